"""Blocks of words."""

import re
from typing import Any

from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    TextBlock as PlainTextBlock,
    URLBlock,
)

from cms.pages.blocks.base import BodyBlock, Raw
from cms.pages.schemas.blocks import (
    AccordionBlock,
    AccordionItem,
    CalloutBlock,
    QuotationBlock,
    TextBlock,
)
from cms.reading.context import ReadContext
from cms.reading.references import list_items
from cms.reading.rich_text import safe_url

GROUP = "文章"
SOMETHING = re.compile(r"(?:^|>)\s*[^<\s]|<img\b")
"""A letter outside tags, or an image. No attribute of resolved HTML holds an angle bracket."""

FEATURES = ["bold", "ol", "ul", "link", "document-link", "superscript", "subscript"]
"""No headings, which are blocks, and no italics, which Japanese type does not have."""


class Text(BodyBlock, RichTextBlock):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"features": FEATURES, **options})

    class Meta:
        icon = "pilcrow"
        label = "文章"
        group = GROUP
        description = "段落、箇条書き、太字、リンクを使える普通の文章です。"
        preview_value = (
            "<p>三つの市が<b>同じ日に</b>雪の催しを開きます。</p>"
            "<ul><li>雪像づくり</li><li>郷土料理の試食</li></ul>"
        )

    def schema(self, raw: str, key: str, context: ReadContext) -> TextBlock | None:
        html = html_of(raw, context)
        return TextBlock(id=key, html=html) if html else None


class Callout(BodyBlock, StructBlock):
    kind = ChoiceBlock(
        label="種類",
        choices=[
            ("info", "お知らせ"),
            ("success", "良い知らせ"),
            ("warning", "注意"),
            ("danger", "重要な警告"),
        ],
        default="info",
    )
    title = CharBlock(label="題", required=False, max_length=60, help_text="例: 中止のお知らせ")
    text = RichTextBlock(label="文章", features=FEATURES)

    class Meta:
        icon = "warning"
        label = "囲み"
        group = GROUP
        description = "見落とされては困ることを枠で囲みます。種類は色だけでなく言葉でも示されます。"
        preview_value = {
            "kind": "warning",
            "title": "会場が変わりました",
            "text": "<p>雨のため、会場を屋内に移します。時間は変わりません。</p>",
        }

    def schema(self, raw: Raw, key: str, context: ReadContext) -> CalloutBlock | None:
        html = html_of(raw.get("text"), context)
        if not html:
            return None
        return CalloutBlock(
            id=key, kind=raw.get("kind") or "info", title=raw.get("title") or "", html=html
        )


class AccordionEntry(StructBlock):
    title = CharBlock(label="題", max_length=100, help_text="例: 申込みは必要ですか")
    text = RichTextBlock(label="文章", features=FEATURES)

    class Meta:
        label = "項目"


class Accordion(BodyBlock, StructBlock):
    items = ListBlock(AccordionEntry(), label="項目", min_num=1)

    class Meta:
        icon = "collapse-down"
        label = "折りたたみ"
        group = GROUP
        description = "題を押すと文章が開きます。よくある質問などに使います。"
        preview_value = {
            "items": [
                {"title": "申込みは必要ですか", "text": "<p>いいえ。どなたでも入れます。</p>"},
                {"title": "駐車場はありますか", "text": "<p>30台分あります。</p>"},
            ]
        }

    def schema(self, raw: Raw, key: str, context: ReadContext) -> AccordionBlock | None:
        items = [
            AccordionItem(title=item["title"], html=html)
            for item in list_items(raw.get("items") or [])
            if item.get("title") and (html := html_of(item.get("text"), context))
        ]
        return AccordionBlock(id=key, items=items) if items else None


class Quotation(BodyBlock, StructBlock):
    text = PlainTextBlock(
        label="引用文", help_text="かぎかっこは付けません。例: 教え合うことが大切です。"
    )
    speaker = CharBlock(
        label="話した人", required=False, max_length=100, help_text="例: 架空市長 連携花子"
    )
    source = CharBlock(
        label="出典", required=False, max_length=200, help_text="例: 広報かくう 2026年6月号"
    )
    source_url = URLBlock(label="出典のURL", required=False, help_text="例: https://example.jp/")

    class Meta:
        icon = "openquote"
        label = "引用"
        group = GROUP
        description = "だれかの言葉や文書の一節を、出典とともに示します。"
        preview_value = {
            "text": "離れた町どうしだから、教え合えることがあります。",
            "speaker": "架空市長 連携花子",
            "source": "広報かくう 2026年6月号",
            "source_url": "",
        }

    def schema(self, raw: Raw, key: str, context: ReadContext) -> QuotationBlock | None:
        text = (raw.get("text") or "").strip()
        if not text:
            return None
        return QuotationBlock(
            id=key,
            text=text,
            speaker=raw.get("speaker") or "",
            source=raw.get("source") or "",
            source_url=safe_url(raw.get("source_url")),
        )


def html_of(source: str | None, context: ReadContext) -> str:
    """Resolved HTML of a stored rich text; empty if there is nothing to read in it."""
    html = context.rich_text(source or "")
    return html if SOMETHING.search(html) else ""
