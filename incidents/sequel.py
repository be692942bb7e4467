"""Sequel: whether a clause only tells what came before or after the event told last, and is no event of its own.

What became of the victims, the doers' end, the arrest of suspects, how many bodies were counted, whose the car was.
"""

from __future__ import annotations

from incidents.affinity import DAYS_OFF, Cluster, days_apart
from incidents.apart import begins_elsewhere
from incidents.dayless import day_above
from incidents.events import Trigger
from incidents.frames import Frame
from incidents.geography import same_place
from incidents.held import caught, gap, held, is_of_another_day
from incidents.kept import compiled
from incidents.known import is_told_before
from incidents.passing import led_in

# 'He died on the spot', 'One of them is dead': those of the sentence before.
_WHAT_BECAME = compiled(
    r"(?:He|She|Both(?: men| women)?|(?:One|Two|Three|Four|Five|All|Some|None) of (?:them|the \w+)) (?!and\b)"
)
# 'Two needed stitches', 'A fifth, Jo Madi, died there', 'The man at the wheel was killed': of those told before.
_ONE_OF_THEM = compiled(
    r"(?:\W*)(?:(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Most|\d+)"
    r"(?:, | (?:was|were|is|are|has|have|had|died|lost|needed|later|of (?:them|the|its|his|her|their|those|whom))\b)|"
    r"(?:A|The) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|other|others|remaining|rest)\b|"
    r"The (?:driver|passengers?|victims?|dead|deceased|injured|wounded|survivors?|"
    r"(?:man|woman) (?:at|behind) the wheel)\b)"
)
# 'A child was hit in the eye and referred to St. John's', 'One has a fractured pelvis': the wounded of the event.
_TREATED = compiled(
    r"\b(?:hospitals?|clinics?|stitches|surger(?:y|ies)|operat(?:ed|ion) on|intensive care|ward|infirmary|"
    r"health cent(?:re|er)|operating table|morgue|survivors|"
    r"fractured?|broken (?:bones|legs?|arms?)|stretcher|stable|critical|condition|bandag\w+|discharged|amputat\w+)\b"
)
# ... and those of them that died there.
_IN_CARE = compiled(
    r"\b(?:died|passed away|succumbed|dead on arrival|pronounced dead|breathed (?:his|her) last|"
    r"received|admitted|treated)\b"
)
_THEN = compiled(r"\bthen\b")
_HIMSELF = compiled(r"\s+(?:himself|herself|themselves)\b(?! up\b)")
_LAST_OF_THEM = compiled(
    r"\bthe (?:last|remaining|other|second|third|fourth|fifth|sixth) (?:of the )?(?:two |three |four )?"
    r"(?:gunm[ae]n|attackers?|assailants?|militants?|bombers?|hostage-takers?|raiders?|fighters?|shooters?)\b",
)
# 'Forces ended the siege on Saturday, killing four gunmen.', 'The fighting went on on Sunday.'
_ENDED = compiled(
    r"\b(?:ended|ends|lifted|broke|quelled) the (?:\w+ ){0,2}?(?:siege|stand-?off|attack|assault|rampage|battle)\b"
    r"|\bthe (?:\w+ ){0,2}?(?:siege|stand-?off|attack|assault|battle|rampage) (?:was ended|ended|was over)\b"
    r"|\bthe (?:fighting|clashes|battle|violence|shooting|shelling) (?:\w+ )?(?:resumed|continued|went on|raged)\b",
)
_ENDINGS = frozenset("ended ends lifted broke quelled over resumed continued went raged".split())
# 'Police chased them to Juja, where two of them were shot.'
_PURSUED = compiled(
    r"\b(?:chas(?:ed|ing)|pursu(?:ed|ing)|track(?:ed|ing)|hunt(?:ed|ing)|gave chase to|caught up with)(?: down)? "
    r"(?:them|him|the (?:\w+ )?(?:attackers?|gunm[ae]n|robbers?|suspects?|raiders?|bandits?|thieves|killers?))\b",
)
_PURSUITS = frozenset("chased chasing pursued pursuing tracked tracking hunted hunting chase caught".split())
_THEIR_BODIES = compiled(
    r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?(?:bod(?:y|ies)|corpses?|remains) (?:was|were|ha(?:s|ve|d) been) "
)
_BODY_OF = compiled(
    r"(?:\W*)(?:The|His|Her) (?:[\w-]+ )?body of (?:the (?:victim|deceased|dead)|[A-ZÀ-Þ])[^.;]{0,60}? "
    r"(?:was|had been) (?:\w+ )?(?:found|discovered|recovered|seen|lying)\b"
)
_TAKEN = ("abduction", "raid_arrest")
_BODIES = ("#bodies", "#bodies-number", "#bodies-whose")
# 'His body appeared', 'The two were found', '; villagers found them': of those who were taken away.
_FOUND_HIM = compiled(
    r"\W*(?:[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,2}?(?:bod(?:y|ies)|corpses?|remains|heads?) "
    r"|\W*(?:[Hh]e|[Ss]he|[Tt]hey|[Bb]oth|[Aa]ll \w+|[Tt]he \w+) (?:was|were|ha(?:s|ve|d) been) "
    r"(?:later |since )?(?:found|discovered|dumped) (?:[\w-]+ ){0,4}?(?:dead|killed|shot|murdered|beheaded|strangled)\b"
    r"|[^.]{0,60}\b(?:found|discovered) (?:him|her|them) "
)
_HE_WAS = compiled(
    r"\W*(?:According to [^,]{3,40}, )?"
    r"(?:[Hh]e|[Ss]he|[Tt]hey|Both|All \w+|[Tt]he (?:\w+|[\w-]+-year-old|\w+ (?:men|women|boys|brothers)))"
    r"(?:, [^,.;]{3,60},)? (?:had(?: \w+)? been|was|were|appeared to have been)(?: \w+ly| last)? \Z"
)
# 'The deceased, labourers from Tasa, had been shot a night before': whose bodies were found.
_THE_DEAD = compiled(
    r"\W*(?:He|She|They|(?:Both|All|The) (?:\w+ ){0,2}?(?:deceased|dead|victims?|slain|bod(?:y|ies)|corpses?|men|women"
    r"|man|woman|youths?|boys?|brothers|pair|two|three|four|five))"
    r"(?:,? [^;:.]{2,90}?,?)?\shad\s(?:\w+\s)?been\s(?:\w+\s)?\Z"
    r"|\W*The (?:\w+ )?(?:deceased|dead|victims?|slain)(?:, [^;:.]{2,90}?,)? (?:was|were) (?:\w+ly )?\Z"
)
_BEEN = frozenset(("had", "was", "were"))
_HAD_BEEN = compiled(r"\b(?:had|has|have) (?:also |earlier |previously |already )?been (?:\w+ )?\Z")
# Rules of tolls that tell how many were counted, and not that anything happened.
_COUNTED = ("bodies-number", "toll", "count-toll", "put-at", "deaths-number", "bodies", "to-hospital", "on-admission")
_FOUND = compiled(r"\b(?:found|discovered|recovered|unearthed|exhumed|dumped)\b")
NEAR_TOLL = 3  # ... and a toll without a place
_BEFORE = ("looting_property", "raid_arrest")  # a stolen car, a doer who was known to the police


