"""What each page type stores, made from its record."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from home.models import FrontPage, StandardPage
from home.sample.agreement_fields import agreement_fields, agreement_links
from home.sample.blocks import Keys, body_blocks, figure_value, link_values, with_ids
from home.sample.collaboration_fields import collaboration_fields
from home.sample.event_fields import event_fields
from home.sample.records import (
    FrontRecord,
    IndexRecord,
    NewsRecord,
    PageRecord,
    PublicationRecord,
    StandardRecord,
)
from home.sample.rich_text import rich_text
from home.sample.schedule_fields import schedule_fields
from members.models import (
    AgreementIndexPage,
    AgreementPage,
    CollaborationIndexPage,
    CollaborationPage,
    MemberIndexPage,
)
from news.models import (
    ChronologyPage,
    EventIndexPage,
    EventPage,
    NewsAgreement,
    NewsIndexPage,
    NewsOrganization,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
    SchedulePage,
    Series,
)

MODELS: dict[str, type[Page]] = {
    "front": FrontPage,
    "standard": StandardPage,
    "news_index": NewsIndexPage,
    "event_index": EventIndexPage,
    "publication_index": PublicationIndexPage,
    "member_index": MemberIndexPage,
    "chronology": ChronologyPage,
    "schedule": SchedulePage,
    "news": NewsPage,
    "event": EventPage,
    "publication": PublicationPage,
    "agreement_index": AgreementIndexPage,
    "agreement": AgreementPage,
    "collaboration_index": CollaborationIndexPage,
    "collaboration": CollaborationPage,
}


def fill(page: Any, record: Any, keys: Keys, name: str) -> None:
    """Write the record into a page in hand, which is not saved.

    Args:
        page: of the model that belongs to the record's type.
        record: what the content file says.
        keys: primary keys of what the record refers to.
        name: the page's address, from which its blocks get their identifiers.
    """
    fields = common_fields(record, keys) | _FIELDS[record.type](record, keys, name)
    for field, value in fields.items():
        setattr(page, field, value)


def common_fields(record: PageRecord, keys: Keys) -> dict[str, Any]:
    picture = record.picture
    return {
        "title": record.title,
        "draft_title": record.title,
        "search_description": record.description or getattr(record, "lead", ""),
        "show_in_menus": record.in_menu,
        "image_id": keys.image(picture.drawing) if picture else None,
        "image_alt": picture.alt if picture else "",
        "image_is_decorative": picture is not None and picture.decorative,
    }


def _front(record: FrontRecord, keys: Keys, name: str) -> dict[str, Any]:
    actions = [
        {"type": "link", "value": value} for value in link_values(record.calls_to_action, keys)
    ]
    figures = [{"type": "figure", "value": figure_value(entry)} for entry in record.figures]
    return {
        "hero_title": record.hero_title,
        "hero_text": record.hero_text,
        "calls_to_action": with_ids(actions, f"{name}:actions"),
        "figures": with_ids(figures, f"{name}:figures"),
        "about_title": record.about_title,
        "about": body_blocks(record.about, keys, f"{name}:about"),
    }


def _index(record: IndexRecord, keys: Keys, name: str) -> dict[str, Any]:
    return {"introduction": rich_text(record.introduction, keys.page)}


def _standard(record: StandardRecord, keys: Keys, name: str) -> dict[str, Any]:
    pages = [page for address in record.related if (page := keys.page(address))]
    related = [{"type": "page", "value": page} for page in pages]
    return {
        "lead": record.lead,
        "body": body_blocks(record.body, keys, name),
        "related": with_ids(related, f"{name}:related"),
    }


def _news(record: NewsRecord, keys: Keys, name: str) -> dict[str, Any]:
    return {
        "date_published": record.date,
        "category": record.category,
        "cooperation_fields": record.fields,
        "series": _series(record.series),
        "lead": record.lead,
        "organizations": [
            NewsOrganization(organization_id=keys.organization(organization), sort_order=place)
            for place, organization in enumerate(record.organizations)
        ],
        "collaboration_id": keys.page(record.collaboration),
        "agreements": agreement_links(NewsAgreement, record.agreements, keys),
        "body": body_blocks(record.body, keys, name),
    }


def _publication(record: PublicationRecord, keys: Keys, name: str) -> dict[str, Any]:
    return {
        "kind": record.kind,
        "date_published": record.date,
        "as_of": record.as_of,
        "publisher": record.publisher,
        "series": _series(record.series),
        "series_number": record.series_number,
        "lead": record.lead,
        "body": body_blocks(record.body, keys, name),
    }


def _series(name: str) -> Series | None:
    return Series.objects.filter(name=name).first() if name else None


_FIELDS: dict[str, Callable[..., dict[str, Any]]] = {
    "front": _front,
    "news_index": _index,
    "event_index": _index,
    "publication_index": _index,
    "member_index": _index,
    "chronology": _index,
    "standard": _standard,
    "news": _news,
    "publication": _publication,
    "event": event_fields,
    "agreement_index": _index,
    "agreement": agreement_fields,
    "collaboration_index": _index,
    "collaboration": collaboration_fields,
    "schedule": schedule_fields,
}
