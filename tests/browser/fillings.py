"""What pages are filled with whose looks are tried: texts, pictures, papers and whole bodies."""

import json
import uuid
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from cms.media import renditions
from cms.pages.blocks.base import BodyBlock
from cms.pages.body import BodyBlocks
from tests.cms.media.images import image
from tests.factories.pages import front_page

LONG = "架空県架空郡と東京23区の市町村長会による広域連携協定の締結式を開きました"
"""A title of the length that editors write."""


def stream(*blocks: tuple[str, Any]) -> str:
    """A StreamField's value as it is stored."""
    return json.dumps([{"type": t, "value": v, "id": str(uuid.uuid4())} for t, v in blocks])


def picture() -> Any:
    """An image with its renditions ready."""
    ready = image(width=1600, title="青い面", credit="架空市")
    renditions.make(ready)
    return ready


def paper(name: str) -> Any:
    document = get_document_model()(title="架空の協定書")
    document.file.save(name, ContentFile(b"%PDF-1.7 " + b"0" * 4000))
    return document


def captioned(photo: Any, caption: str) -> dict[str, Any]:
    """The stored value of a picture with its words."""
    chosen = {"image": photo.pk, "alt_text": "青い面", "decorative": False}
    return {"image": chosen, "caption": caption}


def whole_body(photo: Any, document: Any) -> str:
    """Every block of a body, filled in as the block picker shows it, with what is really there."""
    values = {
        name: block.get_preview_value()
        for name, block in BodyBlocks().child_blocks.items()
        if isinstance(block, BodyBlock)
    }
    values["image"] = captioned(photo, "架空の会場のようす")
    values["gallery"] = {"title": "当日のようす", "images": [values["image"]] * 3}
    values["files"] = {"title": "配布資料", "files": [document.pk]}
    values["record"] = {"page": front_page().pk, "organization": None}
    values["links"] = {
        "title": "関連するページ",
        "links": [
            {"page": front_page().pk, "url": "", "text": "", "description": ""},
            {
                "page": None,
                "url": "https://example.jp/",
                "text": "架空市の観光案内",
                "description": "見どころと行き方をまとめています。",
            },
        ],
    }
    return stream(*values.items())
