"""Mails about pages past their review date: one to each person, at most every two weeks."""

import datetime
from typing import Final

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from cms.pages.care.due import all_due, due_for, people_for
from cms.pages.care.services import told
from cms.pages.models.care import PageCare
from cms.users.letters import Letter, admin_address, post, writes
from cms.users.models import User

KIND: Final = "review-due"
AGAIN_AFTER = datetime.timedelta(days=14)


@transaction.atomic
def remind(today: datetime.date) -> int:
    """Have those written to who have not been told for two weeks.

    Returns:
        How many people that are.
    """
    untold = set(PageCare.objects.untold(today, AGAIN_AFTER).values_list("pk", flat=True))
    waiting = [care for care in all_due(today) if care.pk in untold]
    people = {person.pk: person for care in waiting for person in people_for(care)}
    for person in people.values():
        post(KIND, to=person)
    told(waiting, today)
    return len(people)


@writes(KIND, "見直すページの知らせ")
def letter(recipient: User) -> Letter | None:
    """All pages that are due when the mail leaves, whether told of before or not."""
    due = due_for(recipient, timezone.localdate())
    if not due:
        return None
    pages = [(care, admin_address("wagtailadmin_pages:edit", care.page_id)) for care in due]
    context = {"user": recipient, "pages": pages, "home": admin_address("wagtailadmin_home")}
    text = render_to_string("emails/care/due.txt", context)
    return Letter(f"見直す日を過ぎたページがあります（{len(due)}件）", text)
