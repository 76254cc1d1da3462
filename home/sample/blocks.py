"""Blocks of the content files as a StreamField stores them."""

from typing import Any, Protocol
from uuid import NAMESPACE_URL, uuid5

from home.sample.block_records import (
    Body,
    BodyItem,
    FigureEntry,
    LinkTarget,
    OrganizationCard,
)
from home.sample.rich_text import rich_text


class Keys(Protocol):
    """Primary keys of what blocks refer to."""

    def page(self, address: str) -> int | None: ...
    def organization(self, name: str) -> int: ...
    def image(self, drawing: str) -> int: ...


type Raw = dict[str, Any]


def body_blocks(body: Body, keys: Keys, name: str) -> list[Raw]:
    """The raw blocks of a body.

    Args:
        body: blocks as the content file has them.
        keys: primary keys of pages, organizations and images.
        name: names the body, so that its blocks have the same identifiers in every database.
    """
    found = [_block(item, keys) for item in body]
    return with_ids([block for block in found if block is not None], name)


def with_ids(blocks: list[Raw], name: str) -> list[Raw]:
    """The blocks with identifiers, and with those of the items in their lists."""
    return [
        {**block, "value": _with_items(block["value"], f"{name}:{index}"), "id": _id(name, index)}
        for index, block in enumerate(blocks)
    ]


def _with_items(value: Any, name: str) -> Any:
    """A ListBlock would make an identifier of its own for each structure in it."""
    if not isinstance(value, dict):
        return value
    lists = {key: part for key, part in value.items() if _is_list_of_structures(part)}
    return value | {
        key: [
            {"type": "item", "value": item, "id": _id(f"{name}:{key}", index)}
            for index, item in enumerate(part)
        ]
        for key, part in lists.items()
    }


def _is_list_of_structures(part: Any) -> bool:
    return isinstance(part, list) and bool(part) and isinstance(part[0], dict)


def _id(name: str, index: int) -> str:
    return str(uuid5(NAMESPACE_URL, f"renkei:sample:{name}:{index}"))


def figure_value(entry: FigureEntry) -> Raw:
    return {
        **entry.model_dump(mode="json"),
        "value": str(entry.value),
        "source_url": "",
    }


def link_values(links: list[LinkTarget], keys: Keys) -> list[Raw]:
    """Links whose target is there; a page that an editor has deleted is left out."""
    values = [
        {
            "page": keys.page(link.page) if link.page else None,
            "url": link.url,
            "text": link.text,
            "description": link.description,
        }
        for link in links
    ]
    return [value for value in values if value["page"] or value["url"]]


def _block(item: BodyItem, keys: Keys) -> Raw | None:
    (kind,) = item.model_fields_set
    value = _VALUES[kind](getattr(item, kind), keys)
    return None if value is None else {"type": kind, "value": value}


def _heading(text: str, keys: Keys) -> Raw:
    return {"text": text, "level": "2", "anchor": ""}


def _text(text: str, keys: Keys) -> str:
    return rich_text(text, keys.page)


def _callout(entry: Any, keys: Keys) -> Raw:
    return {"kind": entry.kind, "title": entry.title, "text": _text(entry.text, keys)}


def _accordion(entries: Any, keys: Keys) -> Raw:
    return {"items": [{"title": item.title, "text": _text(item.text, keys)} for item in entries]}


def _image(entry: Any, keys: Keys) -> Raw:
    said = {"alt_text": entry.alt, "decorative": entry.decorative}
    return {"image": {"image": keys.image(entry.drawing), **said}, "caption": entry.caption}


def _table(entry: Any, keys: Keys) -> Raw:
    rows = [*([entry.head] if entry.head else []), *entry.rows]
    header = {(True, True): "both", (True, False): "row", (False, True): "column"}
    return {
        "table_caption": entry.caption,
        "table_header_choice": header.get((bool(entry.head), entry.row_headers), "neither"),
        "first_row_is_table_header": bool(entry.head),
        "first_col_is_header": entry.row_headers,
        "data": rows,
    }


def _figure(entry: FigureEntry, keys: Keys) -> Raw:
    return figure_value(entry)


def _record(target: str | OrganizationCard, keys: Keys) -> Raw | None:
    if isinstance(target, OrganizationCard):
        return {"page": None, "organization": keys.organization(target.organization)}
    page = keys.page(target)
    return None if page is None else {"page": page, "organization": None}


def _links(entry: Any, keys: Keys) -> Raw | None:
    links = link_values(entry.links, keys)
    return {"title": entry.title, "links": links} if links else None


_VALUES: dict[str, Any] = {
    "heading": _heading,
    "text": _text,
    "callout": _callout,
    "accordion": _accordion,
    "image": _image,
    "table": _table,
    "figure": _figure,
    "record": _record,
    "links": _links,
}
