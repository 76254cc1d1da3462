"""Blocks that lead elsewhere."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, RegexBlock, StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.pages.blocks.base import BodyBlock, Raw
from cms.pages.schemas.blocks import LinkItem, LinksBlock, RecordBlock
from cms.reading.context import ReadContext
from cms.reading.references import list_items
from cms.reading.rich_text import safe_url

GROUP = "つながり"


class RecordChooser(SnippetChooserBlock):
    """A record that is no page, the same one in every language of the page that shows it."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        # wagtail-localize would refuse to translate the page before the record is translated.
        return []


class Record(BodyBlock, StructBlock):
    page = PageChooserBlock(label="ページ", required=False)
    organization = RecordChooser("members.Organization", label="団体", required=False)

    class Meta:
        icon = "snippet"
        label = "カード"
        group = GROUP
        description = "ほかのページや団体を一枚のカードで紹介します。題や説明は相手から写されます。"
        preview_value = {"page": 1, "organization": None}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            _exactly_one(cleaned, "page", "organization", "ページか団体のどちらか一つを選びます。")
        return cleaned

    def schema(self, raw: Raw, key: str, context: ReadContext) -> RecordBlock | None:
        organization = self.child_blocks["organization"]
        record = context.page(raw.get("page")) or (
            context.record(organization.model_class, raw["organization"])
            if raw.get("organization")
            else None
        )
        return None if record is None else RecordBlock(id=key, record=record)


class LinkEntry(StructBlock):
    page = PageChooserBlock(label="サイト内のページ", required=False)
    url = RegexBlock(
        "(?i)^(https?://|mailto:|tel:)",
        label="外部のURL",
        required=False,
        max_length=2000,
        error_messages={"invalid": "https://、http://、mailto:、tel: のどれかで始めてください。"},
        help_text="https:// のほか、mailto: と tel: も使えます。例: https://example.lg.jp/",
    )
    text = CharBlock(
        label="表示する文字",
        required=False,
        max_length=100,
        help_text="サイト内のページなら、空のときはページの題になります。例: 架空市の観光案内",
    )
    description = CharBlock(label="説明", required=False, max_length=200)

    class Meta:
        label = "リンク"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            _check_link(cleaned)
        return cleaned


class Links(BodyBlock, StructBlock):
    title = CharBlock(label="題", required=False, max_length=60, help_text="例: 関連するページ")
    links = ListBlock(LinkEntry(), label="リンク", min_num=1)

    class Meta:
        icon = "link"
        label = "リンク集"
        group = GROUP
        description = "サイト内のページや外部のサイトへのリンクを並べます。"
        preview_value = {
            "title": "関連するページ",
            "links": [
                {"page": 1, "text": "", "description": ""},
                {
                    "url": "https://example.jp/",
                    "text": "架空市の観光案内",
                    "description": "見どころと行き方をまとめています。",
                },
            ],
        }

    def schema(self, raw: Raw, key: str, context: ReadContext) -> LinksBlock | None:
        links = list(link_items(list_items(raw.get("links") or []), context))
        return LinksBlock(id=key, title=raw.get("title") or "", links=links) if links else None


def link_items(entries: Iterable[Raw], context: ReadContext) -> Iterator[LinkItem]:
    """Those of some stored `LinkEntry` values whose target the reader may see."""
    for entry in entries:
        text, description = entry.get("text") or "", entry.get("description") or ""
        if page := context.page(entry.get("page")):
            yield LinkItem(
                text=text or page.title,
                url=page.html_url,
                description=description,
                is_external=False,
            )
        elif url := safe_url(entry.get("url")):
            yield LinkItem(text=text or url, url=url, description=description, is_external=True)


def _check_link(link: Any) -> None:
    _exactly_one(link, "page", "url", "ページかURLのどちらか一つを入れます。")
    if link["url"] and not link["text"]:
        _refuse("text", "外部のURLには表示する文字を入れてください。")


def _exactly_one(value: Any, first: str, second: str, message: str) -> None:
    if bool(value[first]) == bool(value[second]):
        _refuse(second if value[first] else first, message)


def _refuse(field: str, message: str) -> None:
    raise StructBlockValidationError(block_errors={field: ValidationError(message)})
