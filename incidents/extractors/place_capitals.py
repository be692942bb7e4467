"""'in the Syrian capital', "hit Somalia's capital", 'a blast in the capital': a town without its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.extractors.place_cues import cue_of
from incidents.extractors.place_spans import UNREAD, Span
from incidents.extractors.place_words import Words
from incidents.gazetteer import Gazetteer, Place, fold
from incidents.kept import compiled
from incidents.model import Sentence

RULE = "world/countries#capital"
_NAME = r"[A-Z][\w'’-]*(?: [A-Z][\w-]*)?"
_CAPITAL = compiled(
    rf"\b(?:in|at|near|outside|around|inside|across|of|from|to|hit|hits|struck|rocked?|rocks|shook|shakes|on|into) "
    rf"((?:the |this )?(?:(?P<owner>{_NAME})['’]s? |(?P<people>{_NAME}) |the (?:(?:country|nation)['’]s )?|its |their )"
    r"(?P<word>capital))(?: city)?\b(?!,? (?:city )?(?:of )?(?:the )?[A-Z]|['’]s |[- –—](?:of|city of|[A-Z])"
    r"| (?:punishment|murder|letters|region|province|market|crime)| [\"“(]?[A-Z]|, [\"“]?[A-Z])"
)

EXAMPLES = (
    {"text": "Two bombs went off in the Syrian capital, killing five.", "place": "Damascus", "country": "SY"},
    {"text": "Mortar bombs hit Somalia's capital on Monday.", "place": "Mogadishu", "country": "SO"},
    {"text": "A convoy was ambushed in Niger on Friday. A second blast in the capital hurt two.", "place": "Niamey"},
    {"text": "A blast in the provincial capital of Helmand in Afghanistan hurt two.", "place": None},
    {"text": "A blast in the Afghan capital, Kabul, hurt two.", "place": None},
)


def capitals(text: str, sentences: Sequence[Sentence], main: str | None, gazetteer: Gazetteer,
             words: Words) -> Iterator[tuple[Span, str | None, bool]]:  # fmt: skip
    """The word 'capital' where it stands for a town: its span with the town, the role its surroundings give, near."""
    if "capital" not in text:
        return
    for sentence in sentences:
        if sentence.section in UNREAD:
            continue
        for hit in _CAPITAL.finditer(text, sentence.start, sentence.end):
            town = capital_of(country_of(hit, main, words), gazetteer, words)
            if town is None:
                continue
            cue = cue_of(text, Span(hit.start(1), hit.end(), text[slice(*hit.span(1))], sentence, ()), words)
            if not cue.drop:
                at = hit.span("word")
                yield Span(*at, text[slice(*at)], sentence, (town,)), cue.role, cue.near


def country_of(hit: re.Match[str], main: str | None, words: Words) -> str | None:
    """The country whose capital is meant: told before the word, else that of the report."""
    told = hit["owner"] or hit["people"]
    if told is None:
        return main
    key = fold(told)
    last = key.rpartition(" ")[2]
    return words.lands.get(key) or next((words.hints[k][0] for k in (key, last) if k in words.hints), None)


def capital_of(country: str | None, gazetteer: Gazetteer, words: Words) -> Place | None:
    """The town, under the name of the packs' list of countries."""
    name = words.capitals.get(country or "", "")
    towns = [p for p in gazetteer.candidates(name) if p.country == country and p.kind == "place"]
    return replace(max(towns, key=lambda p: p.population), name=name) if towns else None
