"""Everything that a developer needs, in one foreground process: see `make run`."""

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.development import database
from home.development.addresses import LOOPBACK, Address, welcome
from home.development.lock import RunningLock
from home.development.supervisor import end_in_order, supervise


class Command(BaseCommand):
    help = "Runs site, admin, API and worker on this machine, for development only."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        end_in_order()
        if not settings.DEBUG:
            raise CommandError("develop runs on the development settings only.")
        address = Address(_port())
        with _own_folder():
            if not address.is_free():
                raise CommandError(
                    f"Port {address.port} is in use: end what uses it, "
                    "or choose another with PORT=9000 make run."
                )
            database.prepare(address, self._say)
            sys.exit(
                supervise(_commands(address), _environment(address), partial(self._greet, address))
            )

    def _greet(self, address: Address) -> None:
        address.wait_for_answer()
        self._say(welcome(address))

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def _own_folder() -> AbstractContextManager[object]:
    """The database in var/ serves one development server; a database elsewhere serves many."""
    if os.environ.get("DATABASE_URL"):
        return nullcontext()
    return RunningLock(settings.VAR_DIR / "develop.lock")


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not (text.isascii() and text.isdecimal()) or not 0 < int(text) < 65536:
        raise CommandError(f"PORT={text} is no port: name a number from 1 to 65535.")
    return int(text)


def _commands(address: Address) -> dict[str, list[str]]:
    manage = str(Path(settings.BASE_DIR, "manage.py"))
    server = ["granian", "--interface", "wsgi", "--host", LOOPBACK, "--port", str(address.port)]
    options = ["--blocking-threads", "4", "--workers-kill-timeout", "3", "--log-level", "warning"]
    return {
        "web": [sys.executable, "-m", *server, *options, "cms.wsgi:application"],
        "worker": [sys.executable, manage, "procrastinate", "worker"],
    }


def _environment(address: Address) -> dict[str, str]:
    return {
        # What was given may say more than settings keep, such as how to encrypt.
        "DATABASE_URL": os.environ.get("DATABASE_URL") or database.url(),
        "BASE_URL": address.url,
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "PYTHONUNBUFFERED": "1",
    }
