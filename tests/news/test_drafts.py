"""Drafts that refer to what has gone since."""

from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from cms.users.models import User
from news.models import EventBody, EventPage, NewsOrganization, NewsPage, Series
from tests.factories.news import EventPageFactory, NewsPageFactory
from tests.news import places

pytestmark = pytest.mark.django_db


def opened(client: Client, page: Any) -> Any:
    client.force_login(User.objects.create_superuser("henshu@example.jp", "hiraku"))
    answer = client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert answer.status_code == 200
    return page.get_latest_revision_as_object()


def test_a_draft_opens_without_a_series_that_was_deleted(client: Client) -> None:
    page = NewsPageFactory()
    page.series = Series.objects.create(name="消えるシリーズ")
    page.save_revision()
    page.series.delete()
    draft = opened(client, page)
    assert draft.series is None
    draft.save_revision().publish()
    assert NewsPage.objects.get(pk=page.pk).live


def test_a_draft_opens_without_an_organization_that_was_deleted(client: Client) -> None:
    gone = places.arakawa()
    page = NewsPageFactory()
    page.organizations = [
        NewsOrganization(organization=gone),
        NewsOrganization(organization=places.hokkaido()),
    ]
    page.save_revision()
    gone.delete()
    draft = opened(client, page)
    assert [str(row.organization) for row in draft.organizations.all()] == ["北海道"]


def test_a_body_of_a_draft_keeps_its_name_when_its_organization_was_deleted(
    client: Client,
) -> None:
    gone = places.arakawa()
    page = EventPageFactory()
    page.bodies = [EventBody(organization=gone), EventBody(organization=gone, name="実行委員会")]
    page.save_revision()
    gone.delete()
    draft = opened(client, page)
    assert [(body.name, body.organization_id) for body in draft.bodies.all()] == [
        ("実行委員会", None)
    ]
    draft.save_revision().publish()
    assert EventPage.objects.get(pk=page.pk).bodies.count() == 1


def test_what_a_published_page_names_cannot_be_deleted() -> None:
    NewsPageFactory(organizations=[places.arakawa()])
    with pytest.raises(ProtectedError):
        places.arakawa().delete()
