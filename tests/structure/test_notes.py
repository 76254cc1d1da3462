"""Notes for people lead where they say."""

import re
from pathlib import Path

import pytest

from tests.structure.house import ROOT, tracked_files

LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


@pytest.mark.parametrize(
    "note", [file for file in tracked_files() if file.suffix == ".md"], ids=str
)
def test_each_link_of_a_note_leads_to_a_file(note: Path):
    links = LINK.findall((ROOT / note).read_text())

    assert [link for link in links if not (ROOT / note.parent / link).exists()] == []


def test_targets_that_notes_name_are_there():
    makefile = (ROOT / "Makefile").read_text()
    notes = "".join((ROOT / name).read_text() for name in ("README.md", "CONTRIBUTING.md"))
    named = set(re.findall(r"(?:`|^)make (?!for)([a-z]+)", notes, re.MULTILINE))

    assert named
    assert named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
