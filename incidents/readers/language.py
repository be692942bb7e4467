"""The language of a text, by its script and its commonest words: enough to tell English from what no pack reads yet."""

from __future__ import annotations

import re
from functools import cache

from incidents.kept import compiled

_WORD = compiled(r"[^\W\d_]+")
_SAMPLE = 2_500
_SURE = 0.2  # share of common words that only English reaches with the English list
_FEWEST = 12  # words: a shorter text is not judged

# The commonest words of each language, those that another list holds too included.
_COMMON = {
    "en": "the of and to in that was for on with by were at from have has had he his is as it not who which said been "
    "a an near after before into outside one two killed wounded killing injured people police bomb attack attacked "
    "soldiers",
    "fr": "le la les des et du une dans est que qui par pour sur avec au aux ont été dans ce cette il sont plus ses "
    "personnes attaque morts blessés tués hommes selon",
    "es": "el la los las de del y que en por una un con se para fueron fue al su lo más este esta como según entre "
    "personas policía ataque muertos heridos hombres dijo",
    "pt": "o os as de do da dos das e que em no na um uma para com foi por não mais ao se foram pela pelo são numa "
    "pessoas polícia ataque mortos feridos homens disse segundo",
    "de": "der die das und den dem des ein eine einer von mit für auf ist im nicht sich wurde wurden bei nach zu "
    "menschen polizei angriff anschlag getötet verletzt",
    "it": "il lo gli di del della dei delle che e un una per con nel nella sono stato è da dal al alla non più si",
    "nl": "de het een van en in op dat die met voor zijn werd werden niet door aan bij ook naar is er te om",
    "tr": "ve bir bu için ile olarak olan çok daha sonra kadar göre gibi da de ki en ise oldu tarafından",
    "id": "yang dan di dari untuk dengan dalam pada ini itu tidak oleh telah adalah ke para akan warga juga tersebut",
    "sw": "ya na wa kwa ni za katika la kuwa hiyo hilo watu cha huo baada kutoka alisema mji waliuawa",
    "so": "oo ka ku iyo ee in uu ay waxaa waa ayaa la kale soo si",
    "ha": "da na ta ya su ne ce wani sun cikin kuma ba wannan daga domin suka",
    "pl": "i w na z do się nie że jest oraz przez po od dla został jak są",
    "ro": "și de la în cu pe din care fost că pentru nu un o sunt prin au",
    "vi": "và của các là có trong được cho người đã với những một không",
    "tl": "ang ng sa mga na at ay si ni kay nang para ito siya hindi",
}
_SCRIPTS = (
    (compiled("[\u0600-\u06ff\u0750-\u077f]"), "ar"),
    (compiled("[\u0400-\u04ff]"), "ru"),
    (compiled("[\u3040-\u30ff]"), "ja"),
    (compiled("[\u4e00-\u9fff]"), "zh"),
    (compiled("[\uac00-\ud7af]"), "ko"),
    (compiled("[\u0590-\u05ff]"), "he"),
    (compiled("[\u0900-\u097f]"), "hi"),
    (compiled("[\u0980-\u09ff]"), "bn"),
    (compiled("[\u0b80-\u0bff]"), "ta"),
    (compiled("[\u0d80-\u0dff]"), "si"),
    (compiled("[\u0e00-\u0e7f]"), "th"),
    (compiled("[\u1000-\u109f]"), "my"),
    (compiled("[\u1200-\u137f]"), "am"),
    (compiled("[\u10a0-\u10ff]"), "ka"),
    (compiled("[\u0530-\u058f]"), "hy"),
    (compiled("[\u0370-\u03ff]"), "el"),
)
_REFINED = (
    ("ar", "ckb", compiled("[ەێۆڕڵ]")),
    ("ar", "ur", compiled("[ٹڈڑےں]")),
    ("ar", "ps", compiled("[ټډړښځڅ]")),
    ("ar", "fa", compiled("[پچگژ]")),
    ("ru", "uk", compiled("[іїєґ]", re.I)),
)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code (639-3 where there is none) of a text's language; None where too little speaks for one."""
    sample = text[:_SAMPLE]
    letters = _WORD.findall(sample)
    if len(letters) < _FEWEST and len("".join(letters)) < 40:
        return None
    return _by_script(sample, sum(map(len, letters))) or _by_words(letters)


def _by_script(sample: str, letters: int) -> str | None:
    if sample.isascii():
        return None
    for pattern, language in _SCRIPTS:
        if len(pattern.findall(sample)) * 2 > letters:
            return _refined(sample, language)
    return None


def _refined(sample: str, language: str) -> str:
    for broad, narrow, letters in _REFINED:
        if broad == language and len(letters.findall(sample)) * 100 > len(sample):
            return narrow
    return language


def _by_words(words: list[str]) -> str | None:
    """The language whose common words are most frequent, where they are clearly ahead of the next."""
    lower = [word.lower() for word in words]
    if _share(lower, _lists()["en"]) > _SURE:
        return "en"
    ranked = sorted(((_share(lower, common), code) for code, common in _lists().items()), reverse=True)
    (first, language), (second, _) = ranked[:2]
    english = _share(lower, _lists()["en"])
    ahead = first > 1.25 * second or (first > 0.15 and first > 2 * english)
    return language if first > 0.06 and ahead and (language == "en" or first * len(lower) > 3) else None


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _COMMON.items()}


def _share(words: list[str], common: frozenset[str]) -> float:
    return sum(map(common.__contains__, words)) / len(words)
