"""What `make run` starts, as a process of its own on this test's database."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.conf import settings

from home.development import database

# Loading the sample content takes a while, and much longer on a busy machine.
PATIENCE_SECONDS = 600

COMMAND = [sys.executable, str(settings.BASE_DIR / "manage.py"), "develop"]


@dataclass(frozen=True, slots=True)
class Running:
    """A development server and what it has printed."""

    process: subprocess.Popen[bytes]
    port: int
    output: Path
    environment: dict[str, str]

    def get(self, path: str) -> str:
        with urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            text: str = answer.read().decode()
        return text

    def wait_for(self, words: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while words not in self.output.read_text():
            assert self.process.poll() is None, self.output.read_text()
            assert time.monotonic() < deadline, self.output.read_text()
            time.sleep(0.2)


@pytest.fixture
def running(transactional_db: None, tmp_path: Path) -> Iterator[Running]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = os.environ | {
        "DATABASE_URL": database.url(),
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "PORT": str(port),
    }
    output = tmp_path / "output"
    with output.open("wb") as file:
        process = subprocess.Popen(
            COMMAND, env=environment, stdout=file, stderr=file, start_new_session=True
        )
    yield Running(process, port, output, environment)
    for left in in_session(process.pid):
        os.kill(left, signal.SIGKILL)
    process.wait()


def start_in_vain(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(COMMAND, env=environment, capture_output=True, check=False, text=True)


def in_session(leader: int) -> list[int]:
    found = subprocess.run(
        ["pgrep", "--session", str(leader)], capture_output=True, check=False, text=True
    )
    return [int(line) for line in found.stdout.split()]


def test_everything_runs_and_ends_together(running: Running):
    running.wait_for("Ctrl-C stops it.")

    assert running.get("/api/v1/events").startswith('{"count":')
    for path in ("/", "/api/v1/docs", "/admin/login/", "/development/outbox/"):
        assert '<html lang="ja"' in running.get(path) or path == "/api/v1/docs"
    assert running.get("/static/wagtailadmin/css/core.css")

    with pytest.raises(HTTPError) as refused:
        running.get("/nowhere/")
    assert "ページが見つかりません" in refused.value.read().decode()

    second = start_in_vain(running.environment)
    assert second.returncode == 1
    assert second.stderr == (
        f"CommandError: Port {running.port} is in use: end what uses it, "
        "or choose another with PORT=9000 make run.\n"
    )

    running.process.send_signal(signal.SIGINT)

    assert running.process.wait(PATIENCE_SECONDS) == 0
    assert in_session(running.process.pid) == []


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "８０"])
def test_a_port_that_is_none_is_refused_in_a_sentence(port: str):
    environment = os.environ | {
        "DATABASE_URL": "postgres://nobody@localhost/none",
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "PORT": port,
    }

    done = start_in_vain(environment)

    assert done.returncode == 1
    assert done.stderr == (
        f"CommandError: PORT={port} is no port: name a number from 1 to 65535.\n"
    )
