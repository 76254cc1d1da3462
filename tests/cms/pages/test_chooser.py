"""The dialog that chooses a page, read by somebody who reads no English."""

from typing import Any

import pytest
from django.urls import reverse

from tests.factories.home import StandardPageFactory
from tests.factories.people import desk_of, editor

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", [{}, {"page_type": "home.StandardPage"}, {"multiple": "1"}])
def test_its_search_is_named_in_japanese(query: dict[str, Any]) -> None:
    page = StandardPageFactory(title="架空の案内")
    address = reverse("wagtailadmin_choose_page_child", args=[page.get_parent().pk])
    dialog = desk_of(editor()).get(address, query).json()["html"]
    assert "架空の案内" in dialog
    assert ">検索する</button>" in dialog
    assert 'value="Search"' not in dialog
    assert ("だけを選べます" in dialog) == ("page_type" in query)
    action = reverse("wagtailadmin_choose_page_search")
    assert f'action="{action}' in dialog
