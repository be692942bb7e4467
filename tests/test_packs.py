"""Packs: what is shipped passes its own examples; a broken pack is told by file and line."""

from __future__ import annotations

import pytest

from incidents.packs import PackError, Rules, load
from incidents.packs_check import check, check_rule


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load()


def test_every_rule_passes_its_examples(rules):
    assert [str(problem) for problem in check(rules)] == []


def test_every_rule_file_is_worth_the_name(rules):
    assert sum(len(shelf) for shelf in rules.rules.values()) >= 100
    for name in ("actors", "weapons", "who", "things", "numbers", "triggers"):
        assert rules.entries(name), name


RULE = """
[[rule]]
id = "{id}"
anchor = ["{anchor}"]
pattern = '{pattern}'
examples = [{examples}]
never = [{never}]
"""


@pytest.fixture
def own(tmp_path):
    """Writes a pack of one rule and loads it over the shipped ones."""

    def write(**parts) -> Rules:
        text = {"id": "mine", "anchor": "torched", "pattern": r"\btorched\b", "examples": "", "never": ""} | parts
        (tmp_path / "pack.toml").write_text('name = "mine"\nversion = "1"\n', encoding="utf-8")
        (tmp_path / "own.toml").write_text(RULE.format(**text), encoding="utf-8")
        return load([tmp_path])

    return write


def problems(rules: Rules) -> list[str]:
    return [str(problem) for rule in rules.of("own") for problem in check_rule(rule, rules)]


def test_a_good_rule_has_no_problem(own):
    found = problems(own(examples='{ text = "They torched a shop" }', never='"the torch was lit"'))
    assert found == []


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({}, "at least one example"),
        ({"examples": '{ text = "They burned a shop" }'}, "none of its anchors"),
        ({"examples": '{ text = "They torched a shop" }', "pattern": "torched the"}, "finds nothing in its example"),
        ({"examples": '{ text = "They torched a shop" }', "never": '"torched songs"'}, "in its never 'torched songs'"),
        ({"examples": '{ texts = "They torched a shop" }'}, "has no text"),
        ({"examples": '{ text = "They torched a shop" }', "pattern": "x*"}, "matches the empty text"),
        (
            {"examples": '{ text = "torched a shop", what = "a shop" }', "pattern": "torched (?P<what>a)"},
            "reads what = 'a'",
        ),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_words(own, parts, words):
    found = problems(own(**parts))
    assert any(words in line for line in found), found
    assert all(line.startswith("mine/own.toml:3: mine:") for line in found)


def test_a_pattern_that_is_none_is_told_by_file_and_line(own):
    rules = own(pattern="(torched", examples='{ text = "They torched a shop" }')
    assert "no regular expression" in problems(rules)[0]


def test_an_unknown_slot_stops_with_what_is_allowed(own):
    with pytest.raises(PackError, match=r"own\.toml:3: .*<whom>.*slots are who"):
        own(pattern="<whom> torched")


def test_toml_that_is_none_stops_with_its_line(tmp_path):
    (tmp_path / "own.toml").write_text('[[rule]]\nid = "a\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"own\.toml:2: not valid TOML"):
        load([tmp_path])


def test_a_list_without_its_columns_stops(tmp_path):
    (tmp_path / "actors.csv").write_text("name,aliases\nX,Y\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"actors\.csv:1: no column \['id'\]"):
        load([tmp_path])


def test_an_id_that_stands_twice_is_told(tmp_path):
    (tmp_path / "pack.toml").write_text('name = "mine"\n', encoding="utf-8")
    (tmp_path / "actors.csv").write_text("id,kind,name\nx,group,X Front\nx,group,Y Front\n", encoding="utf-8")
    assert "mine/actors.csv: x: stands 2 times" in [str(p) for p in check(load([tmp_path]))]


def test_a_users_entry_overrides_and_a_users_pack_disables(tmp_path, rules):
    first, second = rules.entries("actors")[:2]
    (tmp_path / "pack.toml").write_text(f'name = "mine"\ndisable = ["actors#{second.id}"]\n', encoding="utf-8")
    (tmp_path / "actors.csv").write_text(f"id,kind,name\n{first.id},group,Another Name\n", encoding="utf-8")
    mine = {entry.id: entry for entry in load([tmp_path]).entries("actors")}
    assert mine[first.id].name == "Another Name"
    assert second.id not in mine


def test_packs_are_known_by_their_content(rules):
    assert {pack.name for pack in rules.packs} >= {"en", "world"}
    assert all(len(pack.sha256) == 64 for pack in rules.packs)
    assert [pack.sha256 for pack in load().packs] == [pack.sha256 for pack in rules.packs]


def test_a_slot_after_an_optional_group_is_a_slot(own):
    rules = own(pattern="torched (?:the |a )?<thing>", examples='{ text = "They torched the school" }')
    assert "?P<thing>" in rules.of("own")[0].source