def is_sequel(frame: Frame, last: Cluster) -> bool:
    """Whether a clause goes on with the event told last, whatever else it names."""
    if not last.frames:
        return False
    if frame.prior:
        return _taken_or_found(frame, last)
    if frame.section == "bullet" and not _of_the_same(frame, last):
        return is_treated(frame, last)
    told = _TOLD if frame.casualties else _DEEDS
    return any(reads(frame, last) for reads in told)


def _of_the_same(frame: Frame, last: Cluster) -> bool:
    """Whether a clause stands in the same item of a list as the one before it."""
    return frame.scene.sentence.paragraph == last.frames[-1].scene.sentence.paragraph


def _strong(frame: Frame) -> list[Trigger]:
    """The triggers that tell a deed, those of one told before left out."""
    return [t for t in frame.deeds if not t.definite]


def _became(frame: Frame, last: Cluster) -> bool:
    """Whether a sentence only tells what became of those whom the sentence before it told of."""
    died = [f for f in frame.casualties if f.field == "killed"]
    of_them = bool(died) and all(f.value.of_them and not f.value.part for f in died)  # 'two of them died on Sunday'
    if not frame.casualties or frame.day is not None and not of_them or any(p.role == "event" for p in frame.places):
        return False
    here, before = frame.scene.sentence, last.frames[-1].scene.sentence
    near = here.paragraph == before.paragraph and gap(frame, last) == 1
    became = of_them or _WHAT_BECAME.match(frame.scene.line.text, frame.start) is not None
    return near and not _strong(frame) and became


def is_treated(frame: Frame, last: Cluster) -> bool:
    """Whether a clause only tells how the wounded fare, or that they died, and in which hospital."""
    near = gap(frame, last) <= NEAR_TOLL and "separate" not in frame.tone
    died = any(f.field == "killed" for f in frame.casualties)
    told = near and bool(frame.casualties) and not _strong(frame) and (died or frame.day is None) and in_care(frame)
    return told and not _turns_to(frame, last) and (_of_the_same(frame, last) or not begins_elsewhere(frame))


