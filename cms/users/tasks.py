"""Jobs about people: the letters that they get."""

from datetime import timedelta

from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from cms.users.letters import SEND_JOB, send_soon
from cms.users.models import Confirmation, OutgoingLetter
from cms.users.release import may_leave
from cms.users.sending import PAUSES, NotSentError, letter_send

KEPT = timedelta(days=90)
"""For how long it can be looked up that a letter was sent, and a link says that it was used."""


class Pauses(BaseRetryStrategy):
    """Growing pauses for as long as the letter itself has attempts left."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not isinstance(exception, NotSentError):
            return None
        return RetryDecision(retry_in={"seconds": PAUSES[min(job.attempts, len(PAUSES) - 1)]})


@app.task(name=SEND_JOB, retry=Pauses())
def send_letter(letter_id: int) -> None:
    letter_send(letter_id=letter_id)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="users.wake_for_letters")
def wake_for_letters(timestamp: int) -> None:
    """Wake the worker for letters whose job is gone, as one that killed every worker is."""
    if not may_leave():
        return
    jobs = ProcrastinateJob.objects.filter(task_name=SEND_JOB, status__in=("todo", "doing"))
    expected = {job.args["letter_id"] for job in jobs.only("args")}
    for letter_id in OutgoingLetter.objects.waiting().values_list("pk", flat=True):
        if letter_id not in expected:
            send_soon(letter_id)


@app.periodic(cron="23 18 * * *")
@app.task(queueing_lock="users.forget_letters")
def forget_letters(timestamp: int) -> None:
    """Delete the records of letters that were sent or dropped long ago."""
    OutgoingLetter.objects.over_since(timezone.now() - KEPT).delete()


@app.periodic(cron="27 18 * * *")
@app.task(queueing_lock="users.forget_confirmations")
def forget_confirmations(timestamp: int) -> None:
    """Delete the addresses that somebody typed long ago, whoever they belong to."""
    Confirmation.objects.filter(expires_at__lt=timezone.now() - KEPT).delete()
