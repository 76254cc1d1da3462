"""An image appears at the very next request after its renditions are made."""

import pytest

from cms.media import renditions
from cms.reading.versions import current_version
from cms.reading.viewer import Audience
from tests.cms.media.images import image

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_rendition_changes_what_readers_see() -> None:
    picture = image(width=400)
    before = current_version(Audience.PUBLIC)
    renditions.make(picture)
    after = current_version(Audience.PUBLIC)
    assert before is not None
    assert after is not None
    assert after.value > before.value
