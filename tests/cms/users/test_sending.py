"""What a mail server refuses is tried again; what is given up, an editor sees and sends again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from cms.users import letters, tasks
from cms.users.account_letters import RESET
from cms.users.choices import LetterState
from cms.users.letters import Letter, post, writes
from cms.users.models import OutgoingLetter, SendingPlace
from cms.users.sending import ATTEMPTS, PAUSES, WORKER_DIED, NotSentError, letter_send
from tests.cms.users.mail_server import Catcher, mail_server
from tests.factories.people import approver, desk_of, editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sample_letters() -> Iterator[None]:
    known, titles = dict(letters._writers), dict(letters._titles)

    @writes("sample", "見本のメール")
    def greet(recipient: str) -> Letter:
        return Letter("見本", "ご確認ください。")

    yield
    for kept, now in ((known, letters._writers), (titles, letters._titles)):
        now.clear()
        now.update(kept)  # type: ignore[arg-type]  # each by its own kind


@pytest.fixture
def refusing(settings: Settings) -> Iterator[Catcher]:
    with mail_server(Catcher(refusal="451 4.7.1 Come back later")) as catcher:
        options = {"host": "127.0.0.1", "port": catcher.port, "timeout": 5}
        backend = "django.core.mail.backends.smtp.EmailBackend"
        settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}
        yield catcher


def sample() -> OutgoingLetter:
    return post("sample", to="clerk@city.example.jp")


def try_all(letter: OutgoingLetter) -> None:
    for _ in PAUSES:
        with pytest.raises(NotSentError):
            letter_send(letter_id=letter.pk)
    letter_send(letter_id=letter.pk)
    letter.refresh_from_db()


def test_a_refused_letter_waits_longer_each_time_and_is_given_up(refusing: Catcher) -> None:
    letter = sample()
    try_all(letter)
    assert (letter.state, letter.attempts) == (LetterState.GIVEN_UP, ATTEMPTS)
    assert "Come back later" in letter.trouble
    assert refusing.taken == []
    assert list(PAUSES) == sorted(set(PAUSES))


def test_the_job_comes_back_after_the_pause() -> None:
    decide: Any = tasks.Pauses().get_retry_decision
    job: Any = type("Job", (), {"attempts": 2})
    seconds = decide(exception=NotSentError(), job=job).retry_at
    sooner = decide(exception=NotSentError(), job=type("Job", (), {"attempts": 0})).retry_at
    assert round((seconds - sooner).total_seconds()) == PAUSES[2] - PAUSES[0]
    assert decide(exception=ValueError(), job=job) is None


def test_what_was_given_up_is_sent_again_by_a_button(refusing: Catcher) -> None:
    letter = sample()
    try_all(letter)
    desk = desk_of(approver())
    listed = desk.get(reverse("letter_report"), {"state": "given_up"}).content.decode()
    assert "見本のメール" in listed
    assert "再送する" in listed
    resend = reverse("letter_resend", args=[letter.pk])
    assert desk.get(resend).status_code == 405
    assert desk_of(editor()).post(resend).status_code == 302
    letter.refresh_from_db()
    assert letter.state == LetterState.GIVEN_UP
    refusing.refusal = ""
    assert "もう一度送ります" in desk.post(resend, follow=True).content.decode()
    letter_send(letter_id=letter.pk)
    ((envelope, message),) = refusing.taken
    assert envelope == ["clerk@city.example.jp"]
    assert message["Message-ID"] == letter.message_id
    assert "送り直していません" in desk.post(resend, follow=True).content.decode()


def test_a_letter_is_sent_once_however_often_its_job_runs() -> None:
    letter = sample()
    for _ in range(3):
        letter_send(letter_id=letter.pk)
    assert len(mail.outbox) == 1


def test_a_letter_that_takes_every_worker_with_it_is_given_up() -> None:
    letter = sample()
    OutgoingLetter.objects.update(attempts=ATTEMPTS)
    letter_send(letter_id=letter.pk)
    letter.refresh_from_db()
    assert (letter.state, letter.trouble) == (LetterState.GIVEN_UP, WORKER_DIED)
    assert mail.outbox == []


def test_a_letter_whose_job_is_gone_gets_another() -> None:
    letter = sample()
    tasks.wake_for_letters(timestamp=0)
    jobs = ProcrastinateJob.objects.filter(task_name=letters.SEND_JOB)
    assert jobs.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    tasks.wake_for_letters(timestamp=0)
    assert [job.args for job in jobs] == [{"letter_id": letter.pk}]


def test_a_code_does_not_wait_behind_reminders() -> None:
    sample()
    post(RESET, to="clerk@city.example.jp", confirmation_id="")
    jobs = ProcrastinateJob.objects.filter(task_name=letters.SEND_JOB).order_by("id")
    assert [job.priority for job in jobs] == [letters.BEHIND, 0]


def test_a_restored_database_sends_nothing_until_it_is_released(settings: Settings) -> None:
    settings.LETTERS_HELD_AFTER_RESTORE = True
    call_command("letters", "release")
    letter_send(letter_id=sample().pk)
    assert len(mail.outbox) == 1
    SendingPlace.objects.update(place="another-server-1-16384")
    letter = sample()
    letter_send(letter_id=letter.pk)
    assert len(mail.outbox) == 1
    shown = desk_of(approver()).get(reverse("letter_report")).content.decode()
    assert "メールの送信を止めています" in shown
    call_command("letters", "release")
    letter_send(letter_id=letter.pk)
    assert len(mail.outbox) == 2


def test_what_waits_in_a_restored_database_can_be_dropped() -> None:
    call_command("letters", "hold")
    letter = sample()
    letter_send(letter_id=letter.pk)
    call_command("letters", "release", "--drop-waiting")
    letter_send(letter_id=letter.pk)
    letter.refresh_from_db()
    assert (letter.state, mail.outbox) == (LetterState.DROPPED, [])


@pytest.mark.parametrize("fields", [{}, {"address": "a@example.jp", "recipient": True}])
def test_a_letter_has_exactly_one_recipient(fields: dict[str, Any]) -> None:
    if "recipient" in fields:
        fields = fields | {"recipient": editor()}
    with pytest.raises(IntegrityError), transaction.atomic():
        OutgoingLetter.objects.create(kind="sample", **fields)
