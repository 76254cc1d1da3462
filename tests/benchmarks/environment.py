"""Where a benchmark works: a server, a database and files of its own below var/bench."""

import os
from pathlib import Path
from urllib.parse import quote

from cms.settings.postgres import settings_for

FOLDER = Path(__file__).resolve().parents[2] / "var" / "bench"
HOST = "127.0.0.1"


class Database:
    """The embedded PostgreSQL of benchmarks; it stops when this process ends."""

    def __init__(self) -> None:
        settings = settings_for(FOLDER)
        (FOLDER / "static").mkdir(exist_ok=True)
        self.socket = str(settings["HOST"])
        self.port = str(settings["PORT"])

    @property
    def process(self) -> int:
        """The id of the server's first process."""
        lines = (FOLDER / "postgres" / "postmaster.pid").read_text().splitlines()
        return int(lines[0])

    def url(self, name: str) -> str:
        """The `DATABASE_URL` of a database of this server."""
        return f"postgres://postgres@:{self.port}/{quote(self.socket)}/{name}"


def variables(database: Database, name: str) -> dict[str, str]:
    """What production settings ask of their environment."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "SECRET_KEY": "benchmarks-only-" + "0" * 50,
        "ALLOWED_HOSTS": f"{HOST},testserver",
        "DATABASE_URL": database.url(name),
        "BASE_URL": "https://bench.example.jp",
        "MEDIA_ROOT": str(FOLDER / "media"),
        "LOG_LEVEL": "ERROR",
        "CACHE_URL": "",
    }


def enter(given: dict[str, str]) -> None:
    """Let this process be one more process of the installation that is measured."""
    import django

    os.environ |= given
    django.setup()
