"""How `.ci/python` finds an interpreter among those of a machine."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

TOO_OLD = "#!/bin/sh\nexit 0\n"  # prints nothing, as an older Python does to the question
OF_THIS_TEST = f'#!/bin/sh\nexec {sys._base_executable} "$@"\n'  # type: ignore[attr-defined]  # CPython's own
WITHOUT_VENV = """#!/bin/sh
case "$*" in
  *ensurepip*) exit 1 ;;
  *_base_executable*) echo "$0" ;;
  *) echo 3.13 ;;
esac
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with a shell and no Python."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("bash", "env", "ls", "sort"):
        (tools / name).symlink_to(Path("/usr/bin") / name)
    return tmp_path


def put(machine: Path, place: str, script: str) -> Path:
    file = machine / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(script)
    file.chmod(0o755)
    return file


def find(machine: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [settings.BASE_DIR / ".ci/python"],
        env={"PATH": str(machine / "bin"), "HOME": str(machine)} | environment,
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.mark.parametrize(
    "place",
    [
        "bin/python3",
        "bin/python3.12",
        "bin/python3.14",
        ".pyenv/versions/3.13.9/bin/python",
        ".local/share/uv/python/cpython-3.14.1-linux-x86_64-gnu/bin/python3",
    ],
)
def test_finds_a_python_wherever_it_lies(machine: Path, place: str):
    put(machine, "bin/python3", TOO_OLD)
    put(machine, place, OF_THIS_TEST)

    done = find(machine)

    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).samefile(sys._base_executable)  # type: ignore[attr-defined]  # CPython's own


def test_says_in_one_sentence_what_is_missing(machine: Path):
    put(machine, "bin/python3", TOO_OLD)

    done = find(machine)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Renkei needs Python 3.12, 3.13 or 3.14, and none was found: "
        "install one (apt, pyenv or uv), or name it with PYTHON=/path/to/python.\n"
    )


def test_says_when_virtual_environments_cannot_be_made(machine: Path):
    python = put(machine, "bin/python3.13", WITHOUT_VENV)

    done = find(machine)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{python} cannot make virtual environments: install its venv module "
        "(on Debian: apt-get install python3.13-venv).\n"
    )


def test_the_one_that_was_named_is_taken_or_refused(machine: Path):
    put(machine, "bin/python3", OF_THIS_TEST)
    old = put(machine, "old/python", TOO_OLD)

    assert find(machine, PYTHON="python3").returncode == 0
    assert (
        find(machine, PYTHON=str(old)).stderr == f"PYTHON={old} is no Python 3.12, 3.13 or 3.14.\n"
    )
