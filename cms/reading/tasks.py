"""What the worker does by the clock, so that nothing waits for a visitor or a dead worker."""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.jobs import Status
from procrastinate.utils import utcnow

from cms.reading import schedule

ATTEMPTS = 5
"""How often a job may take its worker with it before it is given up."""

KEPT = 72
"""Hours for which jobs that went well can be looked at."""


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="reading.keep_schedule")
def keep_schedule(timestamp: int) -> None:
    """Publish what is due and take back what has expired, as `publish_scheduled` would."""
    now = timezone.now()
    schedule.publish_due(now)
    schedule.unpublish_expired(now)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="reading.free_stalled_jobs")
async def free_stalled_jobs(timestamp: int) -> None:
    """Give the jobs of workers that have died to others; a job that kills every worker fails."""
    jobs = app.job_manager
    for job in await jobs.get_stalled_jobs():
        if job.attempts + 1 < ATTEMPTS:
            await jobs.retry_job(job, retry_at=utcnow())
        else:
            await jobs.finish_job(job, status=Status.FAILED, delete_job=False)


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="reading.forget_old_jobs")
async def forget_old_jobs(timestamp: int) -> None:
    """Delete jobs that went well some days ago; those that failed stay to be looked at."""
    await app.job_manager.delete_old_jobs(nb_hours=KEPT)
