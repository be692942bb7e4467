"""What a date stands for: the day of an event, or a bound, a statement, a source, what came after or is to come."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from incidents.extractors import date_besides
from incidents.extractors.date_values import DateValue
from incidents.extractors.records import record_since
from incidents.kept import compiled
from incidents.model import Sentence

_CITED = compiled(r"\((?:[A-Z][\w’'.&-]*|de|of|the|and|,|\s)+$")
_SINCE = compiled(r"\bsince\b[^,;:]*$")  # 'since the rebels took the town in 2014'
# 'the toll from Friday's raid', 'rode home from Saturday night prayers': no bound
_OCCASION = compiled(r" (?:prayers?|mass|service|worship|market|sermon|vigil|shift|practice|training|class(?:es)?)\b")
# 'since 12 May, when ...', 'since March, when ...': the day or month on which the deed was done that the clause tells.
_BEGINS = compiled(r",? (?:when|the (?:day|night|morning|evening|date) (?:on which|when|that))\b")
# 'deserted since the attack of 3 May': the day of the attack, and no bound.
_OF_DEED = compiled(
    r"\bsince (?:(?:the|an?) (?:\S+ ){0,3}?(?:attack|raid|massacre|bombing|blast|killing|shooting|ambush)s? (?:of|on) "
    r"|(?:[\w’'-]+ ){1,4}?(?:(?:attack|assault|siege|fighting|clashes|battle|violence)"
    r" (?:began|started|erupted|broke out)"
    r"|attacked|stormed|raided|overran|invaded|ambushed|opened fire|burst into)(?: [^\s.,;:]+){0,5} (?:on )?)\Z"
)
# 'not seen since armed men took him away on 12 May', 'missing since 12 May': the day on which it was done.
_GONE = compiled(
    r"\b(?:missing|captive|vanished|(?:not|nothing has) (?:been )?(?:seen|heard)|no (?:word|news|trace)|whereabouts)\b"
    r"[^.;]*\bsince\b"
)
_DEAD = compiled(r"\b(?:bod(?:y|ies)|corpses?|remains|found dead)\b")
# 'at the front since the day her brother was taken from the road in May': when it was done.
_SINCE_THE_DAY = compiled(
    r"\bsince the (?:day|night|morning|evening) [^.;,]{2,60}? (?:was|were|had been) (?:taken|seized|abducted|kidnapped"
    r"|killed|shot|murdered|bombed|attacked|burn(?:ed|t)|torched|raided|stormed|ambushed|shelled|beheaded|executed|hit)"
    r"(?: [^\s.,;:]+){0,8} (?:on|in) (?:the )?\Z"
)
# 'As has been informed, on 13 September units opened fire': the day of the deed.
_AS_TOLD = compiled(
    r"\A\W*as (?:\w+ ){0,5}?(?:informed|reported|said|announced|stated|noted|told|written|published)"
    r"(?: \w+)?, (?:on )?\Z",
)
# 'the first bombing since the general election of 9 March': no day of a deed.
_MILESTONE = compiled(
    r"\b(?:elections?|vote|polls?|referendum|inauguration|independence|ceasefire|cease-fire|truce|accords?|agreement"
    r"|deal|treaty|handover|withdrawal|takeover|deployment|World Cup|summit|verdict)(?: (?:of|in|on|last|the)){0,2} \Z"
)
_CREDIT = ("responsibility", "credit", "authorship")
_OF_CLAIMS = ("responsibility ", "credit ", "authorship ", " on ", " late ", " early ", " the ")
LASTING = 10  # days
# 'clashes were reported on 5 July around the mine': the day of the deed.
_TOOK_PLACE = compiled(r"\b(?:was|were|been) reported (?:on )?\Z")
_PLACE_NEXT = compiled(r" (?:in|at|around|near|between|outside|along) ")
# 'Earlier today the Front claimed responsibility': the day of the claim.
_CLAIMS = compiled(r",? (?:the )?(?:[A-Z][\w’'-]*,? ){1,4}claimed (?:authorship|responsibility|credit)\b")
# 'marked by the 24 April attack at Sola': the day of the attack, and no bound.
DEED_NEXT = compiled(
    r"(?:['’]s)? (?:[a-z]+ )?(?:attack|raid|massacre|bombing|blast|killing|shooting|ambush|assault|abduction|invasion"
    r"|explosion|strike|siege|stabbing|murder|clash|violence|bloodshed|carnage|kidnapping|slaughter)(?:e?s)?\b"
)
# 'took responsibility on Thursday for an attack': the day of the claim.
_CLAIMED = compiled(
    r"\b(?:claim|took|takes|tak|accept|assum|admitt)\w* (?:the |full |its |their )?(?:responsibility|credit|authorship)"
    r"(?: in [^,;.]{3,30}?)?(?: late| early)? (?:on )?(?:the )?\Z"
)
_LASTS = compiled(
    r"\b(?:have|has) (?:also )?(?:been )?(?:fighting|fought|clash\w*|battl\w+|attack\w*|shell\w*|bomb\w*"
    r"|killed|left|claimed|cost|died|exchang\w+ fire|set upon"
    r"|burn\w*|torch\w*|loot\w*|riot\w*|rag(?:ed|ing)|pound\w*|besieg\w+)\b"
    r"[^.;]*\bsince (?:[a-z]+ ){0,2}\Z"
)
_DAY = compiled(r"\b\d\d?\b|day\b", re.IGNORECASE)
_CONVERTED = compiled(r"\[\d{4}\s+GMT\s+(?:ON\s+)?$")  # '[0230 GMT ON 12 JANUARY]': the monitor's own time
# 'was freed on Friday', 'died of his wounds on Sunday', 'the toll rose to 14 on Monday': the day of what came after.
_DEATHS = ("away ", "died ", "succumbed ", "last ", " this ", " on ", " late ", " early ")
_DIED = compiled(
    r"\b(?:passed away|died|succumbed|breathed (?:his|her|their) last)(?: (?:on|late|early))? (?:this )?\Z"
)
_IN_HOSPITAL = compiled(
    r"\s(?:morning |afternoon |evening |night )?(?:at|in) (?:[\w’'.-]+ ){1,6}?(?:hospital|clinic)\b", re.I
)
# 'The police, who confirmed the incident on Monday, said that ...', 'residents told our reporter on Monday'
_CONFIRMED = compiled(
    r"\b(?:confirm|condemn|denounc|describ|recount|narrat|lament|decr|deplor|acknowledg|disclos|relay)(?:ed|ied|ing) "
    r"(?:the|this|that) (?:\w+ )?(?:incident|development|news|report|story|tragedy)"
    r"(?: to (?:[\w’'-]+ ){1,4}?)?(?: in [\w’'-]+)?(?: (?:on|late|early))* \Z"
    r"|\b(?:told|informed) (?:our|this|the) (?:[\w’'-]+ ){0,3}?(?:reporters?|correspondents?|newspaper|paper|station)"
    r"(?: (?:in|by) [\w’'-]+)?(?: (?:on|late|early))* \Z"
)
_WHO = compiled(r"\b(?:who|which) (?:[a-z]+ ){0,6}?\Z|\bwho \w+ [^.;,]{0,40}\Z")
_SAID_NEXT = compiled(r",\s(?:also\s)?(?:said|told|added|explained|stated|disclosed|noted|blamed)\b")
_JUDGED = compiled(
    r"\s(?:,? ?(?:the |an? )?(?:[\w’'-]+ ){0,4}?(?:court|judges?|jury|tribunal|magistrates?|assizes)"
    r"(?: (?:in|of|at) [A-Z][\w’'-]+)? )?"
    r"(?:paraded|charged|remanded|jailed|sentenced|convicted|acquitted|indicted|arraigned|freed|released|cleared)\b",
    re.IGNORECASE,
)
_AFTERMATH = compiled(
    r"(?:\b(?:buried|cremated|laid to rest)(?: (?!\w+ed\b|shot\b|slain\b|who\b)[\w,’'-]+){1,5}?"
    r"|\b(?:wounded|injured|hurt|shot) (?:(?!and\b|while\b|but\b)[\w’'-]+ ){2,10}(?:has |have )?died"
    r"|\bput in(?:to)? the (?:ground|earth)(?: [\w,’'.-]+){0,5}?"
    r"|\b(?:who|whom|(?:that|and) (?:he|she|they|one)) (?:later |subsequently )?died"
    r"|\b(?:released|freed|set free|interred|entombed|buried|discharged|arraigned|remanded|sentenced|jailed|imprisoned"
    r"|acquitted|convicted|charged|sworn in|extradited|(?:went|goes|going|gone|put) on trial|pleaded (?:not )?guilty)"
    r"|\btrials? (?:over|for|of|on|into|about) [^.;]{2,80} (?:open(?:ed|s)|beg[ai]ns?|start(?:ed|s)|resume[ds]|ended)"
    r"|\bsuccumbed(?: to [^.;,]{2,30})?"
    r"|\bdied (?:later |there )?(?:of|from|in|at) (?:(?:an?|the|his|her|their) )?(?:[\w.-]+ ){0,4}?"
    r"(?:wounds|injuries|hospital|clinic|surgery)"
    r"|(?:\b(?:toll|number of (?:the )?(?:dead|deaths|killed|victims))\b[^.;,]{0,60}? (?:to|at|stood at|reached)"
    r"|\b(?:rose|risen|climbed|jumped) to) (?:(?:more|fewer) than |at least |about |around |over |nearly |some )?"
    r"[\w,-]+(?: dead)?"
    r"|\b(?:jailed|sentenced|convicted|charged|imprisoned|indicted|remanded|condemned) (?:an?|the|two|three|four|five"
    r"|six|his|her|\d+) (?:[\w’'-]+ ){0,4}?[\w’'-]+(?: to (?:death|life|[\w-]+ years)[^.;,]{0,20}?)?"
    r"|\b(?:before|until)\b[^.;,]{0,60}\b(?:truce|cease-?fire|peace (?:deal|accord|agreement))(?: \w+){0,3}?"
    r"|\b(?:after|with|following|since|by) the deaths?"
    r"|\b(?:bod(?:y|ies)|remains|wounded|injured) (?:was|were|had been) "
    r"(?:brought|taken|flown|moved|handed over|airlifted)"
    r"(?: [\w’'-]+){0,6}?"
    r"|\bconfirmed (?:the |its |a )?(?:[\w-]+ )?(?:toll|deaths?|number|figures?|count)"
    r"|\b(?:opened|launched|ordered|announced|began|started) (?:an?|the|its|their) (?:\w+ ){0,2}"
    r"(?:inquiry|investigation|probe|manhunt|search|inquest)"
    r"|\b(?:visited|toured|flew to|travelled to|traveled to|arrived in|arrived at) (?:[\w’'-]+ ){1,4}?"
    r"|\b(?:funerals?|burials?|vigils?|prayers?) (?:for [^.;,]{2,40} )?(?:was|were|took place|held)(?: held)?"
    r"|\b(?:court|jury|tribunal|inquest|inquiry|commission|hearing) (?:has |had )?(?:heard|was told)"
    r")(?: (?:early|late|earlier|later|only))?(?: (?:on|in|by|the|that|a|at))*\s*$",
)
_FUTURE = compiled(
    r"\b(?:(?:will|shall)(?! (?:also )?(?:be )?(?:recall|remember))"
    r"|(?:is|are|was|were) (?:due|to be|to have|scheduled|planned|expected|set (?:to|for))|is to|are to|"
    r"would be held|go(?:es)? to (?:the polls|vote)|starts|begins|takes effect"
    r"|upcoming|scheduled for|planned for|due (?:to|on|in)"
    r"|next (?:bulletin|update|issue|edition|report|summary|briefing|hearing|meeting)"
    r"|(?:remanded|adjourned|postponed|put off|deferred)\b[^.;]{0,40} (?:to|until|till|for))\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_CLEFT = compiled(
    r"\bit (?:was|happened|is) (?:only |also )?(?:(?:in|at|near|outside) [^.;,]{2,40} )?"
    r"(?:(?:just |a little |shortly |some time )?(?:after|before|past|around|about|at) [^.;,]{1,20} )?"
    r"(?:on |in )?(?:the )?$",
    re.IGNORECASE,
)  # 'It was on 8 May', 'It was in Darawa on 8 May'
_HAPPENED = compiled(
    r"\b(?:will|shall)\b.*\b(?:was|were|had)\s+\w", re.IGNORECASE | re.DOTALL
)  # 'will recall, he was shot'
_AHEAD = compiled(
    r"will|shall|due|is to|are to|to be|to have|schedul|planned|would be|upcoming|expected| set (?:to|for)"
    r"|remanded|adjourned|postponed|put off|deferred| go | goes |starts|begins|takes effect|[Nn]ext "
)
_FUTURE_AFTER = compiled(
    r"^,?(?:\s+(?!and\b|which\b|that\b|who\b|but\b)[\w’'-]+){0,4}\s+(?:will|shall)\b", re.IGNORECASE
)
_STAMP_BEFORE = compiled(
    r"^\W*(?:(?:updated?|original(?: entry)?|posted|entry|latest|day \d+)\W*(?:\d+\W*)?)?$", re.IGNORECASE
)
_STAMP_AFTER = compiled(
    r"^[,.]?\s*(?:\(?\d{1,2}(?:[:.h]?\d\d)?\s*(?:[ap]\.?m\.?|gmt|utc|hrs|local time|edt|est)?\)?)?[,\s]*(?:[:–—]|$)"
    r"|^[^.\n]{0,45}\)\s*$",
    re.IGNORECASE,
)


# 'the accord signed on 3 March', 'the process begun on 14 January': the day of what is no violence.
_PACTS = frozenset(
    """signed reached adopted approved ratified promulgated issued concluded enacted declared begun began started opened
    launched initiated inaugurated office power presidency elected appointed founded in""".split()
)
_QUOTES = ('"', "“")
_PACT = compiled(
    r"\b(?:(?:accords?|agreements?|pacts?|treat(?:y|ies)|laws?|decrees?|constitution|truce|cease-?fire|charter|contracts?)"
    r" (?:[a-z]+ ){0,3}?(?:signed|reached|adopted|approved|ratified|promulgated|issued|concluded|enacted|declared)"
    r"|(?:process|talks|dialogue|negotiations|rule|term|mandate|presidency|government|administration|transition|debate)"
    r" (?:(?:that|which|had|was|were) ){0,2}(?:begun|began|started|opened|launched|initiated|inaugurated)"
    r"|(?:takes?|taking|took|taken|assumes?|assumed|left|leaves?) (?:office|power|the presidency)"
    r"|sworn in|inaugurated|elected|appointed|founded) (?:on |in )(?:early |late )?\Z"
)
# 'Luis Mora, mayor of Tasa in 1984,': when somebody held an office.
_HELD = compiled(
    r"(?:,|\band) (?:(?:the|then|a|an|its|his|her|former) )*(?:[a-z-]+ ){0,3}?(?:president|mayor|minister|governor"
    r"|senator|deputy|ambassador|secretary|director|chief|commander|chairman|candidate|premier|spokesman|judge|attorney"
    r"|leader|consul)(?: general)?(?: (?:of|for|to|at|in) [^.;,]{2,40}?)? (?:in|during|until|from) (?:early |late )?\Z"
)


def _of_an_office(text: str, low: str, start: int, end: int) -> bool:
    """'mayor of Tasa in 1984,', 'the accord signed on 3 March', 'the "9 May" brigade': no day of a deed."""
    if text[start - 1 : start] in _QUOTES and text[end : end + 1] in ('"', "”"):
        return True
    if low.endswith((" on ", " in ", " early ", " late ")) and _PACT.search(low):
        return True
    year = end - start == 4 and text[end : end + 1] in (",", ".", ")", ";") and text[start:end].isdigit()
    return year and _HELD.search(low) is not None


def is_future(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words around a date tell what is to come: 'will be held on Friday'."""
    before, after = text[max(sentence.start, start - 90) : start], text[end : min(sentence.end, end + 40)]
    if not _AHEAD.search(before.lower()) and "ll " not in after and "LL " not in after:
        return False
    told = _FUTURE.search(before)
    return bool((told and not _HAPPENED.search(told[0])) or _FUTURE_AFTER.match(after))


