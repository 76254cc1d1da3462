"""What the worker does every minute, so that nothing waits for a visitor or a dead colleague."""

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status
from procrastinate.utils import utcnow

from cms.reading import schedule

ATTEMPTS = 5
"""How often a job may take its worker with it before it is given up."""


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="reading.keep_schedule")
def keep_schedule(timestamp: int) -> None:
    """Publish what is due and take back what has expired, as `publish_scheduled` would."""
    now = timezone.now()
    schedule.publish_due(now)
    schedule.unpublish_expired(now)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="reading.free_stalled_jobs", pass_context=True)
async def free_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Give the jobs of workers that have died to others; a job that kills every worker fails."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        if job.attempts + 1 < ATTEMPTS:
            await jobs.retry_job(job, retry_at=utcnow())
        else:
            await jobs.finish_job(job, status=Status.FAILED, delete_job=False)
