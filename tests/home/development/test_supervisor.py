"""The supervisor runs as a subprocess, as it does under `make run`: signals are its subject."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE_SECONDS = 20

SCRIPT = """
import sys
from home.development.supervisor import end_in_order, supervise
end_in_order()
commands = {name: ["sh", "-c", script] for name, script in zip("ab", sys.argv[1:])}
sys.exit(supervise(commands, {"GREETING": "hello"}, lambda: print("ready", flush=True)))
"""

# As in a script that says `make run &`.
AS_BACKGROUND_JOB = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")

type Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the supervisor over shell scripts, and ends it after the test."""
    started: list[subprocess.Popen[str]] = []

    def start(*scripts: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*AS_BACKGROUND_JOB, sys.executable, "-c", SCRIPT, *scripts],
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def number_in(file: Path) -> int:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if file.exists() and (text := file.read_text().strip()):
            return int(text)
        time.sleep(0.02)
    raise AssertionError(f"{file.name} was not written.")


def test_each_line_says_who_spoke(start: Start):
    output, _ = start("echo $GREETING; exec sleep 30", "sleep 0.5; exit 1").communicate(
        timeout=PATIENCE_SECONDS
    )

    assert sorted(output.splitlines()) == ["a | hello", "ready"]


@pytest.mark.parametrize(
    ("end", "code"), [("exit 3", 3), ("exit 0", 1), ("kill -KILL $$", 128 + signal.SIGKILL)]
)
def test_when_one_ends_the_other_is_stopped(start: Start, tmp_path: Path, end: str, code: int):
    other = tmp_path / "other"
    process = start(f"echo $$ > {other}; exec sleep 300", f"sleep 0.5; {end}")

    assert process.wait(PATIENCE_SECONDS) == code
    assert not is_alive(number_in(other))


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)]
)
def test_signal_reaches_whatever_a_child_started(
    start: Start, tmp_path: Path, number: signal.Signals, code: int
):
    grandchild = tmp_path / "grandchild"
    process = start(f"sleep 300 & echo $! > {grandchild}; wait")
    sleeping = number_in(grandchild)

    os.kill(process.pid, number)

    assert process.wait(PATIENCE_SECONDS) == code
    assert not is_alive(sleeping)
