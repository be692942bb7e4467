"""Days counted on from a deed or an occasion told before: 'Three days after the raid, they waited for a convoy'."""

from __future__ import annotations

from datetime import date

from incidents.extractors.date_mentions import DateMention
from incidents.extractors.date_values import ONE_DAY, DateValue, a_day
from incidents.kept import compiled
from incidents.model import Sentence

# 'three days after the vote': the deed is counted from the day of what is told so, and not the other way round.
OCCASION = compiled(
    r"\s(?:the|an?)\s(?:[a-z’'-]+\s){0,2}?(?:vote|elections?|polls?|referendum|run-?off|inauguration|ceasefire|truce"
    r"|(?:peace )?(?:deal|agreement|accord)|visit|talks|summit|deadline|ultimatum|verdict|parade|festival|funeral|coup"
    r"|withdrawal|announcement|handover|election results?)"
    r"(?=[,.;]|\s(?:in|of|on|at|by|with|was|an?|the|two|three|four|five|\d+|gunmen|armed|un(?:known|identified))\b|\Z)"
)

# 'Three days after the raid, they waited for a convoy': counted on from the day of the deed that was told before.
_DEED = compiled(
    r"\s(?:the|that|this|its|their) (?:[a-z’'-]+ ){0,2}?(?:attack|raid|massacre|bombing|blast|explosion|killing"
    r"|shooting|ambush|assault|murder|air ?strike|strike|abduction|kidnapping|clash|battle|fire|shelling|operation"
    r"|incident)s?"
    r"(?: (?:on|at|in|of|near) [^.;,]{2,40})?,"
    r"(?! (?:[\w’'-]+ ){1,6}?(?:is|are|has|have|remains?|still|lies?|stands?)\b)"
)
OPENS = 12  # characters before a day that opens its sentence


def of_deed(text: str, start: int, end: int, sentence: Sentence, told: DateValue | None) -> DateValue | None:
    """The day of the deed of 'Three days after the raid, they waited for a convoy', where that was told before."""
    if told is None or told.precision != "day" or start - sentence.start >= OPENS:
        return None
    return told if _DEED.match(text, end) is not None else None


def last_weekday(weekday: int, day: date) -> DateValue:
    """The latest Friday, for one, up to a day."""
    return a_day(day - (day.weekday() - weekday) % 7 * ONE_DAY)


def of_the_day_before(text: str, last: DateMention | None, start: int) -> bool:
    """'killed on 9 October 1984, a Tuesday, after Mass': which weekday that was."""
    if last is None or not 0 < start - last.end < len(", a  "):
        return False
    return last.value is not None and text[last.end : start] == ", a "
