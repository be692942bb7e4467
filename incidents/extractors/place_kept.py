"""Which names may be taken for places, by the words around them and the kind of name they are."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.extractors.place_cues import Cue
from incidents.extractors.place_names import cached_keys
from incidents.extractors.place_spans import Span
from incidents.extractors.place_words import Words
from incidents.kept import compiled

ADJECTIVE = compiled(r"-[a-z]{3,}$")  # 'rebel-held' is no name
_OFFICER = compiled(r"\S (?:Minister|Commissioner|Secretary|Senator|Chairman|Spokesman|Councill?or) [A-Z]")
SMALL_CITY = 50_000  # inhabitants
SHAPED = 6  # letters in a name whose last syllable tells that it is a place's
_NUMBERED = compiled(r"\d\Z")  # 'the K4 junction', 'PK5'


_HELD = compiled(  # 'the Kurdish-held town of', 'a NATO-funded road'
    r"-(?:controlled|held|inhabited|dominated|majority|populated|run|led|based|funded|backed|occupied|administered"
    r"|speaking|owned|ruled|linked|affiliated|aligned|made|born|era|style|wide|style|friendly|mixed)\Z"
)


_NUMBERING = " *•–-0123456789.)"


def labels(text: str, span: Span) -> bool:
    """'3. Morales: Rebels hit the police station': a town's name, a surname elsewhere, that heads an item."""
    if not span.places or span.why or span.sentence.section != "bullet" or text[span.end : span.end + 2] != ": ":
        return False
    return not text[span.sentence.start : span.start].strip(_NUMBERING)


def is_country(span: Span) -> bool:
    return bool(span.places) and span.places[0].kind == "country"


def person_names(found: Sequence[Span], named: Sequence[tuple[Span, Cue]], words: Words) -> frozenset[str]:
    """The words of names that are persons', and of names of several words that nothing shows to be a place."""
    people = [span.text for span in found if span.why == "titled"]
    people += [span.text for span, cue in named if span.why == "person" and not cue.strong]
    unknown = [(s, c) for s, c in named if not s.places and " " in s.text and not shaped(s, words)]
    people += [s.text for s, c in unknown if not (c.strong or c.placed or c.struck or c.kind)]
    people += [s.text for s, c in named if c.drop and not c.placed]
    return frozenset(cached_keys(word)[0] for name in people for word in name.split())


def shaped(span: Span, words: Words) -> bool:
    """Whether a name looks like a place's: 'Gidan Mallo', 'Kampung Baru', 'Karimabad'."""
    if span.places or span.why:
        return False
    key = cached_keys(span.text)[0]
    first, _, rest = key.partition(" ")
    return bool(rest and first in words.openings) or (len(key) > SHAPED and key.endswith(words.endings))


def key_of_people(name: str, words: Words) -> bool:
    """'a predominantly Christian town', 'the Arab-Jewish city of': peoples or faiths, which no place is named after."""
    keys = (cached_keys(part)[0] for part in (name.split("-") if name.count("-") == 1 else [name]))
    return all(key in words.peoples or key in words.hints for key in keys)


HAMLET = 5_000  # inhabitants
TOLD = frozenset(("lead", "body", "update"))  # sections in which no town stands in capitals


def of_one_person(span: Span, cue: Cue) -> bool:
    """'involved in Pizarro's murder', 'the Pizarro case': a name of a person, and of a small town at most."""
    return cue.drop.endswith("#whose-murder") and all(p.population < SMALL_CITY for p in span.places)


def is_place(span: Span, cue: Cue, words: Words, persons: frozenset[str]) -> bool:
    """Whether a name may be taken for a place, by the words around it and the kind of name it is."""
    if is_country(span):
        return True
    told_of = span.places and cue.kind_rule.endswith("#village-of")  # 'the town of Bodo'
    if (cue.kind == "place" and not told_of and key_of_people(span.text, words)) or (
        not span.places and _HELD.search(span.text)
    ):
        return False
    if not span.places and _OFFICER.search(span.text):
        return False
    if of_one_person(span, cue):
        return False
    if span.why == "person":
        return cue.strong or (cue.weak and cue.placed)
    if span.why == "org" and not (cue.strong and not span.places):
        return bool(span.places) and not cue.drop.endswith("#outlet")
    capitals = not span.places and span.text.isupper() and not _NUMBERED.search(span.text)
    if capitals and (len(span.text) < 5 or (not cue.strong and span.sentence.section in TOLD)):
        return False  # 'the attack against FENASTRAS'
    key = cached_keys(span.text)[0]
    if span.start - span.sentence.start < 2 and key in words.nouns and all(p.population < HAMLET for p in span.places):
        return False  # 'Houses were torched'
    shown = cue.placed or cue.strong or bool(cue.kind) or cue.near or span.sentence.section == "dateline"
    if cue.drop and not (cue.placed or cue.strong):
        return False
    if key in words.wary or key in words.surname or key in words.first or key in persons:
        return shown and (bool(span.places) or cue.strong)
    if span.places:
        return True
    if (cue.drop or cue.facility) and not cue.strong:
        return False
    if shaped(span, words):
        return True
    told = cue.weak and (cue.placed or cue.struck) and span.sentence.section not in ("title", "heading")
    return cue.strong or (told and not ADJECTIVE.search(span.text))