def is_stamp(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a date heads a section or an entry: 'UPDATE MARCH 14, 0600 GMT:', 'Monday, June 5'."""
    if start - sentence.start > 30:
        return False
    after = text[end : min(sentence.end, end + 40)]
    return bool(_STAMP_BEFORE.match(text[sentence.start : start]) and _STAMP_AFTER.match(after))


# 'an attack on Tuesday that left two dead': the words behind 'that' are the deed's.
_DONE = frozenset(
    """left killed wounded injured claimed hit struck shook rocked destroyed damaged ripped tore caused took cost leaves
    targeted resulted kills wounds injures also year same""".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of dates.toml by which a date is known for a mere reference."""

    saying: frozenset[str]
    addressees: frozenset[str]
    bounds: frozenset[str]
    pairs: frozenset[str]
    small: frozenset[str]


def words_of(table: Mapping[str, Any]) -> Words:
    saying, addressees, bounds, small = (
        frozenset(str(table.get(name, "")).split()) for name in ("saying", "addressees", "bounds", "small")
    )
    return Words(saying, addressees, bounds, frozenset(table.get("bound_pairs", ())), small)


def reference(text: str, sentence: Sentence, start: int, end: int, words: Words, *, shouting: bool) -> str | None:
    """Why a date is no date of an event: since (a bound), speech, source, aftermath; None where it may be one."""
    before = text[max(sentence.start, start - 110) : start]
    told, low = before.split()[-12:], before.lower()
    of_it = told[-1:] == ["from"] and (text[start:end].endswith(("'s", "’s")) or bool(_OCCASION.match(text, end)))
    if text[start:end].endswith(("'s", "’s")) and DEED_NEXT.match(text, end):
        return None  # 'who died in Monday's assault', 'condemned Sunday's attack'
    begins = _BEGINS.match(text, end) and not text[start:end].isdigit()
    known = _OF_DEED.search(before) or ("since" in low and _GONE.search(low) and not _DEAD.search(low))
    if begins or (known and _DAY.search(text, start, end)) or ("since the" in low and _SINCE_THE_DAY.search(low)):
        return None
    if "since " in low and (at := _record(text, sentence)) is not None:
        led = text[at:start]
        if _MILESTONE.search(led) and not _BEGINS.match(text, end):
            return "since"
        if _BEGINS.match(text, end) or len(led.split()) > 3 or (led.endswith(" a ") and DEED_NEXT.match(text, end)):
            return None
    than = low.endswith(" than ")
    named = (" by the " in low[-9:] or than) and DEED_NEXT.match(text, end) is not None
    of_it = of_it or named or (than and text.endswith(_COUNTED, start, end))
    if (_bounded(told, words) and not of_it) or ("since " in low and _SINCE.search(low)):
        return "since"
    likely = not _PACTS.isdisjoint(told[-2:-1]) or text[start - 1] in _QUOTES or end - start == 4
    if _is_cited(before, text[end : end + 1]) or (likely and _of_an_office(text, low, start, end)):
        return "source"
    took_place = low.endswith(("reported on ", "reported ")) and _TOOK_PLACE.search(low)
    if (took_place and _PLACE_NEXT.match(text, end)) or (low.endswith((", ", ", on ")) and _AS_TOLD.match(low)):
        return None
    if _CLAIMS.match(text, end) or (
        low.endswith(_OF_CLAIMS) and any(map(low.__contains__, _CREDIT)) and _CLAIMED.search(low)
    ):
        return "speech"
    in_care = low.endswith(_DEATHS) and _DIED.search(low) and _IN_HOSPITAL.match(text, end)
    if in_care or _AFTERMATH.search(low) or _JUDGED.match(text, end):
        return "aftermath"
    if not date_besides.WORDS.isdisjoint(told) and (beside := date_besides.why(text, low, end)) is not None:
        return beside
    spoken = _spoken(told, words, shouting) or _is_of_telling(text, low, end)
    spoken = spoken or (not _CLEFT.search(before) and _spoken_after(text[end : min(sentence.end, end + 40)], words))
    return "speech" if spoken else None


def _is_cited(before: str, closing: str) -> bool:
    """'(Reuters, 5 May)': a date that stands in the brackets of a source."""
    return (closing == ")" and "(" in before and _CITED.search(before) is not None) or (
        closing == "]" and _CONVERTED.search(before) is not None
    )


_COUNTED = ("earlier", "before", "ago", "later")  # 'less than a week earlier': when, and no bound


def _is_of_telling(text: str, low: str, end: int) -> bool:
    """'The police, who confirmed the incident on Monday, said ...', 'residents told our reporter on Monday'."""
    told = " incident" in low or "ed th" in low or "told our" in low or "told this" in low
    if told and _CONFIRMED.search(low):
        return True
    if text[end : end + 1] != "," or not (" who " in low or " which " in low):
        return False
    return _WHO.search(low) is not None and _SAID_NEXT.match(text, end) is not None


def _record(text: str, sentence: Sentence) -> int | None:
    """Where the record that a sentence speaks of is counted from: 'the worst since 2013, when 92 people died'."""
    at = record_since(text[sentence.start : sentence.end].lower())
    return None if at is None else sentence.start + at


def goes_on(text: str, sentence: Sentence, value: DateValue, start: int, day: date) -> bool:
    """'the clans have been fighting since Saturday': a deed that lasts from the bound to the day of the report."""
    if value.start is None or value.precision != "day" or not 0 < (day - value.start).days <= LASTING:
        return False
    return _LASTS.search(text, max(sentence.start, start - 110), start) is not None


def _bounded(told: Sequence[str], words: Words) -> bool:
    for n in range(len(told) - 1, max(-1, len(told) - 5), -1):
        word = told[n].lower().strip(",(")
        pair = f"{told[n - 1].lower()} {word}" if n else ""
        if word in words.bounds or pair in words.pairs:
            return told[n][-1] != ","  # 'A week before, on 3 June, ...'
        if word not in words.small and not word[:1].isdigit():
            return False
        if word[:1].isdigit() and told[-1] == "on":
            return False  # 'rose to more than 50 on Friday'
    return False


def _spoken(told: Sequence[str], words: Words, shouting: bool) -> bool:
    for word in reversed(told):
        bare = word.strip("\"'“”‘’(),").lower()
        if bare in words.saying:
            return True
        named = word[:1].isupper() and not shouting
        if not (bare in words.addressees or named) or word[-1] in ".;:":
            return False
    return False


def _spoken_after(after: str, words: Words) -> bool:
    told = after.lower().split(None, 3)[:3]
    if told and (told[0].endswith("ly") or told[0] in ("also", "again")):
        told = told[1:]
    if told[:1] == ["that"]:
        return told[1:2] == [] or told[1].strip(",") not in _DONE
    return bool(told) and told[0].strip(",") in words.saying
