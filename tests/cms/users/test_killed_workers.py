"""A worker that is killed loses no letter, and sends at most the one twice that it had in hand.

The figures of the whole run: `LETTERS=10000 KILLS=100 pytest -s` with the name of this file.
"""

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from cms.reading.tasks import free_stalled_jobs
from cms.users.choices import LetterState
from cms.users.letters import post
from cms.users.models import OutgoingLetter
from home.development.database import url
from tests.cms.users.mail_server import Catcher, Moment, mail_server
from tests.cms.users.worker import KIND, know_the_sample

pytestmark = pytest.mark.django_db(transaction=True)

LETTERS = int(os.environ.get("LETTERS", "300"))
KILLS = int(os.environ.get("KILLS", "8"))
PATIENCE = 120.0
"""Seconds without a single mail after which something has been lost."""


@dataclass
class Killer:
    """Kills the worker at random mails, and at random moments of each."""

    dice: random.Random
    kills: int
    letters: int
    process: subprocess.Popen[bytes] | None = None
    done: list[Moment] = field(default_factory=list)
    seen: int = 0

    def __post_init__(self) -> None:
        numbers = self.dice.sample(range(self.letters), self.kills)
        moments: list[Moment] = ["MAIL", "DATA", "AFTER"]
        self.plan = {number: self.dice.choice(moments) for number in numbers}

    def __call__(self, moment: Moment) -> None:
        self.seen += moment == "MAIL"
        if self.process and self.plan.get(self.seen - 1) == moment:
            del self.plan[self.seen - 1]
            self.done.append(moment)
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


def start_worker(port: int) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = kept | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
        "ALLOWED_HOSTS": "renkei.example.jp",
        "DATABASE_URL": url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "LETTERS_HELD_AFTER_RESTORE": "false",
        "LOG_LEVEL": "ERROR",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.cms.users.worker"], cwd=settings.BASE_DIR, env=environment
    )


def deliver(kills: int) -> tuple[Catcher, Killer]:
    """Post the letters and keep a worker running until none waits any more."""
    know_the_sample()
    with transaction.atomic():
        for number in range(LETTERS):
            post(KIND, to=f"clerk{number}@city.example.jp", number=number)
    killer = Killer(random.Random(20261125), kills, LETTERS)  # noqa: S311  # no secret
    with mail_server(Catcher(at=killer)) as catcher:
        while OutgoingLetter.objects.waiting().exists():
            killer.process = start_worker(catcher.port)
            _watch(killer.process, catcher)
        killer.process = None
    return catcher, killer


def _watch(process: subprocess.Popen[bytes], catcher: Catcher) -> None:
    """Until it is killed or nothing waits; what the dead left behind is given back meanwhile."""
    try:
        idle = 0.0
        while process.poll() is None and OutgoingLetter.objects.waiting().exists():
            with catcher.changed:
                idle = 0.0 if catcher.changed.wait(1.0) else idle + 1.0
            assert idle < PATIENCE, "Letters wait, and nobody sends them."
            if idle:
                with suppress(AlreadyEnqueued):  # what the clock would do in the next minute
                    app.configure_task(
                        free_stalled_jobs.name, queueing_lock=free_stalled_jobs.queueing_lock
                    ).defer(timestamp=0)
        assert process.returncode in {None, -signal.SIGKILL}, "The worker ended by itself."
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("kills", [0, KILLS])
def test_none_is_lost_and_duplicates_are_no_more_than_kills(kills: int) -> None:
    catcher, killer = deliver(kills)
    assert len(killer.done) == kills
    by_identity: Counter[str] = Counter()
    recipients: dict[str, set[str]] = {}
    for envelope, message in catcher.taken:
        assert len(envelope) == 1
        assert str(message["To"]) == envelope[0]
        assert message["Cc"] is message["Bcc"] is None
        identity = str(message["Message-ID"])
        by_identity[identity] += 1
        recipients.setdefault(identity, set()).update(envelope)
    duplicates = sum(by_identity.values()) - len(by_identity)
    print(f"{LETTERS} letters, {Counter(killer.done)}, {duplicates} duplicates")  # noqa: T201
    assert len(by_identity) == LETTERS
    assert all(len(people) == 1 for people in recipients.values())
    assert duplicates <= kills
    states: Any = Counter(OutgoingLetter.objects.values_list("state", flat=True))
    assert states == {LetterState.SENT: LETTERS}
    connection.close()
