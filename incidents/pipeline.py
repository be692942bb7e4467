"""The whole way of one report on one screen: scan, find, weigh, group."""

from __future__ import annotations

from dataclasses import replace

from incidents import assemble, clean, forms, frames, group, live, mishaps, pieced, recase, scan, thin, violence, weigh
from incidents.gazetteer import Gazetteer, open_gazetteer
from incidents.kept import unswept
from incidents.model import UNSPOKEN, Extraction, Note, Report
from incidents.packs import Rules
from incidents.resources import resource

BRIEF = 4  # sentences of a note


def extract(report: Report, rules: Rules) -> Extraction:
    """The incidents that the rules read in a report, and why other words were left out.

    What hides words (soft hyphens, entities) is out of the way meanwhile; offsets are into the report's own text.
    """
    if not _is_spoken(report.language, rules):
        why = f"{UNSPOKEN} {report.language}"
        return Extraction(replace(report, notes=(*report.notes, why)), (), (Note("read", 0, 0, "", why),))
    bare = clean.cleaned(report.text)
    if bare is None:
        return _in_any_form(report, rules)
    return clean.restored(_in_any_form(replace(report, text=bare.text), rules), report, bare)


def _in_any_form(report: Report, rules: Rules) -> Extraction:
    """The incidents of a report; what it tells in tables and records is read as sentences."""
    told = forms.as_sentences(report.text, rules)
    if told is None:
        return _in_any_case(report, rules)
    return clean.restored(_in_any_case(replace(report, text=told.text), rules), report, told)


def _in_any_case(report: Report, rules: Rules) -> Extraction:
    """The incidents of a report; one written all in capitals is read as it would be written otherwise."""
    if not recase.in_capitals(report.text):
        return _extracted(report, rules)
    read = replace(report, text=recase.recased(report.text, rules, _gazetteer(rules)))
    return clean.as_written(_extracted(read, rules, wire=True), report)


@unswept
def make_ready(rules: Rules) -> None:
    """Makes, once, what the first report would wait for: the index of places, the lexicon, the grammars."""
    if not rules.memo.get("ready"):
        _extracted(Report("", "A bomb killed two people in Kirkuk on Monday."), rules)
        rules.memo["ready"] = True


def _is_spoken(language: str | None, rules: Rules) -> bool:
    """Whether a pack reads a language; a report whose language is not known is tried."""
    spoken = {pack.language for pack in rules.packs if pack.language}
    return language is None or not spoken or language in spoken


def _extracted(report: Report, rules: Rules, *, wire: bool = False) -> Extraction:
    page = scan.scan(report, rules, _gazetteer(rules))
    told, notes = frames.frames(page)
    told = live.headed(page, told)
    clusters = group.cluster(
        told,
        page.places,
        logged=bool(page.positions),
        mishap=mishaps.mishap(page),
        brief=len(page.sentences) <= BRIEF,
        notes=notes,
    )
    if not clusters and not mishaps.mishap(page):
        clusters = pieced.together(page, told)
    harm = any(f.casualties for c in clusters for f in c.all)
    genre = weigh.genre(page, weak=not harm)
    if genre is not None:
        notes.append(Note("weigh", 0, 0, "", f"the whole report is {genre}"))
        clusters = violence.news(clusters, genre, titled=weigh.titled(page, genre))
    if clusters and not page.positions and not wire:  # wires in capitals are of events, and were not weighed
        points = thin.points(page, clusters, [n.stage for n in notes].count("weigh"))
        if points < 0:
            notes.append(Note("weigh", 0, 0, "", f"the whole report tells too little of an event: {points:.1f} points"))
            clusters = []
    return Extraction(report, tuple(assemble.incidents(page, clusters)), tuple(notes))


def _gazetteer(rules: Rules) -> Gazetteer:
    """The gazetteer of these rules, opened once."""
    if "gazetteer" not in rules.memo:
        shipped = resource("seeds") / "packs"
        own = [p.path for p in rules.packs if shipped not in p.path.resolve().parents]
        rules.memo["gazetteer"] = open_gazetteer(extra=own)
    found: Gazetteer = rules.memo["gazetteer"]
    return found
