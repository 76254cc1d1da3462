"""A half-filled draft may be saved, and is published through no door; each names the field."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import streamfield

from cms.pages.approval.refusals import Refusal
from cms.pages.publishable import check_publishable
from home.models import StandardPage
from news.models import EventPage, EventSession
from tests.cms.pages.approval.desk import (
    Screen,
    approve_in_dialog,
    messages,
    states,
    submitted_page,
    waiting,
)
from tests.cms.pages.bodies import page_with
from tests.factories.home import StandardPageFactory
from tests.factories.news import EventPageFactory
from tests.factories.people import approver, desk_of, editor

pytestmark = pytest.mark.django_db

HALF = [{"type": "figure", "value": {"label": "会員自治体", "value": None, "source": "名簿"}}]
SENTENCE = "本文: 1番目の「数値（出典つき）」の「数」: この項目は必須です。"


def fill_half(page: StandardPage, by: Any) -> None:
    draft = page.get_latest_revision_as_object()
    draft.body = StandardPage._meta.get_field("body").to_python(HALF)
    draft.save_revision(user=by, clean=False)


@pytest.fixture
def half_filled() -> StandardPage:
    page = submitted_page(editor())
    fill_half(page, editor())
    return page


def is_still_waiting(page: StandardPage) -> bool:
    page.refresh_from_db()
    return not page.live and states(page) == [("承認", "in_progress")]


def test_the_dialog_of_a_list_refuses(half_filled: StandardPage) -> None:
    response = approve_in_dialog(approver(), half_filled)
    assert SENTENCE in messages(response)
    assert is_still_waiting(half_filled)


def test_the_form_refuses(half_filled: StandardPage) -> None:
    screen = Screen(approver(), half_filled)
    blank = {"label": "会員自治体", "value": "", "unit": "", "as_of": "", "basis": "", "source": ""}
    body = streamfield([("figure", {**blank, "source_url": "", "note": ""})])
    response = screen.approve(body=body)
    assert response.status_code == 200
    errors = response.context["form"].errors.as_data()["body"][0]
    assert set(errors.block_errors[0].block_errors) >= {"value", "source"}
    assert is_still_waiting(half_filled)


def test_a_service_refuses(half_filled: StandardPage) -> None:
    state: Any = waiting(half_filled)
    with pytest.raises(Refusal) as refused:
        state.task.specific.on_action(
            state.specific, approver(), "approve", read=state.revision_id, state=state.pk
        )
    assert SENTENCE in refused.value.sentence
    assert is_still_waiting(half_filled)


@pytest.mark.parametrize("below", [False, True])
def test_a_list_publishes_neither_it_nor_what_was_chosen_with_it(below: bool) -> None:
    section = StandardPageFactory(slug="ue", draft=True)
    page = StandardPageFactory(
        title="書きかけ", draft=True, parent=section if below else section.get_parent()
    )
    fill_half(page, editor())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = [section] if below else [section, page]
    posted = {"include_descendants": "on"} if below else {}
    query = "&".join(f"id={row.pk}" for row in chosen)
    response = desk_of(approver()).post(f"{address}?{query}", posted, follow=True)
    assert f"「書きかけ」 {SENTENCE}" in messages(response)
    assert not Page.objects.filter(pk__in=[section.pk, page.pk], live=True).exists()


def test_the_admins_own_api_publishes_nothing(half_filled: StandardPage) -> None:
    address = reverse("wagtailadmin_api:pages:action", args=[half_filled.pk, "publish"])
    assert desk_of(approver()).post(address).status_code == 404
    assert is_still_waiting(half_filled)


def test_publishing_itself_refuses(half_filled: StandardPage) -> None:
    half_filled.refresh_from_db()
    with pytest.raises(ValidationError, match="この項目は必須です"):
        half_filled.get_latest_revision().publish(user=approver())
    assert is_still_waiting(half_filled)


def test_a_row_is_named_by_its_place() -> None:
    page: EventPage = EventPage.objects.get(pk=EventPageFactory(sessions=[{}]).pk)
    later = EventSession(date_of_start=date(2030, 4, 1), all_day=True, note="い" * 300)
    page.sessions.add(later)
    with pytest.raises(ValidationError) as refused:
        check_publishable(page)
    told = " ".join(refused.value.messages)
    assert "2つ目の「日程」の「補足」: " in told
    assert "1つ目の「日程」" not in told


def test_a_complete_page_passes() -> None:
    figure = {
        "label": "会員自治体",
        "value": "195",
        "as_of": "2016-06-07",
        "basis": "stated",
        "source": "名簿",
    }
    page = page_with(("text", "<p>はじめの文</p>"), ("figure", figure))
    check_publishable(StandardPage.objects.get(pk=page.pk))
