"""The page rule, as a query and as a method, in each state that it tells apart."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.media.models import PortalDocument
from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import is_visible, rule_of, visible
from tests.cms.reading.page_states import (
    NOW,
    VIEWERS,
    State,
    disagreements_of_holds,
    disagreements_of_q,
)

pytestmark = pytest.mark.django_db


def test_query_and_method_agree_with_every_state(states: list[State]):
    assert list(disagreements_of_q(states)) == []
    assert list(disagreements_of_holds(states)) == []


def test_site_root_is_visible():
    for viewer in VIEWERS.values():
        assert visible(Page, viewer).filter(depth=2).exists()
        assert not visible(Page, viewer).filter(depth=1).exists()


@pytest.mark.parametrize(
    ("kind", "seen_by"),
    [
        (CollectionViewRestriction.LOGIN, {Audience.MEMBER}),
        (CollectionViewRestriction.PASSWORD, set()),
        (CollectionViewRestriction.GROUPS, set()),
    ],
)
def test_closed_collections_hide_their_files_and_those_below(kind: str, seen_by: set[Audience]):
    root = Collection.get_first_root_node()
    closed = root.add_child(instance=Collection(name="closed"))
    below = closed.add_child(instance=Collection(name="below"))
    open_one = root.add_child(instance=Collection(name="open"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=kind, password="x")
    for collection, expected in ((closed, seen_by), (below, seen_by), (open_one, set(Audience))):
        document = PortalDocument.objects.create(
            title="file", file=ContentFile(b"%PDF-", "a.pdf"), collection=collection
        )
        for audience in Audience:
            viewer = Viewer(audience, NOW)
            asked = visible(PortalDocument, viewer).filter(pk=document.pk).exists()
            assert asked is (audience in expected)
            assert is_visible(document, viewer) is asked


def test_a_model_without_a_rule_cannot_be_read():
    assert rule_of(Collection) is None
    with pytest.raises(LookupError, match="no visibility rule"):
        visible(Collection, Viewer.public())
    with pytest.raises(LookupError, match="no visibility rule"):
        is_visible(Collection.get_first_root_node(), Viewer.public())
