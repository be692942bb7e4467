"""Reaction: leads that begin with what came of a deed: 'Shops were shut in Tasa on Saturday after gunmen killed 12'.

The day at the head is that of the reaction, and the deed was done on it or a little before: what the report says
further down of its day has it, and only where nothing does is the day of the reaction in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from incidents.events import Trigger
from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_nested import FOLLOWED
from incidents.extractors.date_values import DateValue
from incidents.kept import compiled
from incidents.model import Finding
from incidents.scan import Scene

REACTION = "reaction"  # the cue of such a day
AFTERMATH = "aftermath"  # ... and of one that may lie years behind the deed: of a trial, a memorial
# What leads from a reaction to its deed: 'after', or what is done about deeds only.
_ABOUT = frozenset(
    """protest protested protesting mourn mourned mourning mourners funeral funerals condemn condemned condemning
    condemns denounced denouncing deplored vowed vow pledged coffin coffins vigil vigils manhunt investigating
    demand demanded demanding condolences tribute tributes buried burying bury inquiry inquest probe investigation
    investigations visited visiting toured memorial remembered grieved grieving searching hunting combing sympathised
    sympathized commiserated consoled consoling outrage outcry urged ordered summoned identified resumed reopened
    suspended exhumed rallied marched demonstrated interred cremated honoured honored apologised apologized reacted
    reacting expressed shock shocked saddened imposed declared deployed reinforcements appeared arraigned met
    condolence""".split()
)
_WORDS = frozenset(("after", "following", "where")) | _ABOUT
_LEADS = compiled(
    rf"(?<!hours )(?<!minutes )(?<!shortly )(?<!soon )\b(?:after|following)\b|, where\b"
    rf"|\b(?:{'|'.join(sorted(_ABOUT))})\b"
)
# 'the bodies of those killed by pirates were flown home on Saturday'.
_KIN = frozenset("relatives family families parents widow friends colleagues supporters classmates".split())
_KIN_OF = compiled(rf"\W*(?:the )?(?:{'|'.join(sorted(_KIN))})(?: members)? of\b")
_DONE_WORDS = FOLLOWED | {"flown", "identified", "protested", "appeared", "reburied", "exhumed"}
_DONE_AFTER = compiled(
    r"\b(?:was|were|has been|have been|had been) (?:[a-z]+ly )?"
    r"(?:arrested|detained|captured|extradited|charged|sentenced|jailed|imprisoned|convicted|tried|indicted|acquitted"
    r"|remanded|arraigned|honou?red|(?:re)?buried|exhumed|mourned|flown|identified|laid to rest|commemorated)\b"
    r"|\b(?:appeared in|appeared before|went on trial|pleaded|protested|marched)\b"
)
_HEADED_AFTER = compiled(r"\W*(?:(?:an?|\w+|several|some) (?:hours?|days?|weeks?) |just |shortly |soon )?after\b")
_MEANWHILE = compiled(r",? (?:when|as|after|during|while|in an?|by an?)\b")
_WHILE = compiled(r"\b(?:while|when|during)\b")
LATEST = timedelta(days=7)  # from a deed to the reaction that a lead tells


def is_of_reaction(scene: Scene, day: DateMention, start: int, deed: int, told: Iterable[Trigger | Finding]) -> bool:
    """Whether a day stands before a deed of a clause, and belongs to what is done about it.

    `start` and `deed`: the offsets of the clause and of the deed; `told`: all the deeds and tolls of the clause.
    """
    if scene.words.isdisjoint(_WORDS) or not start <= day.start < day.end < deed:
        return False
    about = _LEADS.search(scene.line.low, start, deed)
    if about is not None and about[0] in ("after", "following") and about.start() < day.end:
        about = _LEADS.search(scene.line.low, day.end, deed)  # 'After the vote gunmen on Sunday ...'
    if about is not None and about[0] == ", where" and day.anaphor is not None:
        return False  # 'Two days later it was the turn of Sola, where six houses were burned'
    if about is None or _WHILE.search(scene.line.low, start, about.start()):
        return False  # 'while the funeral was on, a woman threw a grenade'
    return all(x.start > max(about.end(), day.end) for x in told)


def is_done_after(scene: Scene, day: DateMention, deed: int) -> bool:
    """'Three suspects in the bombing of a church in Jolo were arrested on Friday': a day of what was done later."""
    low, start = scene.line.low, scene.sentence.start
    if "after" in scene.words and deed < day.start and _HEADED_AFTER.match(low, start) and "," in low[deed : day.start]:
        return True  # 'A day after a bomb killed nine, shops reopened on Tuesday'
    if deed < day.start and not scene.words.isdisjoint(_KIN) and _KIN_OF.match(low, start):
        return True  # 'Relatives of a student killed at a checkpoint took his coffin home on Tuesday'
    if scene.words.isdisjoint(_DONE_WORDS) or day.start < deed or _MEANWHILE.match(low, day.end):
        return False
    return _DONE_AFTER.search(low, deed, day.start) is not None


_ASIDE = compiled(
    r", (?:who (?:had|was|has|came|joined|took)|[a-z]+ed|sent|given|taken|born|made|chosen|brought) [^,;:.]*\Z"
)
_VERB = compiled(r",[^,;:.]*\b(?:was|were|has|had|have|died|is|are)\b")


def is_aside(scene: Scene, day: DateMention, deed: int, hurt: Sequence[Finding]) -> bool:
    """'A guard, assigned to him after threats in June, was wounded': a day of what is told of those struck."""
    low, start = scene.line.low, scene.sentence.start
    if low.find(",", start, day.start) < 0 or low.find(",", day.end, scene.sentence.end) < 0:
        return False
    if _ASIDE.search(low, start, day.start) is None:
        return False
    return bool(_VERB.search(low, day.end, max([deed, *[f.end for f in hurt]])))


def may_follow(day: DateMention, deed: DateValue) -> bool:
    """Whether the day of a reaction fits a deed done on another."""
    if day.cue not in (REACTION, AFTERMATH) or day.value is None or day.value.start is None or deed.end is None:
        return False
    later = day.value.start - deed.end
    return timedelta(0) <= later and (day.cue == AFTERMATH or later <= LATEST)
