"""Who may delete a page, and what it costs a list to find out."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PagePermissionTester

from tests.factories.home import StandardPageFactory
from tests.factories.people import administrator, approver, desk_of, editor, person, section_group

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("with_child", [True, False])
def test_who_may_delete_is_what_wagtail_says(live: bool, with_child: bool) -> None:
    page: Page = StandardPageFactory(draft=not live)
    if with_child:
        StandardPageFactory(parent=page)
    writer = person("writer@example.jp")
    writer.groups.add(section_group("書く係", page, "add"))
    page.refresh_from_db()
    asked = [editor(), approver(), administrator(), writer, AnonymousUser()]
    for user in asked:
        for ignore_bulk in (True, False):
            ours = page.permissions_for_user(user).can_delete(ignore_bulk)
            assert ours == PagePermissionTester(user, page).can_delete(ignore_bulk), user


def statements(client: Client, page: Page) -> int:
    address = reverse("wagtailadmin_explore", args=[page.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_list_asks_twice_about_each_page_for_its_translation_and_for_nothing_else() -> None:
    section: Page = StandardPageFactory()
    StandardPageFactory.create_batch(2, parent=section)
    client = desk_of(editor())
    with_two = statements(client, section)
    StandardPageFactory.create_batch(10, parent=section)
    assert statements(client, section) == with_two + 20
