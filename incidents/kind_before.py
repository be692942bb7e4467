"""What was told before a deed of its type: a protest that it ended, rockets of which one struck, a deed like it."""

from __future__ import annotations

from incidents.affinity import Cluster
from incidents.arrests import GENERIC
from incidents.kept import compiled
from incidents.kind_words import words
from incidents.scan import Page

BEFORE = 2  # sentences of its paragraph that lead up to a deed
SHARE = 0.2  # of the sentences of a report that make it one of protests


def of_unrest(page: Page) -> bool:
    """Whether a report is one of protests: its title says so, or a fifth of its sentences."""
    told = [bool(words(page.rules).among("unrest") & scene.words) for scene in page.scenes]
    titled = any(t for t, scene in zip(told, page.scenes, strict=True) if scene.sentence.section == "title")
    return titled or sum(told) >= max(1, SHARE * len(told))


SENT = {"artillery": "shelling", "air": "air_drone_strike", "drone": "air_drone_strike"}


def pointed_back(page: Page, cluster: Cluster, before: str | None) -> str | None:
    """The type that a clause has from what was told before it; None where it tells of a deed of its own.

    'A cleaner was hurt in similar circumstances', 'while another in Tasa killed six' are of the type of the incident
    before; 'One struck Sderot' of that of the rockets told of in the same paragraph.
    """
    first = (cluster.frames or cluster.titles)[0]
    told, line = words(page.rules), first.scene.line
    own = any(t.word not in GENERIC for t in first.deeds)
    if before and not own and told.within("alike", line, first.start, first.end):
        return before
    if before and not own and told.follows("another-one", line, first.start, first.end):
        return before
    if first.weapons or not told.follows("one-struck", line, first.start, first.end):
        return None
    at = page.at(first.scene.sentence.start)
    near = [s for s in page.scenes[max(0, at - 2) : at] if s.sentence.paragraph == first.scene.sentence.paragraph]
    sent = [m.value.kind for s in near for m in s.told["weapon"] if m.value.kind in SENT]
    return SENT[sent[-1]] if sent else None


PARTISAN = 3  # words by which a report shows that one who fights has written it
_QUOTED = compiled(r"[“\"][^“”\"]{0,600}[”\"]")


def of_a_party(page: Page) -> bool:
    """Whether a report is a communiqué of a group that fights: it calls others the enemy, and men its own."""
    sign = words(page.rules).signs.get("partisan")
    if sign is None or not page.scenes or not sign.pattern.search(page.scenes[0].line.low):
        return False
    return len(set(sign.pattern.findall(_QUOTED.sub(" ", page.scenes[0].line.low)))) >= PARTISAN


def after_a_rally(page: Page, cluster: Cluster) -> bool:
    """'They marched to the market. The police fired on it': the sentences before it tell of a protest or of a crowd."""
    first = (cluster.frames or cluster.titles)[0].scene.sentence
    at = page.at(first.start)
    near = [s for s in page.scenes[max(0, at - BEFORE) : at] if s.sentence.paragraph == first.paragraph]
    told = words(page.rules)
    return any(
        told.among("unrest") & s.words or told.within("gathered", s.line, s.sentence.start, s.sentence.end)
        for s in (*near, *page.scenes[at : at + 1])
    )
