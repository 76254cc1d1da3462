"""Rich text as stored, turned into HTML that any front end can show.

Text may come from an import, so nothing is taken for granted: it is first cut down to well-formed
HTML of known elements; only then are Wagtail's internal links and images replaced.
"""

import re
from collections.abc import Callable
from html import escape

import nh3
from wagtail.rich_text.rewriters import extract_attrs

from cms.reading.schemas import ImageSchema

CLEANER = nh3.Cleaner(
    tags={"a", "b", "blockquote", "br", "code", "em", "embed", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"i", "li", "ol", "p", "strong", "sub", "sup", "ul"},
    attributes={"a": {"href", "id", "linktype"}, "embed": {"alt", "embedtype", "id"}},
    link_rel=None,
)
# HTML knows no link inside a link, so the first closing tag is the right one.
ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
EMBED = re.compile(r"<embed\b([^>]*)/?>")
OUTSIDE = ("http://", "https://", "mailto:", "tel:")
INSIDE = ("#", "/")


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
            href = _link(attributes.get("href", ""))
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

    html = CLEANER.clean(source)
    html = ANCHOR.sub(anchor, html) if "<a" in html else html
    return EMBED.sub(embed, html) if "<embed" in html else html


def picture(image: ImageSchema) -> str:
    """An `img` element that lets the browser choose among the ready renditions."""
    srcset = ", ".join(f"{source.url} {source.width}w" for source in image.srcset)
    return (
        f'<img src="{escape(image.url)}" srcset="{escape(srcset)}"'
        f' sizes="(min-width: 48rem) 40rem, 100vw"'
        f' width="{image.width}" height="{image.height}" alt="{escape(image.alt)}" loading="lazy">'
    )


def safe_url(url: str | None) -> str | None:
    """An address outside the portal, unless its scheme could do harm."""
    url = (url or "").strip()
    return url if url.lower().startswith(OUTSIDE) else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


def _link(href: str) -> str | None:
    return href if href.lower().startswith(OUTSIDE + INSIDE) else None
