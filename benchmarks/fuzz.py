"""Damaged input by the hundred thousand: every reader and the extraction must read or refuse it, in time and memory.

    python benchmarks/fuzz.py [--kind KIND ...] [--runs N] [--seed N] [--findings DIR] [--atheris]

Inputs are files of the tests' corpus with bytes changed, cut, doubled, put in or crossed with another kind's.
With --atheris (pip install atheris, one --kind) the inputs are guided by coverage. What fails is written to DIR.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import random
import resource
import subprocess
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TOKENS = (
    b"<", b">", b"</", b"<table>", b"<!--", b"]]>", b"&#x110000;", b"&nbsp;", b'"', b'""', b"\n", b"\r", b",",
    b"\t", b"{", b"}", b"[", b"\\ud800", b"null", b"1e999", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J",
    b"\xe2\x80", b"%PDF-", b"endobj", b"stream", b"/Length 99999999", b"PK\x01\x02", b"\x1f\x8b",
    b"Content-Length: 0", b"WARC/1.0\r\n", b"\r\n\r\n", b"=?utf-8?b?", b"<!DOCTYPE x [", b" killed ", b" 12 ",
    b" Monday ", b" in Kirkuk ", b"9999999999999999999999", b"0", b"-", b"\xc2\xa0", b"\xe2\x80\x8b",
    b"2021-02-30", b" between ", b" and ", b" at least ", b" dozens of ", b" (", b")", b" \"", b". ", b"; ",
    b" last week ", b" north of ", b" gunmen ", b" bomb ", b"\n- ", b"\n\n", b" no ", b" not ",
)  # fmt: skip
SECONDS = 20.0  # of one input: the readers' own limit is 10


def seeds() -> dict[str, list[bytes]]:
    """Files of every kind from the tests' corpus."""
    from tests.corpus import files, pages, pdfs
    from tests.corpus.stories import stories

    told = stories()
    texts = [each.text.encode() for each in told]
    samples = [path.read_bytes() for path in sorted((ROOT / "seeds" / "reports").glob("*.txt"))]
    return {
        "text": texts,
        "jsonl": [files.lines(told), files.lines(told[:1])],
        "json": [b"[" + files.lines(told).strip().replace(b"\n", b",") + b"]"],
        "csv": [files.table(told), files.table(told, delimiter=";", encoding="cp1252")],
        "tsv": [files.table(told, delimiter="\t")],
        "html": [make(each) for make in pages.SHAPES.values() for each in told[:2]] + [pages.live(told[2])],
        "pdf": [make(each) for make in pdfs.LAYOUTS.values() for each in told[:2]],
        "docx": [make(each) for make in files.DOCUMENTS.values() for each in told[:2]],
        "eml": [make(each) for make in files.MAILS.values() for each in told[:2]],
        "feed": [make(told[:3]) for make in files.FEEDS.values()],
        "warc": [files.warc(told[:2]), files.warc(told[:2], zipped=True)],
        "zip": [files.packed({"a.txt": told[0].text, "b.jsonl": files.lines(told[:2]), "c.eml": files.plain(told[0])})],
        "gzip": [gzip.compress(text) for text in texts],
        "docx-inside": [_part(make(each)) for make in files.DOCUMENTS.values() for each in told[:2]],
        "gzip-inside": [files.lines(told[:2]), files.table(told[:2])],
        "extract": texts,
        "extract-short": [part for text in [*texts, *samples] for part in text.split(b"\n") if len(part) > 40],
    }  # fmt: skip


def _part(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def target(kind: str) -> Callable[[bytes], None]:
    """What is run on an input: a reader, or the extraction; raises where a promise is broken."""
    if kind.startswith("extract"):
        return extraction()
    if kind == "docx-inside":
        from tests.corpus.files import packed

        return lambda data: reading("docx")(packed({"word/document.xml": data}))
    if kind == "gzip-inside":
        return lambda data: reading("gzip")(gzip.compress(data, 1))
    return reading(kind)


def reading(kind: str) -> Callable[[bytes], None]:
    from incidents.model import Report
    from incidents.readers import FAULT, Limits, Options, Source, read_source

    limits = Limits(size=2_000_000, seconds=10.0, unpacked=8_000_000, members=1000)

    def run(data: bytes) -> None:
        found = list(read_source(Source(f"a.{kind}", kind, data=data), Options(limits=limits)))
        assert found, "nothing read, nothing refused"
        for item in found:
            if isinstance(item, Report):
                assert item.text.strip()
                "".join((item.id, item.text, item.title or "", item.source or "", item.url or "")).encode()
            else:
                assert (item.name + item.reason + item.hint).isprintable()
                assert not item.reason.startswith(FAULT), item.reason

    return run


def extraction() -> Callable[[bytes], None]:
    from datetime import date

    from incidents.model import Report
    from incidents.packs import load
    from incidents.pipeline import extract
    from incidents.readers.decode import storable

    rules = load()

    def run(data: bytes) -> None:
        text = storable(data.decode("utf-8", "replace"))
        for incident in extract(Report("a", text, published=date(2021, 5, 11)), rules).incidents:
            for piece in incident.evidence:
                assert text[piece.start : piece.end] == piece.text

    return run


def damaged(pool: list[bytes], others: list[bytes], chance: random.Random) -> bytes:
    """One of the files with one to six damages."""
    out = bytearray(chance.choice(pool))
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(out))
        upto = min(len(out), at + int(chance.expovariate(0.05)))
        chance.choice((_change, _cut, _double, _insert, _cross, _end))(out, at, upto, others, chance)
    return bytes(out[:200_000])


