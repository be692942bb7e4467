"""The README says what is so: its sessions are run again, and the commands and files that it names exist."""

from __future__ import annotations

import re

import pytest
from readme_blocks import BLOCK, README, ROOT, commands, rerun
from typer.testing import CliRunner

from incidents.cli import COMMANDS, GROUPS, build

TEXT = README.read_text(encoding="utf-8")


def test_sessions_show_what_the_program_says():
    assert rerun(TEXT).splitlines() == TEXT.splitlines(), "python tests/readme_blocks.py writes the present output"


def test_there_are_sessions():
    assert sum(len(commands(block)) for block in BLOCK.findall(TEXT)) >= 4


def test_commands_that_are_named_exist():
    known = {name for name, *_ in (*COMMANDS, *GROUPS)}
    named = set(re.findall(r"`incidents (\w+)", TEXT)) | set(
        re.findall(r"^(?:\$ )?incidents (\w+)", TEXT, re.MULTILINE)
    )
    assert named <= known


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", TEXT))))
def test_files_that_are_linked_exist(name):
    assert (ROOT / name).exists()


@pytest.mark.parametrize("name", [name for name, *_ in COMMANDS])
def test_every_command_has_an_example_in_its_help(name):
    said = CliRunner().invoke(build(), [name, "--help"], env={"COLUMNS": "200", "NO_COLOR": "1"}).output
    assert "Example" in said
    assert f"incidents {name}" in said
