"""Paragraphs, lists, bold and links of the content files, as Wagtail stores rich text."""

import re
from collections.abc import Callable
from html import escape

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
ITEMS = {"ul": re.compile(r"- "), "ol": re.compile(r"\d+\. ")}


def rich_text(source: str, page_id: Callable[[str], int | None]) -> str:
    """Rich text as stored.

    Args:
        source: paragraphs parted by empty lines; `- ` and `1. ` begin items, `**` is bold, and
            `[text](news/snow)` leads to a page, `[text](tel:…)` elsewhere. Lines of a paragraph
            are joined without a space, as Japanese is.
        page_id: primary key of the page at an address; None leaves the text without a link.
    """
    return "".join(_paragraph(part, page_id) for part in re.split(r"\n\s*\n", source.strip()))


def linked(source: str) -> list[str]:
    """The addresses that a source leads to."""
    return [target for _, target in LINK.findall(source)]


def _paragraph(part: str, page_id: Callable[[str], int | None]) -> str:
    lines = part.strip().splitlines()
    for tag, mark in ITEMS.items():
        if all(mark.match(line) for line in lines):
            items = "".join(f"<li>{_inline(mark.sub('', line, 1), page_id)}</li>" for line in lines)
            return f"<{tag}>{items}</{tag}>"
    return f"<p>{_inline(''.join(lines), page_id)}</p>"


def _inline(text: str, page_id: Callable[[str], int | None]) -> str:
    def anchor(match: re.Match[str]) -> str:
        words, target = match.groups()
        if ":" in target:
            return f'<a href="{target}">{words}</a>'
        key = page_id(target)
        return words if key is None else f'<a linktype="page" id="{key}">{words}</a>'

    return LINK.sub(anchor, BOLD.sub(r"<b>\1</b>", escape(text, quote=False)))
