"""Rich text as stored, turned into HTML that any front end can show."""

import re
from collections.abc import Callable
from html import escape

from wagtail.rich_text.rewriters import extract_attrs

from cms.reading.schemas import ImageSchema

# HTML knows no link inside a link, so the first closing tag is the right one.
ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
EMBED = re.compile(r"<embed\b([^>]*)/?>")
ALLOWED = ("http://", "https://", "mailto:", "tel:", "#", "/")


def resolve(
    source: str,
    page_url: Callable[[int], str | None],
    file_url: Callable[[int], str | None],
    image: Callable[[int, str], ImageSchema | None],
) -> str:
    """Replace Wagtail's internal links and images.

    A link whose target is hidden, gone or of an unsafe scheme leaves its text behind and nothing
    else; an image that may not be shown leaves nothing.
    """

    def anchor(match: re.Match[str]) -> str:
        attributes = extract_attrs(match[1])
        key = _number(attributes.get("id"))
        kind = attributes.get("linktype")
        if kind == "page":
            href = page_url(key) if key else None
        elif kind == "document":
            href = file_url(key) if key else None
        else:
            href = _safe(attributes.get("href", ""))
        if not href:
            return match[2]
        return f'<a href="{escape(href)}">{match[2]}</a>'

    def embed(match: re.Match[str]) -> str:
        attributes = extract_attrs(match[1])
        key = _number(attributes.get("id"))
        if attributes.get("embedtype") != "image" or not key:
            return ""
        found = image(key, attributes.get("alt", ""))
        return "" if found is None else picture(found)

    return EMBED.sub(embed, ANCHOR.sub(anchor, source))


def picture(image: ImageSchema) -> str:
    """An `img` element that lets the browser choose among the ready renditions."""
    srcset = ", ".join(f"{source.url} {source.width}w" for source in image.srcset)
    return (
        f'<img src="{escape(image.url)}" srcset="{escape(srcset)}"'
        f' sizes="(min-width: 48rem) 40rem, 100vw"'
        f' width="{image.width}" height="{image.height}" alt="{escape(image.alt)}" loading="lazy">'
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _safe(href: str) -> str | None:
    return href if href.lower().startswith(ALLOWED) else None
