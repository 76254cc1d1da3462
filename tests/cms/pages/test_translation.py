"""A page is translated with wagtail-localize, its blocks included."""

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.pages.blocks.samples import SampleContext
from cms.pages.body import BodyBlocks
from cms.reading.read import read_one
from cms.reading.viewer import Viewer
from home.models import StandardPage
from tests.cms.media.images import image
from tests.cms.pages.bodies import page_with
from tests.cms.pages.test_blocks import document
from tests.factories.home import StandardPageFactory
from tests.factories.pages import front_page

pytestmark = pytest.mark.django_db

BLOCKS = BodyBlocks().child_blocks


type Translate = Callable[[Page], StandardPage]


@pytest.fixture
def in_english(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Translate:
    """Publishes the translation of a page, every text of it marked as English."""
    english = Locale.objects.get(language_code="en")

    def translate(page: Page) -> Any:
        source, _ = TranslationSource.update_or_create_from_instance(page.specific)
        translation, _ = Translation.objects.get_or_create(source=source, target_locale=english)
        for segment in source.stringsegment_set.select_related("string", "context"):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=english,
                defaults={"data": f"EN {segment.string.data}"},
            )
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        return page.specific_class.objects.get(translation_key=page.translation_key, locale=english)

    translate(front_page())
    return translate


def body(page: StandardPage) -> list[Any]:
    found = read_one(StandardPage.objects.filter(pk=page.pk), Viewer.public(), StandardPage.detail)
    assert found is not None
    return [block.model_dump(mode="json", exclude={"id"}) for block in found.body]


def everything() -> list[tuple[str, Any]]:
    """Each block with the content of its preview, and real records where it chooses one."""
    page, picture, file = StandardPageFactory(), image(width=10), document()
    values = {name: block.get_preview_value() for name, block in BLOCKS.items()}
    chosen = {"image": picture.pk, "decorative": False, "alt_text": "波の模様"}
    values["image"] = {"image": chosen, "caption": "見本"}
    pictures = [{"image": chosen, "caption": f"{number}枚目"} for number in ("一", "二")]
    values["gallery"] = {"title": "当日", "images": pictures}
    values["files"] = {"title": "資料", "files": [file.pk]}
    values["record"] = {"page": page.pk, "organization": None}
    values["links"] = {
        "title": "関連",
        "links": [
            {"page": page.pk, "url": "", "text": "", "description": ""},
            {"page": None, "url": "https://example.jp/", "text": "架空市", "description": ""},
        ],
    }
    # As the admin stores them: the items of a list have ids, by which their texts are found again.
    stored = {name: BLOCKS[name].to_python(value) for name, value in values.items()}
    return [(name, BLOCKS[name].get_prep_value(value)) for name, value in stored.items()]


def test_every_block_is_translated(in_english: Translate) -> None:
    page = page_with(*everything(), title="題名", lead="リード")
    english = in_english(page)
    assert (english.title, english.lead) == ("EN 題名", "EN リード")
    blocks = {block["type"]: block for block in body(english)}
    assert set(blocks) == set(BLOCKS) - {"image", "gallery"}  # no rendition stands ready here
    assert blocks["heading"]["text"] == "EN 会場までの行き方"
    assert "EN" in blocks["text"]["html"]
    assert blocks["callout"]["title"] == "EN 会場が変わりました"
    assert blocks["accordion"]["items"][0]["title"] == "EN 申込みは必要ですか"
    assert blocks["quotation"]["text"] == "EN 離れた町どうしだから、教え合えることがあります。"
    assert blocks["figure"]["label"] == "EN 会員自治体"
    assert blocks["figure"]["value"] == 195
    assert blocks["links"]["links"][1]["text"] == "EN 架空市"
    assert blocks["links"]["links"][1]["url"] == "https://example.jp/"
    table = blocks["table"]
    assert (table["caption"], table["head"]) == ("EN 催しの日程", ["EN 会場", "EN 日", "EN 時間"])
    assert table["rows"][1] == ["EN 架空町", "EN 2月8日", "EN 13時から"]
    raw = {item["type"]: item["value"] for item in english.body.get_prep_value()}
    assert raw["image"]["image"]["alt_text"] == "EN 波の模様"
    assert raw["gallery"]["images"][0]["value"]["image"]["alt_text"] == "EN 波の模様"


def test_the_source_stays_as_it_is(in_english: Translate) -> None:
    page = page_with(*everything())
    before = body(page)
    in_english(page)
    assert body(StandardPage.objects.get(pk=page.pk)) == before


def test_both_languages_name_each_other(in_english: Translate) -> None:
    page = page_with(title="題名", slug="daimei")
    english = in_english(page)
    (translation,) = read_detail(page).translations
    assert (translation.locale, translation.id, translation.title) == ("en", english.pk, "EN 題名")
    assert translation.html_url == f"http://testserver/en/{english.slug}/"
    assert [row.locale for row in read_detail(english).translations] == ["ja"]
    english.unpublish()
    assert read_detail(page).translations == []


def test_a_copy_for_another_language_has_its_own_address(in_english: Translate) -> None:
    page = page_with(slug="がんばる市", parent=StandardPageFactory(slug="section"))
    in_english(page.get_parent())
    copy = page.copy_for_translation(Locale.objects.get(language_code="en"))
    assert not copy.live
    assert copy.url_path != page.url_path


def read_detail(page: StandardPage) -> Any:
    return read_one(StandardPage.objects.filter(pk=page.pk), Viewer.public(), StandardPage.detail)


def test_samples_need_no_record() -> None:
    for name, block in BLOCKS.items():
        assert block.schema(block.get_preview_value(), name, SampleContext()) is not None
