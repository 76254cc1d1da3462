"""What waits for a person: to approve, returned, going live or ending soon, to be reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from cms.pages.approval.failures import open_failures
from cms.pages.care.bulk import care_url
from cms.pages.care.due import due_for
from cms.pages.sections.hers import pages_in_work
from home.today.schedule import ending, going_live

SOON = timedelta(days=7)


class Kind(Enum):
    """What there is to do: its name, the words on its button, and the sentence before its time."""

    APPROVE = ("承認", "確認する", "{when}に提出されました。")
    RETURNED = ("差し戻し", "直す", "{when}に差し戻されました。")
    FAILED = ("公開できず", "直す", "{when}に公開される予定でしたが、公開できませんでした。")
    REVIEW = ("見直し", "見直す", "見直す日は{when}でした。")
    GOES_LIVE = ("公開予定", "開く", "{when}に公開されます。")
    ENDS = ("公開終了", "開く", "{when}に公開が終わります。")

    def __init__(self, label: str, button: str, sentence: str) -> None:
        self.label = label
        self.button = button
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do.

    Attributes:
        at: since when it waits, or when it will happen; of a day its first moment.
        whole_day: whether `at` stands for a day.
        by: who handed it over; may be empty.
        comment: what was said with it; may be empty.
        later: where to put it off, for what can be.
    """

    kind: Kind
    at: datetime
    title: str
    url: str
    whole_day: bool = False
    by: str = ""
    comment: str = ""
    later: str = ""

    @property
    def sentence(self) -> str:
        local = timezone.localtime(self.at)
        clock = "" if self.whole_day else f" {local.hour}:{local.minute:02}"
        return self.kind.sentence.format(when=f"{local.month}月{local.day}日{clock}")


def work_for(user: Any, now: datetime) -> list[Work]:
    """Everything that waits for a person, oldest first; what is to come stands last."""
    home = reverse("wagtailadmin_home")
    found = [
        *_to_approve(user),
        *_returned(user),
        *_failed(user),
        *_to_review(user, now, home),
        *_soon(user, now),
    ]
    return sorted(found, key=lambda work: (work.at, work.title))


def _to_approve(user: Any) -> Iterator[Work]:
    states = TaskState.objects.reviewable_by(user).select_related("revision__user")
    for state in states.prefetch_related("revision__content_object"):
        page = state.revision.content_object
        if page is not None:
            by = str(state.revision.user or "")
            yield Work(Kind.APPROVE, state.started_at, _title(page), _edit(page), by=by)


def _returned(user: Any) -> Iterator[Work]:
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user
    ).select_related("current_task_state__finished_by")
    for state in states.prefetch_related("content_object"):
        page, task = state.content_object, state.current_task_state
        if page is not None and page.permissions_for_user(user).can_edit():
            yield Work(
                Kind.RETURNED,
                task.finished_at or state.created_at,
                _title(page),
                _edit(page),
                by=str(task.finished_by or ""),
                comment=task.comment,
            )


def _failed(user: Any) -> Iterator[Work]:
    for failure in open_failures(pages_in_work(user)):
        yield Work(
            Kind.FAILED,
            failure.revision.approved_go_live_at,
            _title(failure.page),
            _edit(failure.page),
            comment=failure.data["reason"],
        )


def _to_review(user: Any, now: datetime, then: str) -> Iterator[Work]:
    today = timezone.localdate(now)
    for care in due_for(user, today):
        yield Work(
            Kind.REVIEW,
            timezone.make_aware(datetime.combine(care.review_on or today, time.min)),
            _title(care.page),
            _edit(care.page),
            whole_day=True,
            later=care_url(care.page, then),
        )


def _soon(user: Any, now: datetime) -> Iterator[Work]:
    pages = pages_in_work(user)
    for moment, page in going_live(pages, now, now + SOON):
        yield Work(Kind.GOES_LIVE, moment, _title(page), _edit(page))
    for moment, page in ending(pages.live(), now, now + SOON):
        yield Work(Kind.ENDS, moment, _title(page), _edit(page))


def _title(page: Any) -> str:
    title: str = page.get_admin_display_title()
    return title


def _edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
