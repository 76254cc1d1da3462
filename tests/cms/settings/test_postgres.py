"""The embedded server, each time started by a process of its own."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

SCRIPT = """
import os, signal, sys
from pathlib import Path
from cms.settings.postgres import settings_for
import psycopg
given = settings_for(Path(sys.argv[1]))
with psycopg.connect(host=given["HOST"], port=given["PORT"], user=given["USER"]) as connection:
    query = "SELECT datcollate FROM pg_database WHERE datname = current_database()"
    print(connection.execute(query).fetchone()[0], flush=True)
if len(sys.argv) > 2:
    os.kill(os.getpid(), int(sys.argv[2]))
"""


def use_server(folder: Path, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder), *arguments],
        env=os.environ | environment,
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stdout.strip() or done.stderr


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own user may enter; pytest closes its own folders to others."""
    with tempfile.TemporaryDirectory(prefix="renkei-") as name:
        yield Path(name)


def is_running(folder: Path) -> bool:
    return (folder / "postgres/postmaster.pid").exists()


@pytest.mark.parametrize(
    ("name", "language"),
    [("a folder", "C"), ("連携", "ja_JP.eucJP"), ("long" * 40, "en_US.UTF-8")],
)
def test_works_in_any_folder_and_language(folder: Path, name: str, language: str):
    var = folder / name / "var"
    var.mkdir(parents=True)

    assert use_server(var, LANG=language, LC_ALL=language) == "C.UTF-8"
    assert not is_running(var)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_stops_with_the_last_process_even_after_one_was_killed(
    folder: Path, number: signal.Signals
):
    assert use_server(folder, str(int(number))) == "C.UTF-8"
    assert is_running(folder) is (number == signal.SIGKILL)

    assert use_server(folder) == "C.UTF-8"
    assert not is_running(folder)


def test_says_nothing_when_its_folder_was_emptied_meanwhile(folder: Path):
    script = f"{SCRIPT}\nimport shutil\nshutil.rmtree(sys.argv[1])\n"

    done = subprocess.run(
        [sys.executable, "-c", script, str(folder / "var")],
        capture_output=True,
        check=False,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
