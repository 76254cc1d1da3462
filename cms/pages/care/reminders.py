"""Mails about pages past their review date: one to each person, at most every two weeks."""

import datetime
from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.utils import get_admin_base_url

from cms.pages.care.due import all_due, due_for, people_for
from cms.pages.care.services import told
from cms.pages.dates.wording import gregorian
from cms.pages.models.care import PageCare
from cms.users.letters import Letter, post, writes
from cms.users.models import User

KIND: Final = "review-due"
AGAIN_AFTER = datetime.timedelta(days=14)

TEXT = """\
{name} 様

担当されているページのうち、内容を見直す日を過ぎたものが{count}件あります。
いまも正しいかを確かめ、直すか、次に見直す日を決めてください。

{pages}

「今日の仕事」: {home}

このメールは、見直しが済むまで2週間ごとに送られます。
"""


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


@writes(KIND)
def letter(recipient: User) -> Letter | None:
    """All pages that are due when the mail leaves, whether told of before or not."""
    due = due_for(recipient, timezone.localdate())
    if not due:
        return None
    text = TEXT.format(
        name=recipient,
        count=len(due),
        pages="\n\n".join(_line(care) for care in due),
        home=get_admin_base_url() + reverse("wagtailadmin_home"),
    )
    return Letter(f"見直す日を過ぎたページがあります（{len(due)}件）", text)


def _line(care: PageCare) -> str:
    address = reverse("wagtailadmin_pages:edit", args=[care.page_id])
    day = gregorian(care.review_on) if care.review_on else ""
    return f"■ {care.page.title}\n  見直す日: {day}\n  {get_admin_base_url()}{address}"