def _turns_to(frame: Frame, last: Cluster) -> bool:
    """'Near Hebron, a shepherd was taken to Yatta hospital': a paragraph that begins with another place."""
    place, here = next((p for p in frame.places if p.role == "event"), None), frame.scene.sentence
    if place is None or here.paragraph == last.frames[-1].scene.sentence.paragraph or not led_in(frame, place):
        return False
    theirs = [f.place for f in last.frames if f.place is not None]
    return bool(theirs) and not any(same_place(place, p) for p in theirs)


def in_care(frame: Frame) -> bool:
    """'Two are in Saint Luke hospital', 'died last night at the clinic': a toll told from where they are treated."""
    low, end = frame.scene.line.low, frame.scene.sentence.end
    died = any(f.field == "killed" for f in frame.casualties)
    if died and not _died_there(frame, low, end):
        return False
    if any(f.field not in ("killed", "wounded") for f in frame.casualties):
        return False
    if not died and frame.day is not None and not _IN_CARE.search(low, frame.start, end):
        return False
    return not any(f.value.nobody for f in frame.casualties) and _TREATED.search(low, frame.start, end) is not None


def _one_of_them(frame: Frame, last: Cluster) -> bool:
    """'A fifth died last night in Tasa', 'One has a broken arm': a toll of those told before, in whatever place."""
    if gap(frame, last) > NEAR_TOLL or frame.several or "separate" in frame.tone or not last.frames[0].nameable:
        return False
    return is_partial(frame)


def is_partial(frame: Frame) -> bool:
    """Whether a clause tells a toll, no deed, and speaks of its people as some of those told before."""
    if not frame.casualties or _strong(frame) or frame.start != frame.scene.sentence.start:
        return False
    if any(f.field not in ("killed", "wounded") or f.value.nobody for f in frame.casualties):
        return False
    if frame.day is not None and frame.place is not None and frame.place.start < frame.casualties[0].start:
        return False
    return _ONE_OF_THEM.match(frame.scene.line.text, frame.start) is not None


def _died_there(frame: Frame, low: str, end: int) -> bool:
    """'passed away last night at the Tasa hospital', and not 'On Friday in Tasa they shot at a guard, who died ...'."""
    died = _IN_CARE.search(low, frame.start, end)
    if died is None or any(t.kind != "harm" and t.pos == "act" for t in frame.triggers):
        return False
    return frame.day is None or not any(p.role == "event" and p.end <= died.start() for p in frame.places)


def _to_him(frame: Frame, last: Cluster) -> bool:
    """'A guard shot him; he was grave last night at Saint Luke.': done in the next sentence to one just told of."""
    here, before = frame.scene.sentence, last.frames[-1].scene.sentence
    if here.paragraph != before.paragraph or gap(frame, last) > 1:
        return False
    return frame.to_him


def _went_on(frame: Frame, last: Cluster) -> bool:
    """'Gunmen then stormed the building.': the next thing done there."""
    deeds = _strong(frame)
    if not deeds or frame.day is not None or frame.place is not None or gap(frame, last) > 2:
        return False
    return _THEN.search(frame.scene.line.low, frame.start, deeds[0].start) is not None


def _ended(frame: Frame, last: Cluster) -> bool:
    """'He shot himself in a van the next day.', 'On Sunday soldiers shot the last gunman.': the doers' end."""
    low, words = frame.scene.line.low, frame.scene.words
    told = [t for t in frame.triggers if t.strong and t.pos == "act"]
    if told and all(_HIMSELF.match(low, t.end) for t in told):
        return True
    chased = not words.isdisjoint(_PURSUITS) and _PURSUED.search(low, frame.scene.sentence.start, frame.end)
    if chased and not frame.several:
        return True
    if frame.place is not None:
        return False
    if not words.isdisjoint(_ENDINGS) and _ENDED.search(low, frame.start, frame.end):
        return True
    if not told and frame.casualties and all(f.value.attackers for f in frame.casualties):
        return gap(frame, last) <= 1 or day_above(frame) is None
    return "the" in words and _LAST_OF_THEM.search(low, frame.start, frame.end) is not None


def _had_been(frame: Frame, last: Cluster) -> bool:
    """'The van had been stolen in Dax on Friday.': what is known of those and that just told of."""
    told = [t for t in frame.triggers if t.strong]
    low = frame.scene.line.low
    return bool(told) and all(
        t.kind in _BEFORE and is_told_before(t.target) and _HAD_BEEN.search(low, frame.start, t.start) for t in told
    )


