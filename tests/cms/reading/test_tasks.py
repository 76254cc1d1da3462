"""What the worker does every minute."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from asgiref.sync import sync_to_async
from django.db import connection, connections
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from wagtail.models import Page, Site

from cms.reading import tasks


def page(slug: str, **fields: Any) -> Page:
    added: Page = Site.objects.get().root_page.add_child(
        instance=Page(title=slug, slug=slug, **fields)
    )
    return added


@pytest.mark.django_db
def test_the_minute_publishes_what_is_due_and_takes_back_what_has_expired(
    clock: time_machine.Traveller,
) -> None:
    due = page("due", live=False, go_live_at=timezone.now() + timedelta(hours=1))
    due.save_revision().publish()
    over = page("over", expire_at=timezone.now() + timedelta(hours=1))
    clock.shift(timedelta(hours=1))
    tasks.keep_schedule(0)
    due.refresh_from_db()
    over.refresh_from_db()
    assert (due.live, over.live, over.expired) == (True, False, True)


def test_each_runs_at_its_time_and_never_twice_at_once() -> None:
    periodic = app.periodic_registry.periodic_tasks.values()
    found = {task.task.name: (task.cron, task.task.queueing_lock) for task in periodic}
    times = {
        "keep_schedule": "* * * * *",
        "free_stalled_jobs": "* * * * *",
        "forget_old_jobs": "17 * * * *",
    }
    for name, cron in times.items():
        assert found[f"cms.reading.tasks.{name}"] == (cron, f"reading.{name}")


@pytest.mark.django_db(transaction=True)
def test_jobs_of_dead_workers_are_given_to_others_until_they_have_failed_too_often() -> None:
    keys = [_stalled(attempts) for attempts in (0, tasks.ATTEMPTS - 1)]
    alive = _stalled(0, silence=0)

    asyncio.run(_as_worker(tasks.free_stalled_jobs))
    states = dict(ProcrastinateJob.objects.values_list("pk", "status"))
    assert [states[key] for key in (*keys, alive)] == ["todo", "failed", "doing"]


async def _as_worker(task: Any) -> None:
    await task.func(timestamp=0)
    await sync_to_async(connections.close_all)()  # those of the thread behind the loop


def _stalled(attempts: int, silence: int = 300) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - make_interval(secs => %s)) RETURNING id",
            [silence],
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, attempts, worker_id)"
            " VALUES ('default', 'x', 'doing', %s, %s) RETURNING id",
            [attempts, worker],
        )
        key: int = cursor.fetchone()[0]
        return key


@pytest.mark.django_db(transaction=True)
def test_jobs_that_went_well_are_forgotten_after_some_days() -> None:
    new, _old, failed = (_stalled(0) for _ in range(3))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id <> %s", [failed]
        )
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [failed])
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - interval '73 hours' WHERE job_id <> %s",
            [new],
        )
    asyncio.run(_as_worker(tasks.forget_old_jobs))
    assert set(ProcrastinateJob.objects.values_list("pk", flat=True)) == {new, failed}
