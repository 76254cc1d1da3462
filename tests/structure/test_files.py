"""What lies where, how long it is, and what must stand in no file."""

import ast
import re
from pathlib import Path

import pytest

from tests.structure.house import ROOT, tracked_files

TOP_LEVEL = {
    ".ci",
    ".editorconfig",
    ".env.example",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".python-version",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "cms",
    "docs",
    "home",
    "manage.py",
    "members",
    "news",
    "pyproject.toml",
    "requirements-dev.txt",
    "requirements.txt",
    "static",
    "templates",
    "tests",
}

LINES_AT_MOST = 400

# A folder of one developer's machine, or the address of a package registry.
OF_A_MACHINE = re.compile(
    rf"{re.escape(str(ROOT))}/"
    r"|/(?:root|Users/\w+)/"
    r"|(?:index|registry)[-_]?(?:url)?[ =:\"']+https?://"
    r"|\"resolved\": *\"https?://"
)

WRITTEN_BY_HAND = {".py", ".html", ".css", ".js", ".ts", ".sh"}


def test_top_level_holds_what_the_house_prescribes_and_nothing_else():
    assert {file.parts[0] for file in tracked_files()} == TOP_LEVEL


@pytest.mark.parametrize("suffix", sorted(WRITTEN_BY_HAND))
def test_no_file_is_too_long(suffix: str):
    lengths = {
        str(file): len((ROOT / file).read_text().splitlines())
        for file in tracked_files()
        if file.suffix == suffix and "migrations" not in file.parts
    }

    assert {name: lines for name, lines in lengths.items() if lines > LINES_AT_MOST} == {}


def test_no_file_names_this_machine_or_a_registry():
    found = {
        str(file): sorted(set(OF_A_MACHINE.findall(text)))
        for file in tracked_files()
        if file != Path(__file__).relative_to(ROOT) and (text := _text(file))
        if OF_A_MACHINE.search(text)
    }

    assert found == {}


def test_no_module_has_a_name_without_a_role():
    roleless = {"utils", "helpers", "common", "misc", "core"}

    assert [file for file in tracked_files() if {file.stem, *file.parts} & roleless] == []


def test_packages_are_empty_except_for_the_names_that_models_and_schemas_export():
    packages = [file for file in tracked_files() if file.name == "__init__.py"]
    exporting = {file for file in packages if file.parent.name in {"models", "schemas"}}

    assert [file for file in packages if file not in exporting and _text(file)] == []
    assert [file for file in exporting if not _only_exports(file)] == []


def _only_exports(file: Path) -> bool:
    """A docstring, imports and the list of names."""
    allowed = ast.Expr | ast.ImportFrom | ast.Assign
    return all(isinstance(node, allowed) for node in ast.parse(_text(file)).body)


def _text(file: Path) -> str:
    try:
        return (ROOT / file).read_text()
    except UnicodeDecodeError:
        return ""
