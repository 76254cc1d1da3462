import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.structure.house import ROOT

# The Lesser GPL lets a program link to the library and keep its own licence; the others do not.
COPYLEFT = re.compile(r"(?<!L)(?:A?GPL|General Public License)", re.IGNORECASE)
LESSER = re.compile(r"Lesser General Public License|LGPL[-\w.]*", re.IGNORECASE)


def licence(package: str) -> str:
    """What a package says of its licence, wherever it says it."""
    found = metadata(package)
    classifiers = [each for each in found.get_all("Classifier", []) if each.startswith("License")]
    # Some put the whole text into the field, whose first line names it.
    field = (found.get("License") or "").strip().partition("\n")[0]
    return " ".join([found.get("License-Expression") or "", field, *classifiers]).strip()


def runtime_packages() -> list[str]:
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    return [package for package in locked if _is_installed(package)]


def _is_installed(package: str) -> bool:
    try:
        metadata(package)
    except PackageNotFoundError:
        return False  # locked for another platform
    return True


@pytest.mark.parametrize("package", runtime_packages())
def test_licence_of_runtime_package_lets_ours_stand(package: str):
    said = licence(package)

    assert said, f"{package} does not say what its licence is"
    assert not COPYLEFT.search(LESSER.sub("", said)), said


@pytest.mark.parametrize(
    ("said", "is_copyleft"),
    [
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("License :: OSI Approved :: GNU Affero General Public License v3", True),
        ("BSD-3-Clause", False),
    ],
)
def test_lesser_licences_are_told_from_the_others(said: str, is_copyleft: bool):
    assert bool(COPYLEFT.search(LESSER.sub("", said))) is is_copyleft
