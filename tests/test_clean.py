"""What hides words from the rules is taken out for them, and every offset holds in the text as it was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.clean import cleaned
from incidents.model import Report
from incidents.packs import load
from incidents.pipeline import extract

EXAMPLES = [
    ("kil\u00adled", "killed"),
    ("\u200bTwo\u2060 guards\ufeff", "Two guards"),
    ("Smith &amp; Sons&nbsp;Ltd", "Smith & Sons Ltd"),
    ("the army\u00e2\u20ac\u2122s post", "the army’s post"),
    ("Bogot\u00c3\u00a1", "Bogotá"),
    ("\u202eright to left\u202c", "right to left"),
    ("l&#8217;arm&#xe9;e", "l’armée"),
    ("kil&shy;led", "killed"),
]
UNTOUCHED = [
    "Two guards died.",
    "AT&T; R&D",
    "Mocímboa",
    "São Tomé",
    "&unknown;",
    "Ãœ",
    "naïve Â",
    "\u200cمی\u200cشود",
    "",
]


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES)
def test_what_hides_words_is_taken_out(text: str, wanted: str) -> None:
    clean = cleaned(text)
    assert clean is not None
    assert clean.text == wanted
    assert len(clean.starts) == len(clean.ends) == len(wanted)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_texts_stay(text: str) -> None:
    clean = cleaned(text)
    assert clean is None or clean.text == text


@given(
    st.lists(
        st.sampled_from(
            ["a", "é", " ", "\u00ad", "\u200b", "&amp;", "&nbsp;", "\u00e2\u20ac\u2122", "\u00c3\u00a1", "&", "Z\n"]
        ),
        max_size=30,
    )
)
def test_spans_come_back_to_the_words_they_came_from(parts: list[str]) -> None:
    text = "".join(parts)
    clean = cleaned(text)
    if clean is None:
        return
    assert list(clean.starts) == sorted(clean.starts)
    for place, character in enumerate(clean.text):
        start, end = clean.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        original = text[start:end]
        assert original == character or (inner := cleaned(original)) is None or inner.text == character
    whole = clean.span(0, len(clean.text))
    assert cleaned(text[slice(*whole)]) is None or cleaned(text[slice(*whole)]).text == clean.text  # type: ignore[union-attr]


@pytest.mark.parametrize("marks", ['""', "''", "“”", "‘’", "«»", "``"])
def test_marks_around_a_verb_of_killing_hide_nothing(marks: str) -> None:
    text = f"Turkish forces {marks[0]}neutralized{marks[1]} 12 PKK terrorists in Hakurk on Monday."
    incident = extract(Report("x", text), load()).incidents[0]
    assert incident.killed == 12
    assert all(text[e.start : e.end] == e.text for e in incident.evidence)


@pytest.mark.parametrize("verb", ["eliminated", "liquidated", "neutralised", "martyred"])
def test_each_verb_of_distance_counts(verb: str) -> None:
    text = f'Three guards were "{verb}" in an attack in Bannu on Sunday.'
    assert extract(Report("x", text), load()).incidents[0].killed == 3
