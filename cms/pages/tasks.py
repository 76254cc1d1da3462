"""What is done about pages by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from cms.pages.care import reminders
from cms.pages.preview import links


@app.periodic(cron="30 23 * * *")  # of UTC: half past eight in the morning in Japan
@app.task(queueing_lock="pages.remind_of_reviews")
def remind_of_reviews(timestamp: int) -> None:
    """Mail whoever has pages past their review date."""
    reminders.remind(timezone.localdate())


@app.periodic(cron="47 18 * * *")
@app.task(queueing_lock="pages.forget_draft_links")
def forget_draft_links(timestamp: int) -> None:
    """Delete draft links that are long over."""
    links.draft_links_forget(now=timezone.now())
