"""Mails: the text or else the HTML part, date and sender; a forwarded mail is read as the mail that it forwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr

from incidents.kept import compiled
from incidents.model import Report
from incidents.readers.blocks import goes_on, joined, tidy
from incidents.readers.guard import guarded
from incidents.readers.made import made
from incidents.readers.markup import fragment_lines
from incidents.readers.published import date_of
from incidents.readers.source import Options, Source, UnreadableError

_FORWARDED = compiled(
    r"^[ \t>]*(?:-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht|message transféré|"
    r"mensaje reenviado)\s*-{2,}|begin forwarded message:)[ \t]*$",
    re.I | re.M,
)
_HEADER = compiled(r"^[ \t>*]*(?P<key>from|sent|date|subject|to|cc|reply-to)\s*:\**[ \t]*(?P<value>.*)$", re.I)
_IN_BROWSER = compiled(r"\W*(?:view|read|open) (?:this|it)\b.{0,40}\b(?:browser|online)\b", re.I)
_PREFIX = compiled(r"^(?:\s*(?:fwd?|re|aw|wg|tr|rv)\s*:)+\s*", re.I)
_FOOT = compiled(
    r"^(?:-- ?$|_{8,}$|.{0,60}\bunsubscribe\b|you (?:are receiving|received) this|manage (?:your )?subscription|"
    r"copyright\b|©|\(c\) \d{4}|want to change how you receive|you can update your preferences)",
    re.I,
)


def read(source: Source, options: Options) -> Iterator[Report]:
    data = source.read(options.limits.size)
    with guarded("mail", options.limits.seconds):
        message = _inner(message_from_bytes(data, policy=default), options.limits.nesting)
        lines = _body(message)
        headers = {key: str(message.get(key, "")) for key in ("from", "date", "subject")}
    headers, lines = _unforwarded(headers, lines)
    if not any(headers.values()) and not any(lines):
        raise UnreadableError("no mail: it has neither headers nor a text")
    title = tidy(_PREFIX.sub("", headers["subject"]))
    text = _paragraphs(_without_foot(lines))
    yield made(
        source.name,
        joined([title, text] if title and not text.startswith(title) else [text]) if text else "",
        options,
        title=title,
        dates={"metadata": date_of(headers["date"])},
        file=source.name.rsplit("/", 1)[-1],
        source=_sender(headers["from"]),
    )


def mail_lines(data: bytes, options: Options) -> list[str]:
    """All lines of a mail's text, those of its foot and of what it was forwarded with included."""
    with guarded("mail", options.limits.seconds):
        return [
            line for line in _body(_inner(message_from_bytes(data, policy=default), options.limits.nesting)) if line
        ]


def _inner(message: Message, depth: int) -> EmailMessage:
    """The mail, or the one that it forwards as an attachment."""
    while depth and isinstance(message, EmailMessage):
        attached = [part for part in message.walk() if part.get_content_type() == "message/rfc822"][:1]
        content = attached[0].get_payload() if attached else None
        if not isinstance(content, list) or not content or len(_text(message)) > len(_text(content[0])):
            break
        message, depth = content[0], depth - 1  # type: ignore[assignment]
    if not isinstance(message, EmailMessage):
        raise UnreadableError("no mail that can be parsed")
    return message


def _body(message: EmailMessage) -> list[str]:
    """The lines of the plain part, unless it is but a stub beside the HTML part."""
    plain, html = _part(message, "plain"), _part(message, "html")
    rich = fragment_lines(html) if html else []
    if plain.strip() and 3 * len(plain) > sum(map(len, rich)):
        return [line.rstrip() for line in plain.splitlines()]
    return [part for line in rich for part in (line, "")]


def _text(message: object) -> str:
    return "\n".join(_body(message)) if isinstance(message, EmailMessage) else ""


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, ValueError, AttributeError, KeyError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _unforwarded(headers: dict[str, str], lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Headers and lines of the forwarded mail, where a text forwards one in its body."""
    start = next((number for number, line in enumerate(lines) if _FORWARDED.match(line)), None)
    if start is None:
        return headers, lines
    rest = [re.sub(r"^(?:> ?)+", "", line) for line in lines[start + 1 :]]
    inner: dict[str, str] = {}
    while rest and (not rest[0].strip() or _HEADER.match(rest[0])):
        if match := _HEADER.match(rest[0]):
            inner[match["key"].lower().replace("sent", "date")] = match["value"].strip("* ")
        elif inner and len(inner) > 1:
            break
        rest = rest[1:]
    return {key: inner.get(key) or value for key, value in headers.items()}, rest


def _without_foot(lines: list[str]) -> list[str]:
    """The lines before the signature or the newsletter's foot, which never stands in the first third.

    A line at the head that leads to the newsletter's page is left out too.
    """
    lines = [line for n, line in enumerate(lines) if n > 8 or not _IN_BROWSER.match(line)]
    for number in range(max(1, len(lines) // 3), len(lines)):
        if _FOOT.match(lines[number]):
            return lines[:number]
    return lines


def _paragraphs(lines: list[str]) -> str:
    """The lines joined to paragraphs: a long line goes on in the next one."""
    out: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        text = tidy(line)
        if out and text and goes_on(before, text):
            out[-1] += " " + text
        elif text:
            out.append(text if not before.strip() or not out else f"\x1e{text}")
    return "\n\n".join(out).replace("\n\n\x1e", "\n").replace("\x1e", "")


def _sender(value: str) -> str | None:
    """The sender's name, else the domain of the address."""
    name, address = parseaddr(value)
    return name or address.rpartition("@")[2] or None
