"""What is cut from a page before its article is sought: menus, related links, comments, boxes, banners."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import Any

from incidents.kept import compiled
from incidents.readers.blocks import lines_of

_CONTAINERS = (
    "div",
    "section",
    "aside",
    "ul",
    "ol",
    "dl",
    "p",
    "nav",
    "table",
    "td",
    "form",
    "footer",
    "figure",
    "h3",
    "h4",
)
_FURNITURE = compiled(
    r"(?:^|[\s_-])(?:related|recommend\w*|newsletter\w*|comments?|disqus\w*|respond|share|sharing|social|cookies?|consent|"
    r"gdpr|paywall|subscri\w*|promo\w*|sponsored|advert\w*|banner|popular|trending|breadcrumbs?|sidebar|widget-area|"
    r"post-navigation|nav-links|tags?-links?|cat-links|topics|most-?(?:read|viewed|popular)|read-?(?:more|also|next)|"
    r"more-(?:from|on|stories|news)|see-?also|site-footer|also-read|outbrain|taboola|author-(?:bio|box))(?:$|[\s_-])",
    re.I,
)
_STATE = compiled(r"\b(?:no|has|with|without)-\S+|\bcomments?-(?:open|opened|closed|off|on|enabled|disabled)\b", re.I)
_HEADS = ("h2", "h3", "h4")
_HEAD = compiled(
    r"\s*(?:more (?:on|from|in|news|stories|like)\b|you (?:may|might) also like|(?:the )?latest(?: news| stories)?\s*$|"
    r"related\b|most (?:read|viewed|popular|shared)|read (?:more|next|also)\b|recommended\b|top stories|trending|"
    r"see also|share this|tags:?\s*$|(?:\d+ )?comments?\s*$|leave a (?:reply|comment)|recent (?:posts|comments)|"
    r"archives?\s*$)",
    re.I,
)
_CARDS = ("article", "div", "li", "section", "a", "header")
_TEASER = 300  # characters of a card
_HIDDEN = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_POINTER = compiled(
    r"^\W*(?:read|see|watch|listen)\s+(?:also|more|next)\b|^\W*(?:also read|related|recommended|read:)\b", re.I
)
_ROLES = ("dialog", "navigation", "search", "complementary")
_SETTING = {"table": "div", "tbody": "div", "tr": "div", "td": "div", "th": "div"}


def prune(tree: Any, *, teasers: bool = True) -> None:
    """Takes the furniture out of the tree; an element that holds most of the page's text is never furniture."""
    for element in list(tree.iter("noscript")):
        element.drop_tree()
    for element in list(tree.iter("pre")):
        _set_out(element)
    for card in _teasers(tree) if teasers else ():
        card.drop_tree()
    for table in list(tree.iter("table")):
        _unset(table)
    body = tree.find("body")
    whole = _length(tree if body is None else body)
    for element in list(tree.iter(*_CONTAINERS)):
        if element.getparent() is not None and _is_furniture(element, whole):
            element.drop_tree()


def _is_furniture(element: Any, whole: int) -> bool:
    if _is_marked(element):
        return _length(element) < whole / 2 and not _holds_article(element)
    return _is_of_links(element)


def _is_marked(element: Any) -> bool:
    """Whether an element's role, style, class or id says that it is no part of the article."""
    if element.get("role") in _ROLES or _HIDDEN.search(element.get("style", "")):
        return True
    if element.tag in _HEADS:
        return bool(_HEAD.match(element.text_content()))
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    return marks != " " and bool(_FURNITURE.search(_STATE.sub("", marks)))


def _teasers(tree: Any) -> list[Any]:
    """Cards that lead to other stories: like siblings, each a linked heading and a few words."""
    rows: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for head in tree.iter("h2", "h3", "h4", "h5"):
        card = _card(head) if _is_linked(head) else None
        if card is not None:
            rows[card.getparent(), card.tag].append(card)
    return [card for row in rows.values() if len(row) > 1 for card in row]


def _is_linked(head: Any) -> bool:
    return head.find(".//a") is not None or any(above.tag == "a" for above in _above(head, 2))


def _above(element: Any, most: int) -> list[Any]:
    return list(islice(element.iterancestors(), most))


def _card(head: Any) -> Any:
    """The largest element round a linked heading that holds no other heading and few words."""
    card = None
    for element in _above(head, 5):
        heads = sum(1 for _ in element.iter("h1", "h2", "h3", "h4", "h5"))
        if element.tag not in _CARDS or heads > 1 or _length(element) > _TEASER:
            break
        card = card if element.tag == "a" else element
    return card


def _holds_article(element: Any) -> bool:
    return element.find(".//h1") is not None or any(
        "articleBody" in part.get("itemprop", "") for part in element.iter()
    )


def _is_of_links(element: Any) -> bool:
    """Whether an element is all links: a menu, a list of other stories, a line `Read also: ...`."""
    links = element.findall(".//a")
    if not links:
        return False
    linked = sum(map(_length, links))
    length = _length(element)
    if len(links) == 1:
        return element.tag == "p" and linked > 0.6 * length and bool(_POINTER.match(element.text_content()))
    return linked > 0.9 * length


def _set_out(pre: Any) -> None:
    """Makes paragraphs of typed text, whose lines were wrapped."""
    lines = list(lines_of(pre))
    for child in list(pre):
        child.drop_tree()
    pre.tag, pre.text = "div", None
    for line in lines:
        paragraph = pre.makeelement("p")
        paragraph.text = line
        pre.append(paragraph)


def _unset(table: Any) -> None:
    """Makes divisions of a table that only sets out the page: one of its cells holds most of its text."""
    cells = [_length(cell) for cell in table.iter("td", "th")]
    if cells and max(cells) > max(200, sum(cells) / 2):
        for element in list(table.iter(*_SETTING)):
            element.tag = _SETTING[element.tag]


def _length(element: Any) -> int:
    return len("".join(element.text_content().split()))