def _counted(frame: Frame, last: Cluster) -> bool:
    """'Sixteen bodies were counted on Tuesday.': the toll of the event told last, on the day it was taken."""
    if not frame.casualties or _strong(frame) or "separate" in frame.tone:
        return False
    if all(f.rule.endswith("put-at") for f in frame.casualties):
        return True  # wherever those are who count
    if frame.place is not None or not all(f.rule.endswith(_COUNTED) for f in frame.casualties):
        return False
    if _FOUND.search(frame.scene.line.low, frame.start, frame.end):
        return False
    own = frame.day
    theirs = next((f.day for f in last.frames if f.day is not None), None) or last.frames[0].scope
    if own is None or own.value is None or theirs is None or theirs.value is None:
        return False
    return days_apart(own.value, theirs.value) <= DAYS_OFF


def _their_bodies(frame: Frame, last: Cluster) -> bool:
    """'Their bodies were recovered on Friday.', 'The body of Ana Ruiz, 40, was found at Tasa.': of those told of."""
    if _strong(frame):
        return False
    if _THEIR_BODIES.match(frame.scene.line.text, frame.start) is not None:
        return True
    one = any(f.field == "killed" and f.value.count.value == 1 for g in last.frames for f in g.casualties)
    return one and gap(frame, last) <= 2 and _BODY_OF.match(frame.scene.line.text, frame.start) is not None


def _taken_or_found(frame: Frame, last: Cluster) -> bool:
    """'Her body appeared the next day', behind her abduction; 'He had been taken from home on Friday', behind his body.

    Whoever is taken away and found dead is the victim of one deed.
    """
    if "separate" in frame.tone or gap(frame, last) > 2:
        return False
    text = frame.scene.line.text
    if _FOUND_HIM.match(text, frame.start) and any(t.kind in _TAKEN for f in last.frames for t in f.triggers):
        return not any(t.kind in _TAKEN for t in frame.triggers)
    told = [t for t in frame.triggers if t.pos == "act" and (t.strong or (t.kind == "harm" and t.word != "dead"))]
    if not told or not (told[0].kind in _TAKEN or not frame.scene.words.isdisjoint(_BEEN)):
        return False
    here = not any(p.role == "event" and p.start > told[0].start for p in frame.places)
    he_was = told[0].kind in _TAKEN or (here and frame.day is not None)  # 'The men were shot dead on Sunday'
    if not any(s.match(text, frame.start, told[0].start) for s in ((_HE_WAS,) * he_was + (_THE_DEAD,))):
        return False
    return any(
        f.rule.endswith(_BODIES) or _FOUND.search(g.scene.line.low, g.start, g.end)
        for g in last.frames
        for f in g.casualties
    )


# The dead whose day is that of their death, and not of the deed.
_DIED_OF_IT = compiled(
    r"\b(?:succumbed|passed away|died (?:\w+ ){0,2}?(?:in|at|of|from|on the way)|(?:laid to rest|buried|cremated))\b"
)
_TOLLS = frozenset(("killed", "wounded", "arrested"))


def _first_toll(frame: Frame, last: Cluster) -> bool:
    """'A grenade was thrown at a queue. One man died of wounds yesterday.': the first toll behind a deed is its."""
    told = {f.field for f in frame.casualties if not f.value.cumulative}
    if not told or not told <= _TOLLS or not 0 < gap(frame, last) <= NEAR_TOLL:
        return False
    if frame.place is not None and (told != {"arrested"} or frame.triggers):
        return False  # 'Nine are in the cells at Embu'
    if _strong(frame) or frame.several or "separate" in frame.tone or "also" in frame.tone:
        return False
    if told & {c.field for f in last.all for c in f.casualties} or is_of_another_day(frame, last):
        return False
    if not any(f.deeds for f in last.frames):
        return False
    return frame.day is None or _DIED_OF_IT.search(frame.scene.line.low, frame.start, frame.end) is not None


# What reads a deed as a sequel, and what reads a toll as one.
_DEEDS = (caught, held, _went_on, _ended, _had_been, _their_bodies, _taken_or_found, _to_him)
_TOLD = (_became, is_treated, _counted, _first_toll, _one_of_them, *_DEEDS)


def owned_up(frame: Frame) -> bool:
    """'Hours later the front took responsibility in a text message': whose word for the event told last."""
    bare = not frame.casualties and frame.place is None and not frame.prior
    return bare and "claimed" in frame.tone and any(s.value.role == "claimant" for s in frame.sides)
