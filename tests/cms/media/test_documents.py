"""Files, whoever stores them."""

import pytest
from django.core.files.base import ContentFile

from cms.media.models import PortalDocument

pytestmark = pytest.mark.django_db


def test_the_size_is_known_without_a_form() -> None:
    file = PortalDocument.objects.create(title="資料", file=ContentFile(b"%PDF-", name="a.pdf"))
    assert file.file_size == 5
    file.file = ContentFile(b"%PDF-1.7", name="b.pdf")
    file.save()
    assert PortalDocument.objects.get().file_size == 8
