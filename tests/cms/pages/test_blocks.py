"""What readers get of each block: from its stored JSON, without whatever is hidden."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, Locale

from cms.media import renditions
from cms.media.models import PortalDocument, PortalImage
from cms.pages.body import BodyBlocks
from members.choices import OrganizationKind
from members.models import Organization
from tests.cms.media.images import image
from tests.cms.pages.bodies import shown_of
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db

HOSTILE = "javascript:alert(1)"


def closed() -> Collection:
    collection: Collection = Collection.objects.get(depth=1).add_child(name="会員の資料")
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    return collection


@pytest.fixture
def ready() -> PortalImage:
    picture = image(width=400)
    renditions.make(picture)
    return picture


@pytest.fixture
def hidden_image() -> PortalImage:
    picture = image(width=400)
    renditions.make(picture)
    PortalImage.objects.filter(pk=picture.pk).update(collection=closed())
    return picture


def document(title: str = "ちらし", **fields: Any) -> PortalDocument:
    stored: PortalDocument = PortalDocument.objects.create(
        title=title, file=ContentFile(b"%PDF-", name="chirashi.pdf"), **fields
    )
    return stored


def chosen(picture: PortalImage, **value: Any) -> dict[str, Any]:
    return {"image": picture.pk, "decorative": False, "alt_text": "雪の小山", **value}


def only(*block: Any) -> Any:
    (found,) = shown_of(block)
    return found


class TestWords:
    def test_heading(self) -> None:
        raw = {"text": "行き方", "level": "3", "anchor": ""}
        found = only("heading", raw)
        assert (found.id, found.level, found.text) == ("block-0", 3, "行き方")
        assert found.anchor == "section-block-0"
        assert only("heading", {**raw, "anchor": "access"}).anchor == "access"

    def test_text(self) -> None:
        assert only("text", "<p>雪まつり</p>").html == "<p>雪まつり</p>"

    def test_callout(self) -> None:
        found = only("callout", {"kind": "warning", "title": "注意", "text": "<p>中止</p>"})
        assert (found.kind, found.title, found.html) == ("warning", "注意", "<p>中止</p>")

    def test_accordion_without_its_empty_items(self) -> None:
        items = [
            {"type": "item", "id": "a", "value": {"title": "問い", "text": "<p>答え</p>"}},
            {"type": "item", "id": "b", "value": {"title": "問い", "text": "<p></p>"}},
            {"type": "item", "id": "c", "value": {"title": "", "text": "<p>答え</p>"}},
        ]
        assert [item.title for item in only("accordion", {"items": items}).items] == ["問い"]

    def test_quotation(self) -> None:
        raw = {"text": "教え合う", "speaker": "市長", "source": "広報", "source_url": HOSTILE}
        found = only("quotation", raw)
        assert (found.text, found.speaker, found.source) == ("教え合う", "市長", "広報")
        assert found.source_url is None

    @pytest.mark.parametrize(
        "block",
        [
            ("heading", {"text": "  "}),
            ("text", "<p> </p><p></p>"),
            ("callout", {"title": "題", "text": ""}),
            ("accordion", {"items": []}),
            ("quotation", {"text": ""}),
            ("table", None),
            ("table", {"data": [["", None], [" ", ""]]}),
            ("figure", {"value": None}),
            ("image", {}),
            ("gallery", {"images": []}),
            ("files", {}),
            ("record", {}),
            ("links", {}),
            ("retired", {"of": "an older version"}),
        ],
    )
    def test_a_block_that_says_nothing_is_absent(self, block: tuple[str, Any]) -> None:
        assert shown_of(block) == []


class TestMedia:
    def test_image(self, ready: PortalImage) -> None:
        found = only("image", {"image": chosen(ready), "caption": "開会式"})
        assert (found.image.id, found.image.alt, found.caption) == (ready.pk, "雪の小山", "開会式")

    def test_decoration_has_no_alternative_text(self, ready: PortalImage) -> None:
        found = only("image", {"image": chosen(ready, decorative=True), "caption": ""})
        assert found.image.alt == ""

    def test_hidden_and_unready_images_are_absent(self, hidden_image: PortalImage) -> None:
        for picture in (hidden_image, image(width=400)):
            assert shown_of(("image", {"image": chosen(picture), "caption": "canary"})) == []

    def test_a_gallery_keeps_the_visible_images(
        self, ready: PortalImage, hidden_image: PortalImage
    ) -> None:
        images = [
            {"image": chosen(picture), "caption": caption}
            for picture, caption in ((hidden_image, "canary"), (ready, "見える"))
        ]
        found = only("gallery", {"title": "当日", "images": images})
        assert [picture.caption for picture in found.images] == ["見える"]
        assert shown_of(("gallery", {"title": "当日", "images": images[:1]})) == []

    def test_files_keep_the_visible_ones(self) -> None:
        seen, hidden, gone = document("見える"), document(collection=closed()), document()
        keys = [hidden.pk, seen.pk, gone.pk]
        gone.delete()
        found = only("files", {"title": "資料", "files": keys})
        assert [file.title for file in found.files] == ["見える"]
        assert shown_of(("files", {"title": "資料", "files": [hidden.pk]})) == []


class TestLinks:
    def test_a_card_of_a_page(self) -> None:
        page = StandardPageFactory(title="見える")
        found = only("record", {"page": page.pk, "organization": None})
        assert (found.record.id, found.record.title) == (page.pk, "見える")

    def test_a_card_of_an_organization(self) -> None:
        organization = Organization.objects.create(
            kind=OrganizationKind.OTHER,
            name="架空協会",
            kana="かくうきょうかい",
            romaji="Kaku Kyokai",
            locale=Locale.objects.get(language_code="ja"),
        )
        found = only("record", {"page": None, "organization": organization.pk})
        assert found.record.title == "架空協会"
        assert found.record.html_url == f"http://testserver{organization.site_path}"

    @pytest.mark.parametrize("state", ["draft", "expired", "members_only"])
    def test_a_card_of_a_hidden_page_is_absent(self, state: str) -> None:
        page = StandardPageFactory(**{state: True})
        assert shown_of(("record", {"page": page.pk})) == []

    def test_links_to_pages_and_elsewhere(self) -> None:
        page = StandardPageFactory(title="見える", slug="mieru")
        found = only(
            "links",
            {
                "title": "関連",
                "links": [
                    {"page": page.pk, "url": "", "text": "", "description": "説明"},
                    {"page": None, "url": "tel:0300000000", "text": "電話"},
                    {"page": StandardPageFactory(draft=True).pk, "text": "canary"},
                    {"page": None, "url": HOSTILE, "text": "canary"},
                ],
            },
        )
        assert [(link.text, link.url, link.is_external) for link in found.links] == [
            ("見える", "http://testserver/mieru/", False),
            ("電話", "tel:0300000000", True),
        ]
        assert found.links[0].description == "説明"


class TestData:
    DATA = [["会場", "日", None], ["架空市", " 7日", ""], ["架空町"], [None, None, None]]

    def test_table_without_what_a_spreadsheet_leaves_behind(self) -> None:
        raw = {"table_caption": "日程", "first_row_is_table_header": True, "data": self.DATA}
        found = only("table", {**raw, "first_col_is_header": True})
        assert (found.caption, found.has_row_headers) == ("日程", True)
        assert found.head == ["会場", "日"]
        assert found.rows == [["架空市", "7日"], ["架空町", ""]]
        headless = only("table", {**raw, "first_row_is_table_header": False})
        assert (headless.head, len(headless.rows)) == ([], 3)
        assert not headless.has_row_headers

    @pytest.mark.parametrize(
        ("value", "expected"), [("195", 195), ("1718.00", 1718), ("12.5", 12.5), (0, 0)]
    )
    def test_figure(self, value: Any, expected: float) -> None:
        found = only(
            "figure",
            {
                "label": "会員自治体",
                "value": value,
                "unit": "自治体",
                "as_of": "2016-06-07",
                "basis": "stated",
                "source": "会員一覧",
                "source_url": "https://example.jp/",
                "note": "23区を除く",
            },
        )
        assert (found.value, type(found.value)) == (expected, type(expected))
        assert (found.as_of.isoformat(), found.basis) == ("2016-06-07", "stated")
        assert (found.source_url, found.note) == ("https://example.jp/", "23区を除く")


def test_older_data_without_later_fields_is_read() -> None:
    """A field that a block got later is missing in what was stored before."""
    found = shown_of(
        ("heading", {"text": "行き方"}),
        ("callout", {"text": "<p>注意</p>"}),
        ("quotation", {"text": "引用"}),
        ("figure", {"value": 1, "as_of": "2016-06-07"}),
        ("table", {"data": [["a"]]}),
    )
    assert [block.type for block in found] == ["heading", "callout", "quotation", "figure", "table"]


def test_every_block_is_tested_here() -> None:
    tested = {"heading", "text", "callout", "accordion", "quotation", "image", "gallery", "files"}
    assert tested | {"record", "links", "table", "figure"} == set(BodyBlocks().child_blocks)
