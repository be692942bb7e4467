"""What a page says of itself: title, date, outlet, address, language; from JSON-LD, OpenGraph, meta and microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from incidents.kept import compiled
from incidents.readers.blocks import tidy
from incidents.readers.published import date_of

_ARTICLE = compiled(r"(?:article|posting|report|story)$", re.I)
_DATES = str.split(
    "article:published_time article:published og:published_time og:article:published_time datepublished "
    "parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date publication_date dc.date.issued "
    "dcterms.issued dc.date dc.date.created dcterms.created dcterms.date citation_publication_date date "
    "article_date_original cxenseparse:recs:publishtime bt:pubdate originalpublicationdate published_date"
)
_SAVED = compiled(r"saved from url=\(\d+\)(\S+)")
_SUFFIX = compiled(r"\s+(?:\||-|–|—|::|»|·)\s+(?P<site>[^|»·]{2,60})$")
_TIME_CLASS = compiled(r"publish|posted|entry-date|pubdate|dateline|article-date|post-date", re.I)
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class PageMetadata:
    title: str | None = None
    published: date | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None
    updates: tuple[tuple[str | None, str | None, str], ...] = ()  # (time, heading, text) of a live blog's entries


def metadata_of(tree: Any) -> PageMetadata:
    """The metadata of a parsed page; None for what it does not tell."""
    meta, article = _metas(tree), _article(tree)
    url = _canonical(tree, meta, article)
    title, suffix = _title(tree, meta, article)
    return PageMetadata(
        title,
        _published(tree, meta, article),
        _name(article.get("publisher"))
        or meta.get("og:site_name")
        or _itemprop(tree, "publisher")
        or suffix
        or _host(url),
        url,
        _string(article.get("inLanguage")) or tree.get("lang") or meta.get("og:locale"),
        tuple(_updates(article)),
    )


def _metas(tree: Any) -> dict[str, str]:
    """Contents of the meta elements by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), tidy(content))
    return found


def _article(tree: Any) -> dict[str, Any]:
    """The JSON-LD object of the article; empty where there is none."""
    objects = [
        item for script in tree.iter("script") if _is_linked_data(script) for item in _objects(_loaded(script.text))
    ]
    ranked = sorted((item for item in objects if _rank(item)), key=_rank, reverse=True)
    return ranked[0] if ranked else {}


def _is_linked_data(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower() and bool(script.text)


def _loaded(text: str) -> Any:
    clean = re.sub(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*$", "", text).strip().rstrip(";")
    try:
        return json.loads(clean, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _objects(data.get(key), depth + 1)


def _rank(item: dict[str, Any]) -> int:
    """How much an object is the page's article: 3 with a date and a headline, 0 not at all."""
    types = item.get("@type")
    names = types if isinstance(types, list) else [types]
    if not any(isinstance(name, str) and (_ARTICLE.search(name) or name == "WebPage") for name in names):
        return 0
    return 1 + bool(item.get("datePublished")) + bool(item.get("headline"))


def _published(tree: Any, meta: dict[str, str], article: dict[str, Any]) -> date | None:
    told = [article.get("datePublished"), *(meta.get(name) for name in _DATES), article.get("dateCreated")]
    told += [_itemprop(tree, "datePublished")]
    return next((day for value in told if (day := date_of(value))), None) or _time_element(tree)


def _time_element(tree: Any) -> date | None:
    """The day of the one time element that is marked as the publication's."""
    for element in tree.iter("time"):
        marks = f"{element.get('class', '')} {element.get('itemprop', '')} {element.get('id', '')}"
        if element.get("pubdate") is None and not _TIME_CLASS.search(marks):
            continue
        if day := date_of(element.get("datetime")) or date_of(tidy(element.text_content())):
            return day
    return None


def _itemprop(tree: Any, name: str) -> str | None:
    for element in tree.iterfind(f".//*[@itemprop='{name}']"):
        inner = element.find(".//*[@itemprop='name']")
        chosen = element if inner is None else inner
        value = chosen.get("content") or chosen.get("datetime") or chosen.text_content()
        if value and len(tidy(value)) < 200:
            return tidy(value)
    return None


def _title(tree: Any, meta: dict[str, str], article: dict[str, Any]) -> tuple[str | None, str | None]:
    """The headline, and the site's name where the title element has it as its suffix."""
    element = tree.find(".//title")
    whole = tidy(element.text_content()) if element is not None else ""
    heads = [text for head in tree.iter("h1") if (text := tidy(head.text_content()))]
    lower = [tidy(head.text_content()) for head in tree.iter("h2")]
    bare, site = _without_site(whole)
    told = _string(article.get("headline")) or _fitting([*heads, *lower], meta.get("og:title") or whole)
    return told or meta.get("og:title") or (heads[0] if len(heads) == 1 else None) or bare or None, site


def _fitting(heads: list[str], title: str) -> str | None:
    """The longest heading that the page's title repeats: the others are the site's name or a section's."""
    fitting = [head for head in heads if len(head) > 3 and head.lower() in title.lower()]
    return max(fitting, key=len, default=None)


def _without_site(title: str) -> tuple[str, str | None]:
    match = _SUFFIX.search(title)
    if not match or len(title[: match.start()]) < 15:
        return title, None
    return title[: match.start()], match["site"].strip()


def _canonical(tree: Any, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    page = article.get("mainEntityOfPage")
    told = [
        *links,
        meta.get("og:url"),
        article.get("url"),
        page.get("@id") if isinstance(page, dict) else page,
        _saved_from(tree),
    ]
    return next((url for url in told if isinstance(url, str) and url.startswith(("http://", "https://"))), None)


def _saved_from(tree: Any) -> str | None:
    """The address that a browser wrote into the page it saved."""
    for comment in tree.getroottree().getroot().itersiblings(preceding=True):
        if match := _SAVED.search(comment.text or ""):
            return match[1]
    return next(
        (match[1] for text in tree.xpath("./comment()[position()<4]") if (match := _SAVED.search(text.text or ""))),
        None,
    )


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _updates(article: dict[str, Any]) -> Iterator[tuple[str | None, str | None, str]]:
    entries = article.get("liveBlogUpdate")
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and (text := _string(entry.get("articleBody"))):
            when = re.search(r"T(\d\d:\d\d)", str(entry.get("datePublished")))
            yield when and when[1], _string(entry.get("headline")), text


def _name(value: Any) -> str | None:
    """The name of an organisation, given as an object, a list of them or a string."""
    first = value[0] if isinstance(value, list) and value else value
    return _string(first.get("name") if isinstance(first, dict) else first)


def _string(value: Any) -> str | None:
    return tidy(value) or None if isinstance(value, str) else None
