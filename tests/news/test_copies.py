"""A copy of an event is another event; a translation of it is the same."""

import pytest
from wagtail.models import Locale

from news.models import EventPage
from tests.factories.news import event_index
from tests.news import full

pytestmark = pytest.mark.django_db


def uids(page: EventPage) -> list[str]:
    return [str(session.uid) for session in page.sessions.all()]


def test_the_sessions_of_a_copy_have_identities_of_their_own() -> None:
    page = full.full_event()
    page.save_revision()
    copy = page.copy(update_attrs={"slug": "copy", "title": "写し"}, keep_live=False)
    assert len(uids(copy)) == 2
    assert not set(uids(copy)) & set(uids(page))
    draft = copy.get_latest_revision_as_object()
    assert uids(draft) == uids(copy)
    draft.save_revision().publish()
    assert uids(EventPage.objects.get(pk=copy.pk)) == uids(copy)


def test_an_edit_keeps_the_identities() -> None:
    page = full.full_event()
    before = uids(page)
    page.title, page.slug = "改めました", "kaimei"
    page.save_revision().publish()
    assert uids(EventPage.objects.get(pk=page.pk)) == before


def test_a_translation_keeps_the_identities() -> None:
    page = full.full_event()
    english = Locale.objects.get(language_code="en")
    event_index().get_parent().specific.copy_for_translation(english)
    event_index().copy_for_translation(english)
    translation = page.copy_for_translation(english)
    assert uids(translation) == uids(page)
    assert {session.locale_id for session in translation.sessions.all()} == {english.pk}
