"""Bodies of pages as stored, and what readers get of them."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from cms.pages.schemas import Block
from cms.reading.read import read_one
from cms.reading.viewer import Viewer
from home.models import StandardPage
from tests.factories.home import StandardPageFactory


def stored(*blocks: tuple[str, Any]) -> str:
    """Blocks as an import would write them, each with an id that says its place."""
    rows = [
        {"type": kind, "value": value, "id": f"block-{place}"}
        for place, (kind, value) in enumerate(blocks)
    ]
    return json.dumps(rows, cls=DjangoJSONEncoder)


def page_with(*blocks: tuple[str, Any], **fields: Any) -> StandardPage:
    page: StandardPage = StandardPageFactory(body=stored(*blocks), **fields)
    return page


def shown(page: StandardPage) -> list[Block]:
    """The body as the public reads it."""
    found = read_one(StandardPage.objects.filter(pk=page.pk), Viewer.public(), StandardPage.detail)
    assert found is not None
    return found.body


def shown_of(*blocks: tuple[str, Any]) -> list[Block]:
    return shown(page_with(*blocks))
