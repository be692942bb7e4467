"""Days told beside an event: of a statement, of a search for those who did it, of what was before a victim's death."""

from __future__ import annotations

from incidents.kept import compiled

WORDS = frozenset(
    """statement communique communiqué release video message recording bulletin letter tweet post report statements
    videos messages bulletins letters tweets posts reports figure toll number count total account version details detail
    had was were is are""".split()
)  # one of which stands before such a day
# 'In a statement read on state television on Tuesday night, the ministry said ...': the day of the statement.
_ISSUED = compiled(
    r"\b(?:statement|communiqu[eé]|release|video|message|recording|bulletin|letter|tweet|post|report)s?"
    r" (?:that (?:was|were) |which (?:was|were) |it )?(?:read|issued|published|broadcast|aired|released|posted|carried"
    r"|shared|circulated|sent|dated|signed|put out|made public)(?: [^\s.;,]+){0,6}?(?: (?:on|late|early))* \Z"
)
# 'gave the figure of eight to reporters on Tuesday'
_TO_REPORTERS = compiled(
    r"\b(?:gave|put|quoted|provided|repeated|revised|lowered|raised|set) (?:the|a|its|his|her|their) (?:\w+ )?"
    r"(?:figure|toll|number|count|total|account|version|details?)\b[^.;]{0,60}? (?:on |late |early )*\Z"
)
# 'a teacher who had received threats in April, was shot dead': the day of what went before.
_HAD = compiled(
    r"\b(?:who|which|whose [a-z]+|that) had (?!been (?:\w+ )?(?:abduct|kidnap|taken|seized|shot|stabb|kill|attack|wound"
    r"|injur)|gone missing|disappeared|vanished|killed|shot|attacked|stabbed|raided|abducted|kidnapped|bombed|left)"
    r"[^.;,]{3,60} (?:in|on|since|from|last)(?: the| early| late| mid)? \Z"
)
_WAS_NEXT = compiled(r",? (?:(?:was|were|has been|had been|died|fell|is|are) |and (?!was|were)|before )")
# 'police were on Sunday questioning the driver', 'police were questioning a driver on Sunday'
_SEEKING = compiled(
    r"\b(?:was|were|is|are) (?:still )?(?:on |late |early )*\Z"
    r"|\b(?:was|were|are|is) (?:still )?(?:questioning|interrogating|hunting|searching|looking|investigating|seeking"
    r"|combing|pursuing|appealing|examining|trying)(?: [^\s.;,]+){1,8}? (?:on |late |early )*\Z"
)
_SEEKING_NEXT = compiled(
    r" (?:morning |afternoon |evening |night )?(?:still )?(?:questioning|interrogating|hunting|searching|looking"
    r"|investigating|seeking|combing|pursuing|appealing|trying|examining|recovering|fighting for|battling for|preparing"
    r"|mourning|bracing|counting|picking|under)\b"
)


def why(text: str, low: str, end: int) -> str | None:
    """Why a day is of something beside the event; `low` are the words before it in small letters."""
    if _ISSUED.search(low) or _TO_REPORTERS.search(low):
        return "speech"
    if " had " in low and _HAD.search(low) and _WAS_NEXT.match(text, end):
        return "aftermath"
    seeking = _SEEKING.search(low)
    if seeking is None:
        return None
    return "aftermath" if "ing " in seeking[0] or _SEEKING_NEXT.match(text, end) else None