def _change(out: bytearray, at: int, upto: int, others: list[bytes], chance: random.Random) -> None:
    for place in range(at, upto):
        out[place] = chance.randrange(256)


def _cut(out: bytearray, at: int, upto: int, others: list[bytes], chance: random.Random) -> None:
    del out[at:upto]


def _double(out: bytearray, at: int, upto: int, others: list[bytes], chance: random.Random) -> None:
    out[at:at] = out[at:upto] * chance.choice((1, 2, 50))


def _insert(out: bytearray, at: int, upto: int, others: list[bytes], chance: random.Random) -> None:
    out[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 30))


def _cross(out: bytearray, at: int, upto: int, others: list[bytes], chance: random.Random) -> None:
    other = chance.choice(others)
    start = chance.randrange(len(other))
    out[at:at] = other[start : start + chance.randint(1, 400)]


def _end(out: bytearray, at: int, upto: int, others: list[bytes], chance: random.Random) -> None:
    if chance.random() < 0.3:
        del out[at:]


def fuzz(kind: str, runs: int, seed: int, findings: Path) -> tuple[int, float]:
    """Runs so many inputs; returns how many failed and the longest time of one, in seconds."""
    run, pools, chance = target(kind), seeds(), random.Random(f"{kind} {seed}")
    others = [data for pool in pools.values() for data in pool]
    failed, longest = 0, 0.0
    for _ in range(runs):
        data = damaged(pools[kind], others, chance)
        start = time.perf_counter()
        try:
            run(data)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            failed += 1
            keep(findings, kind, data, traceback.format_exc())
        longest = max(longest, took := time.perf_counter() - start)
        if took > SECONDS:
            failed += 1
            keep(findings, kind, data, f"took {took:.1f} seconds")
    return failed, longest


def keep(findings: Path, kind: str, data: bytes, why: str) -> None:
    """Writes an input that failed, and why."""
    findings.mkdir(parents=True, exist_ok=True)
    name = f"{kind}-{hashlib.sha256(data).hexdigest()[:12]}"
    (findings / name).write_bytes(data)
    (findings / f"{name}.why").write_text(why, encoding="utf-8")


def guided(kind: str, runs: int, seed: int, findings: Path) -> None:
    """The same, guided by coverage; never returns."""
    import atheris

    corpus = findings / f"corpus-{kind}"
    corpus.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["incidents", "email", "html.parser", "trafilatura", "xml.etree"]):
        run = target(kind)
        for number, data in enumerate(seeds()[kind]):
            (corpus / f"seed-{number}").write_bytes(data)
            run(data)  # so that what is imported on first use is instrumented too
    options = [
        f"-runs={runs}",
        f"-seed={seed}",
        "-rss_limit_mb=2048",
        "-timeout=30",
        "-max_len=20000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={findings}/{kind}-", str(corpus)], run)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", action="append", help="a kind of file, or extract; default: all, each in a process")
    parser.add_argument("--runs", type=int, default=1000, help="inputs of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--atheris", action="store_true", help="guide the inputs by coverage")
    args = parser.parse_args()
    kinds = args.kind or list(seeds())
    if len(kinds) > 1:
        given = ["--runs", str(args.runs), "--seed", str(args.seed), "--findings", str(args.findings)]
        given += ["--atheris"] * args.atheris
        return max(subprocess.run([sys.executable, __file__, "--kind", kind, *given]).returncode for kind in kinds)
    if args.atheris:
        guided(kinds[0], args.runs, args.seed, args.findings)
    start = time.perf_counter()
    failed, longest = fuzz(kinds[0], args.runs, args.seed, args.findings)
    took, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{kinds[0]:8} {args.runs:8,} inputs {args.runs / took:8,.0f} a second  {failed} failed  "
        f"longest {longest:.2f} s  peak {peak:,.0f} MB",
        flush=True,
    )
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
