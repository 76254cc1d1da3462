"""A page whose time is over can be saved as often as anybody likes."""

import datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page

from cms.pages.forms import OVER
from tests.cms.pages.approval.desk import Screen, messages
from tests.factories.home import StandardPageFactory
from tests.factories.people import approver, editor

pytestmark = pytest.mark.django_db

OVER_SINCE = "2026-04-15 09:30"


@pytest.fixture
def over(clock: time_machine.Traveller) -> Page:
    """A page that expired half an hour ago, and some seconds that no form shows."""
    page: Page = StandardPageFactory(title="終わった案内", slug="owari")
    page.expire_at = timezone.now() - datetime.timedelta(minutes=29, seconds=17)
    page.save_revision().publish()
    return page


def saved(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


@pytest.mark.parametrize("has_been_taken_back", [True, False])
def test_a_draft_is_saved_with_the_expiry_that_it_had(
    over: Page, has_been_taken_back: bool
) -> None:
    if has_been_taken_back:
        Page.objects.get(pk=over.pk).unpublish(set_expired=True)
    before = saved(over).expire_at
    response = Screen(editor(), over).save(lead="書き足しました。", expire_at=OVER_SINCE)
    assert "「終わった案内」を更新しました。" in messages(response)
    assert (saved(over).lead, saved(over).expire_at) == ("書き足しました。", before)


def test_a_draft_is_saved_with_a_new_expiry_or_none(over: Page) -> None:
    Screen(editor(), over).save(lead="延ばします。", expire_at="2026-05-01 09:00")
    assert timezone.localtime(saved(over).expire_at).isoformat() == "2026-05-01T09:00:00+09:00"
    Screen(editor(), over).save(lead="期限をなくします。", expire_at="")
    assert (saved(over).lead, saved(over).expire_at) == ("期限をなくします。", None)


def test_it_is_submitted_and_published_only_with_another_expiry(over: Page) -> None:
    response = Screen(editor(), over).submit(lead="出します。", expire_at=OVER_SINCE)
    assert response.context["form"].errors["expire_at"] == [OVER]
    response = Screen(approver(), over).post(
        lead="出します。", expire_at=OVER_SINCE, **{"action-publish": "1"}
    )
    assert response.context["form"].errors["expire_at"] == [OVER]
    Screen(approver(), over).post(lead="出します。", expire_at="", **{"action-publish": "1"})
    fresh = Page.objects.get(pk=over.pk).specific
    assert (fresh.lead, fresh.live, fresh.expire_at) == ("出します。", True, None)


def test_another_expiry_that_is_over_is_refused_where_it_was_typed(over: Page) -> None:
    response = Screen(editor(), over).save(lead="直します。", expire_at="2026-04-14 09:00")
    assert list(response.context["form"].errors) == ["expire_at"]
    assert saved(over).lead != "直します。"
