"""The lexicon: words as they are written, longest terms, and a memory of words that changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incidents import lexicon, packs

RULES = packs.load()
FILED = lexicon.build(RULES)
ALPHABET = "aA sS'’-.\n12_éÉİßΣ"

TOLD = (
    ("Boko Haram gunmen", 0, "actor", ("boko", "haram")),
    ("the Islamic State fighters", 1, "actor", ("islamic", "state")),
    ("a roadside bomb went off", 1, "weapon", ("roadside", "bomb")),
)


@pytest.mark.parametrize(("text", "at", "kind", "words"), TOLD)
def test_the_longest_term_is_met(text: str, at: int, kind: str, words: tuple[str, ...]) -> None:
    assert lexicon.read(text, 0, len(text), FILED).tags[at][kind].words == words


def test_common_words_are_no_names() -> None:
    tags = lexicon.read("boko haram", 0, 10, FILED).tags
    assert "actor" not in tags[0]
    assert "actor" in lexicon.read("Boko Haram", 0, 10, FILED).tags[0]


@given(st.text(ALPHABET, max_size=60), st.text(ALPHABET, max_size=9))
@example("Islamic  State's", "The ")
@settings(deadline=None)
def test_words_stand_where_the_text_has_them(text: str, before: str) -> None:
    start = len(before)
    found = lexicon.read(before + text, start, start + len(text), FILED)
    spans = [(start + m.start(), start + m.end()) for m in lexicon.TOKEN.finditer(text)]
    assert list(zip(found.columns.starts, found.columns.ends, strict=True)) == spans
    assert len(found.tags) == len(spans)
    assert list(found.columns.lows) == [lexicon.fold((before + text)[a:b]) for a, b in spans]


@given(st.lists(st.sampled_from("The US army Boko Haram IS bombed AS a police base base's Army".split()), max_size=9))
@settings(deadline=None)
def test_words_met_before_change_nothing(words: list[str]) -> None:
    text = " ".join(words)
    fresh = lexicon.Lexicon(
        FILED.single,
        FILED.longer,
        lexicon.Forms(FILED.single, FILED.longer),
        lexicon.Gaps(),
    )
    told = lexicon.read(text, 0, len(text), FILED)
    assert told == lexicon.read(text, 0, len(text), fresh)
    lexicon.settle([told.tags])
    again = lexicon.read(text, 0, len(text), FILED)
    assert again == lexicon.read(text, 0, len(text), fresh)  # settling leaves the memory alone
