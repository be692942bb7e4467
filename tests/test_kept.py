"""Compiled patterns and answers that are kept between runs: the same as made anew, and never in the way."""

import os
import re
import subprocess
import sys

import pytest

from incidents import kept

SOURCES = [
    (r"\b(?P<n>\d+) (?:people|men)(?= were| was)", re.IGNORECASE),
    (r"(?i:[^\W\d_]+)(?<!x)\Z", 0),
    (r"(a)|(?P<b>b)|(c{2,5}?)", re.ASCII | re.MULTILINE),
    (rb"<meta[^>]+charset=([\w-]+)", re.IGNORECASE),
]
TEXT = "Gunmen killed 12 people were\nbcccc x Abé"
RUN = """
import sys
from incidents import kept
made = []
@kept.answers
def doubled(text):
    made.append(text)
    return text * 2
print(doubled("ab"), len(made), kept.compiled("x+y", 2).pattern)
"""


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_compiled_pattern_is_what_re_would_make(source, flags, tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "SHELF", kept.Shelf())
    plain = re.compile(source, flags)
    text = TEXT.encode() if isinstance(source, bytes) else TEXT
    first = kept.compiled(source, flags)
    kept.SHELF.write()
    monkeypatch.setattr(kept, "SHELF", kept.Shelf())
    again = kept.compiled(source, flags)
    assert not kept.SHELF.new, "was read from the file"
    for one in (first, again):
        assert (one.pattern, one.flags, one.groups, one.groupindex) == (
            source,
            plain.flags,
            plain.groups,
            plain.groupindex,
        )
        assert [m.span() for m in one.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_a_wrong_pattern_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path))
    with pytest.raises(re.error, match="unterminated subpattern"):
        kept.compiled("a(b")


def run(cache, module):
    done = subprocess.run(
        [sys.executable, str(module)], env={**os.environ, "INCIDENTS_CACHE": str(cache)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout.strip()


def test_a_second_run_finds_what_the_first_made(tmp_path):
    module = tmp_path / "runs.py"
    module.write_text(RUN)
    cache = tmp_path / "cache"
    assert run(cache, module) == "abab 1 x+y"
    assert run(cache, module) == "abab 0 x+y"
    module.write_text(RUN.replace("* 2", "* 3"))
    assert run(cache, module) == "ababab 1 x+y", "a function that has changed is asked anew"


@pytest.mark.parametrize("content", [b"", b"torn \x00\x01", b"i\x01\x00\x00\x00"])
def test_a_torn_file_is_made_anew(tmp_path, content):
    module = tmp_path / "runs.py"
    module.write_text(RUN)
    run(tmp_path, module)
    (file,) = tmp_path.glob("ready-*.marshal")
    file.write_bytes(content)
    assert run(tmp_path, module) == "abab 1 x+y"
    assert run(tmp_path, module) == "abab 0 x+y"


def test_a_byte_that_has_changed_on_the_disk_is_seen(tmp_path):
    module = tmp_path / "runs.py"
    module.write_text(RUN)
    run(tmp_path, module)
    (file,) = tmp_path.glob("ready-*.marshal")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert run(tmp_path, module) == "abab 1 x+y"


def test_a_cache_that_cannot_be_written_is_no_hindrance(tmp_path):
    module = tmp_path / "runs.py"
    module.write_text(RUN)
    (tmp_path / "file").write_text("no folder")
    assert run(tmp_path / "file", module) == "abab 1 x+y"


def test_two_runs_add_to_one_file(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path))
    one, two = kept.Shelf(), kept.Shelf()
    for shelf, source in ((one, "a+"), (two, "b+")):
        shelf.add("patterns", source, source)
    one.write()
    two.write()
    assert kept.Shelf().of("patterns") == {"a+": "a+", "b+": "b+"}


def test_the_file_does_not_grow_for_ever(tmp_path, monkeypatch):
    monkeypatch.setenv("INCIDENTS_CACHE", str(tmp_path))
    monkeypatch.setattr(kept, "MOST", 3)
    for n in range(5):
        shelf = kept.Shelf()
        shelf.add("patterns", n, n)
        shelf.write()
    assert len(kept.Shelf().of("patterns")) <= 3
