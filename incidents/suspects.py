"""The person who did it, where a report names one: as the suspect, as who confessed, was charged or found guilty.

Who is named so is mostly named in another sentence than the deed: 'Three people were killed in a shooting on Sunday.
The suspect, 22-year-old Martin Olsen, was arrested.' The words right before a name, or right behind it, tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from incidents.affinity import Cluster
from incidents.identified import HARMED
from incidents.kept import compiled
from incidents.model import Mention
from incidents.nouns import Who
from incidents.passage import around
from incidents.scan import Page, Scene

_HE = (
    r"(?:suspects?|suspected \w+|gunman|shooter|attacker|assailant|killer|murderer|perpetrator|knifeman|bomber|accused)"
)
_AGE = r"(?:(?:an? |the )?\d+-year-?old )?(?:(?:[a-z][\w-]* ){0,3}(?<!\bof )(?<!\bby ))?"
# 'The suspect, 22-year-old', 'police have arrested', 'named the gunman as', 'identified him as'.
_BEFORE = compiled(
    rf"\b(?:{_HE}(?:,| as|, named as|, identified(?: by \w+)? as|, named|, believed to be| was identified as"
    rf"| has been identified as| is| was)? {_AGE}|(?:arrested|detained|charged|convicted|remanded) {_AGE}"
    rf"|(?:identified|named) (?:him|her|the (?:\w+ )?{_HE}) as {_AGE}"
    rf"|(?:shot|stabbed|killed|murdered|beaten|attacked|hacked|raped|strangled)(?: \w+){{0,2}} by {_AGE})\Z"
)
_BE = r"(?:was|were|is|are|has been|have been|had been)"
_DEED = r"(?:the |a |his |her |having |to |carrying out |committing )*(?:\w+ ){0,2}?"
_DONE = (
    r"(?:murder\w*|kill\w*|shoot\w*|stabb\w*|attack\w*|assault\w*|rap(?:e|ing)\b|crimes?|manslaughter|homicide|arson"
    r"|bomb\w*|kidnap\w*|abduct\w*|terror\w*|deed|massacre)"
)
# 'Ali Demir, the husband of a client, confessed', 'Abel Nkosi and Peter Zulu were found guilty of killing'.
_BEHIND = compiled(
    r"(?:,\s[^.;,]{2,60},| of [^.;,]{2,30}(?:, [^.;,]{2,30},)?|,)?"
    r"(?:\s(?:and|later|also|then|who|has|have|had|\w+ly))*\s"
    r"(?:confess\w*|went on to (?:kill|shoot|stab)|turned (?:him|her)self in|shot and killed himself"
    rf"|admit\w* {_DEED}{_DONE}"
    r"|(?:drove|rammed|ploughed) [^.;]{2,40} into|opened fire|shot (?!by\b)|stabbed|attacked|set fire to|detonated"
    r"|pleaded (?:not )?guilty"
    rf"|{_BE} (?:\w+ly )?(?:charged with|convicted of|found guilty[^.;,]{{0,30}} of|suspected of"
    rf"|accused of|arrested (?:over|for|in connection with)|sentenced[^.;,]{{0,40}} for|indicted for) {_DEED}{_DONE})",
)
_CUES = compiled(
    rf"\b(?:{_HE}|arrested|detained|charged|convicted|remanded|confess\w*|guilty|admit\w*|went on to|himself)\b"
)


def suspect(page: Page, c: Cluster, taken: frozenset[int], *, main: bool) -> Mention | None:
    """The person named as the doer in the passage of an incident; of the main one, the only one of the report."""
    told = (s for s in around(page, c, taken) if main or not _of_another(s, c))
    near = next((m for s in told for m in _told(s) if not harmed(c, m)), None)
    if near is not None or not main:
        return near
    names = {m.value.head: m for s in page.scenes if s.sentence.index not in taken for m in _told(s)}
    only = next(iter(names.values())) if len(names) == 1 else None
    return only if only is not None and not harmed(c, only) else None


def _of_another(scene: Scene, c: Cluster) -> bool:
    """Whether a sentence stands in a paragraph before that in which an event begins: its suspect is another's."""
    first = (c.frames or c.titles)[0].scene.sentence
    return scene.sentence.index < first.index and scene.sentence.paragraph != first.paragraph


def harmed(c: Cluster, m: Mention) -> bool:
    """Whether a person is a victim; one who is arrested, or dies as the attacker, is none."""
    hurt = (x for f in c.all for x in f.casualties if x.field in HARMED and not x.value.attackers)
    struck = (t.target for f in c.all for t in f.triggers if t.kind != "raid_arrest")
    return any(w is m.value for x in hurt for w in x.value.who) or m in struck


def _told(scene: Scene) -> Iterator[Mention]:
    """The persons whom a sentence names as suspect or guilty, in order."""
    text, start, end = scene.line.text, scene.sentence.start, scene.sentence.end
    if not _CUES.search(text, start, end):
        return
    for m in scene.mentions:
        if (
            isinstance(m.value, Who)
            and m.value.named
            and (_BEFORE.search(text, start, m.start) or _BEHIND.match(text, m.end))
        ):
            yield m
