"""Editors are told what refers to a record before they delete it, also in the sample content."""

import pytest
from wagtail.models import ReferenceIndex

from tests.home.sample.test_load import RECORDS, page_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_load")]


@pytest.mark.parametrize("key", RECORDS)
def test_what_a_page_refers_to_is_known(key: str) -> None:
    page = page_at(key)
    known = set(ReferenceIndex.get_references_for_object(page).values_list("content_path_hash"))
    assert known or not page.image_id
    ReferenceIndex.create_or_update_for_object(page)
    found = set(ReferenceIndex.get_references_for_object(page).values_list("content_path_hash"))
    assert found == known
