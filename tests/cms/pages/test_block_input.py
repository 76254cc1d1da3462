"""What an editor may not save in a body, and the sentence that says so."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue

from cms.pages.body import BodyBlocks
from tests.cms.media.images import image
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db

BODY = BodyBlocks()


def value_of(*blocks: tuple[str, Any]) -> StreamValue:
    raw = [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(blocks)]
    return BODY.to_python(raw)


def cleaned(*blocks: tuple[str, Any]) -> StreamValue:
    return BODY.clean(value_of(*blocks))


def refusals(*blocks: tuple[str, Any]) -> str:
    """All sentences of a refusal, as one text."""
    with pytest.raises(ValidationError) as refused:
        cleaned(*blocks)
    return str(_flat(refused.value))


def _flat(error: Any) -> Any:
    if isinstance(error, list):
        return [_flat(child) for child in error]
    parts = {
        name: [_flat(child) for child in children.values()]
        for name in ("block_errors",)
        if isinstance(children := getattr(error, name, None), dict)
    }
    return parts or getattr(error, "messages", error)


def heading(level: int, anchor: str = "") -> tuple[str, Any]:
    return ("heading", {"text": "見出し", "level": str(level), "anchor": anchor})


def test_levels_follow_each_other() -> None:
    assert len(cleaned(heading(2), heading(3), heading(4), heading(2), heading(3))) == 5
    for wrong in ([heading(3)], [heading(2), heading(4)]):
        assert "一つ上の段階の見出し" in refusals(*wrong)


def test_a_name_is_used_once() -> None:
    assert len(cleaned(heading(2), heading(2), heading(2, "access"))) == 3
    assert "すでに使われています" in refusals(heading(2, "access"), heading(3, "access"))
    assert "英小文字で始め" in refusals(heading(2, "アクセス"))


def links(**entry: Any) -> tuple[str, Any]:
    empty = {"page": None, "url": "", "text": "", "description": ""}
    return ("links", {"title": "", "links": [empty | entry]})


def test_a_link_leads_to_one_place() -> None:
    page = StandardPageFactory()
    assert cleaned(links(page=page.pk))
    assert cleaned(links(url="tel:0300000000", text="電話"))
    assert "どちらか一つ" in refusals(links())
    assert "どちらか一つ" in refusals(links(page=page.pk, url="https://example.jp/", text="両方"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "example.jp", "//x.jp"])
def test_a_link_elsewhere_has_a_safe_scheme(url: str) -> None:
    assert "https://" in refusals(links(url=url, text="どこか"))


def test_a_link_elsewhere_has_a_text() -> None:
    assert "表示する文字" in refusals(links(url="https://example.jp/"))


def test_a_card_shows_one_record() -> None:
    assert cleaned(("record", {"page": StandardPageFactory().pk, "organization": None}))
    assert "どちらか一つ" in refusals(("record", {"page": None, "organization": None}))


def test_a_table_has_a_caption() -> None:
    table = {"data": [["a"]], "table_header_choice": "row", "table_caption": ""}
    assert "表の題" in refusals(("table", table))
    assert cleaned(("table", table | {"table_caption": "日程"}))


def test_an_image_has_an_alternative_text_or_is_decoration() -> None:
    picture = {"image": image(width=10).pk, "decorative": False, "alt_text": ""}
    assert refusals(("image", {"image": picture, "caption": ""}))
    assert cleaned(("image", {"image": picture | {"decorative": True}, "caption": ""}))
    assert cleaned(("image", {"image": picture | {"alt_text": "雪"}, "caption": ""}))


def test_a_draft_may_be_incomplete() -> None:
    blocks = heading(4), links(), ("record", {"page": None})
    assert len(BODY.clean_deferred(value_of(*blocks))) == 3
    assert refusals(*blocks)
