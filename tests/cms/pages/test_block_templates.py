"""Each block is accessible by itself, and nothing that an editor types becomes markup."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from pydantic import TypeAdapter

from cms.pages.blocks.samples import SampleContext
from cms.pages.body import BodyBlocks
from cms.pages.schemas import Body

BLOCKS = BodyBlocks().child_blocks
HOSTILE = "<script>alert('x')</script>\"'&"
MARKUP = {"html"}
ADDRESSES = {"url", "source_url", "html_url", "detail_url"}


def sample(name: str, **changes: Any) -> Any:
    """The schema of a block's own preview, some fields changed."""
    shown = BLOCKS[name].schema(BLOCKS[name].get_preview_value(), f"key-{name}", SampleContext())
    return shown.model_copy(update=changes)


def rendered(*blocks: Any) -> BeautifulSoup:
    return BeautifulSoup(render_to_string("site/blocks/body.html", {"body": blocks}), "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Any:
    (found,) = soup.select(selector)
    return found


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_heading_has_its_level_and_can_be_linked_to(level: int) -> None:
    heading = one(rendered(sample("heading", level=level, anchor="access")), f"h{level}")
    assert (heading["id"], heading.text) == ("access", "会場までの行き方")


def test_an_image_is_a_figure_with_caption_and_choices() -> None:
    figure = one(rendered(sample("image")), "figure")
    assert figure.img["alt"] == "波の模様"
    assert figure.img["width"]
    assert figure.img["height"]
    assert figure.img["srcset"].endswith(" 640w")
    assert figure.figcaption.text.strip() == "見本の画像です。"
    assert not rendered(sample("image", caption="")).select("figcaption")


def test_a_gallery_is_a_list_of_figures() -> None:
    assert len(rendered(sample("gallery")).select("ul > li > figure > img")) == 3


def test_a_table_has_caption_and_scopes() -> None:
    soup = rendered(sample("table"))
    assert one(soup, "caption").text == "催しの日程"
    assert [cell.text for cell in soup.select("thead th[scope=col]")] == ["会場", "日", "時間"]
    assert [cell.text for cell in soup.select("tbody th[scope=row]")] == ["架空市", "架空町"]
    plain = rendered(sample("table", head=[], has_row_headers=False))
    assert not plain.select("th, thead")


def test_an_accordion_opens_without_a_script() -> None:
    assert len(rendered(sample("accordion")).select("details > summary")) == 2


def test_a_quotation_names_speaker_and_source() -> None:
    soup = rendered(sample("quotation", source_url="https://example.jp/"))
    assert one(soup, "figure > blockquote")["cite"] == "https://example.jp/"
    assert "架空市長 連携花子" in one(soup, "figcaption").text
    assert one(soup, "figcaption cite a")["href"] == "https://example.jp/"
    assert not rendered(sample("quotation", speaker="", source="")).select("figcaption")


@pytest.mark.parametrize("kind", ["info", "success", "warning", "danger"])
def test_a_callout_says_its_kind_in_words(kind: str) -> None:
    soup = rendered(sample("callout", kind=kind, title=""))
    assert one(soup, ".block-callout__kind").text


def test_a_figure_says_of_when_and_from_where() -> None:
    soup = rendered(sample("figure", value=1718))
    assert one(soup, "data")["value"] == "1718"
    said = re.sub(r"\s", "", one(soup, "figure").text)
    for words in ("会員自治体", "1,718自治体", "公表値・2016年6月7日（平成28年）", "出典:", "除く"):
        assert words in said


def test_a_card_and_links_lead_somewhere() -> None:
    assert one(rendered(sample("record")), "a").text == "雪まつりを共同で開きます"
    assert len(rendered(sample("links")).select("li > a[href]")) == 2


def test_a_body_has_no_landmark_and_no_id_twice() -> None:
    twice = [
        sample(name).model_copy(update={"id": f"{name}-{place}"})
        for name in BLOCKS
        for place in "ab"
    ]
    twice[:2] = [sample("heading", anchor=place) for place in "ab"]
    soup = rendered(*twice)
    assert not soup.select("section, aside, nav, main, [role=region]")
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", BLOCKS)
def test_nothing_that_an_editor_types_becomes_markup(name: str) -> None:
    hostile = _hostile(sample(name).model_dump(mode="json"))
    blocks = TypeAdapter(Body).validate_python([hostile], strict=False)
    soup = rendered(*blocks)
    assert not soup.select("script, [onerror]")
    if HOSTILE in str(hostile.values()):
        assert "alert('x')" in soup.text or name in {"image", "gallery", "files", "record"}


def _hostile(value: Any, name: str = "") -> Any:
    """The same value with hostile text wherever text is free."""
    if isinstance(value, dict):
        return {key: _hostile(child, key) for key, child in value.items()}
    if isinstance(value, list):
        return [_hostile(child, name) for child in value]
    fixed = {"type", "id", "kind", "basis", "as_of", "media_type"} | MARKUP | ADDRESSES
    return HOSTILE if isinstance(value, str) and name not in fixed else value


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_the_block_picker_shows_each_block(admin_client: Client, name: str) -> None:
    address = reverse("wagtailadmin_block_preview")
    response = admin_client.get(address, {"id": BLOCKS[name].definition_prefix})
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert one(soup, "main.body").text.strip() or soup.select("main img")


@pytest.fixture
def admin_client() -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("admin@example.jp", "secret"))
    return client
