"""Made-up saved web pages, as many as a benchmark wants: other words, names, places and furniture on each.

    python benchmarks/made_pages.py FOLDER [--pages N]

The shapes are those of the tests' corpus. The texts are made: sentences that tell of violence between sentences that
tell of nothing, places of the gazetteer, names of people that nobody bears, words that no page had before (as real
texts always have), so that whatever a reader keeps of what it has met grows as it does with real pages.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import sys
from datetime import date, timedelta
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ONSETS = "b br ch d dr f g gh h j k kh kr l m n nd ng p q r s sh st t th v w y z".split()
VOWELS = "a a a e e i i o o u aa ai ei ou".split()
CODAS = ["", "", "", "l", "m", "n", "r", "s", "t", "k", "sh", "nd"]
COMMON = """the of and to in that was for on with by were at from have has had he his is as it not who which said been
an near after before into outside one two more other about many local some several their they but there this also would
residents officials village district region province week morning evening group road people""".split()


class Maker:
    """Makes one page after the other; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        from tests.corpus import pages

        self.choose = random.Random(seed)
        self.shapes = list(pages.SHAPES.values())
        self.places = _places()

    def page(self, number: int) -> bytes:
        from tests.corpus.stories import Story

        day = date(2012, 1, 1) + timedelta(days=self.choose.randrange(4000))
        blocks = [("p", self.violence(day))]
        for _ in range(self.choose.randint(4, 22)):
            kind = self.choose.random()
            told = self.violence(day) if kind < 0.2 else self.filler()
            blocks.append(("h", self.headline()) if kind > 0.94 else ("li" if kind > 0.9 else "p", told))
        story = Story(f"page {number}", self.headline(), tuple(blocks), day)
        return self.furnished(self.shapes[number % len(self.shapes)](story))

    def word(self) -> str:
        """A word that nobody has written before, most often."""
        made = "".join(
            self.choose.choice(ONSETS) + self.choose.choice(VOWELS) + self.choose.choice(CODAS)
            for _ in range(self.choose.randint(1, 3))
        )
        return made if len(made) > 2 else made + "an"

    def name(self) -> str:
        return f"{self.word().title()} {self.word().title()}"

    def headline(self) -> str:
        from benchmarks import made

        choose = self.choose
        what = f"{choose.choice(made.KINDS).title()} {choose.choice(made.NOUNS)} of {choose.choice(self.places)}"
        deed = f"{self.word()} {choose.choice(made.VERBS)} {choose.choice(made.NOUNS)}"
        return f"{what}: {deed} {choose.randrange(10_000)}"

    def violence(self, day: date) -> str:
        """A sentence or two on an attack."""
        from benchmarks import made

        choose, place = self.choose, self.choose.choice(self.places)
        who = choose.choice((*made.GROUPS, f"fighters of the {self.word().title()} Front", "unknown gunmen"))
        when = choose.choice((*(f"on {one}" for one in made.WEEKDAYS), f"on {day.day} {day:%B}", "overnight", ""))
        toll = f"killing {choose.choice(made.NUMBERS)} {choose.choice(made.VICTIMS)}, among them {self.name()}"
        return (
            f"{who[0].upper() + who[1:]} attacked {choose.choice(made.NAMED)} in {place} {when}, {toll}. "
            f"{self.name()}, who speaks for the {self.word()} council of {choose.choice(self.places)}, said that "
            f"{choose.choice(made.NUMBERS)} people were wounded."
        )

    def filler(self) -> str:
        """Sentences of no consequence."""
        from benchmarks import made

        out = []
        for _ in range(self.choose.randint(1, 5)):
            words = [
                self.word() if self.choose.random() < 0.06 else self.choose.choice(
                    COMMON if self.choose.random() < 0.6 else made.NOUNS + made.VERBS + made.KINDS
                )
                for _ in range(self.choose.randint(8, 30))
            ]  # fmt: skip
            words[self.choose.randrange(len(words))] = self.choose.choice(
                (self.name(), self.choose.choice(self.places))
            )
            sentence = " ".join(words)
            out.append(sentence[0].upper() + sentence[1:] + ".")
        return " ".join(out)

    def furnished(self, page: bytes) -> bytes:
        """The page with more furniture: scripts, menus, links to other stories."""
        links = "".join(
            f'<li><a href="/{self.word()}/{self.choose.randrange(10**6)}">{escape(self.headline())}</a></li>'
            for _ in range(self.choose.randint(5, 60))
        )
        cells = range(self.choose.randint(20, 900))
        script = ",".join(f'"{self.word()}":"{self.choose.randrange(10**9)}"' for _ in cells)
        styles = "".join(f".{self.word()}{{margin:{n}px}}" for n in range(self.choose.randint(10, 200)))
        head = f"<script>var page={{{script}}};</script><style>{styles}</style>"
        foot = f'<div class="sidebar widget-{self.word()}"><h3>Most read</h3><ul>{links}</ul></div>'
        page = re.sub(rb"</head>", lambda match: _bytes(head) + match[0], page, count=1, flags=re.I)
        return re.sub(rb"</body>", lambda match: _bytes(foot) + match[0], page, count=1, flags=re.I)


def _bytes(markup: str) -> bytes:
    """Markup that is the same in every encoding."""
    return markup.encode("ascii", "xmlcharrefreplace")


def _places() -> list[str]:
    """Names of places from the gazetteer that ships, in letters that every shape's encoding has."""
    out: list[str] = []
    for part in ("af", "as", "sa"):
        packed = ROOT / "seeds" / "gazetteer" / f"places-{part}.tsv.xz"
        with lzma.open(packed, "rt", encoding="utf-8") as lines:
            out += [line.split("\t")[1] for line in lines]
    return [name for name in out if name.encode("cp1252", "ignore").decode("cp1252") == name]


def make(folder: Path, count: int, *, seed: int = 7) -> None:
    """Writes so many pages into a folder."""
    maker = Maker(seed)
    for number in range(count):
        (folder / f"{number:06}.html").write_bytes(maker.page(number))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=10_000)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    make(args.folder, args.pages)


if __name__ == "__main__":
    main()
