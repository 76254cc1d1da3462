"""What the pane shows says which field of the form each part comes from, on lists as well."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.news import (
    EventIndexPageFactory,
    NewsIndexPageFactory,
    PublicationIndexPageFactory,
)
from tests.factories.people import desk_of, editor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "factory", [NewsIndexPageFactory, EventIndexPageFactory, PublicationIndexPageFactory]
)
def test_a_list_marks_what_its_form_has(factory: type, client: Client) -> None:
    page = factory(introduction="<p>はじめの文</p>", search_description="説明")
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    shown = desk_of(editor()).get(address).content.decode()
    assert f'<h1 data-renkei-field="title">{page.title}</h1>' in shown
    assert 'data-renkei-field="introduction"><p>はじめの文</p>' in shown
    assert "data-renkei-field" not in client.get(page.url).content.decode()
    page.introduction = ""
    page.save_revision()
    shown = desk_of(editor()).get(address).content.decode()
    assert '<p class="lead" data-renkei-field="search_description">説明</p>' in shown
