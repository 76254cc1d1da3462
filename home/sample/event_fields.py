"""What an event page stores, made from its record."""

from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from home.sample.agreement_fields import agreement_links
from home.sample.blocks import Keys, body_blocks, with_ids
from home.sample.content_files import read_content
from home.sample.records import BodyEntry, EventRecord, ProgrammeEntry, SessionEntry
from news.models import EventAgreement, EventBody, EventSession

SAME = ("sub_title", "event_type", "status", "status_note", "lead", "location", "attendance",
        "venue_facility", "location_address")  # fmt: skip
"""Fields that the page names as the record does."""


def event_fields(record: EventRecord, keys: Keys, name: str) -> dict[str, Any]:
    """The fields and child objects of an event page."""
    programme = [_programme_item(entry) for entry in record.programme]
    return {
        **{field: getattr(record, field) for field in SAME},
        "cooperation_fields": record.fields,
        "sessions": [
            _session(entry, f"{name}:{index}") for index, entry in enumerate(record.sessions)
        ],
        "bodies": list(_bodies(record.bodies, keys)),
        "programme": with_ids(programme, f"{name}:programme"),
        "collaboration_id": keys.page(record.collaboration),
        "agreements": agreement_links(EventAgreement, record.agreements, keys),
        "body": body_blocks(record.body, keys, name),
        "report": body_blocks(record.report, keys, f"{name}:report"),
        **_contact(record),
    }


def _session(entry: SessionEntry, name: str) -> EventSession:
    """Whole days. Calendars know the session by its key, so it is the same in every database."""
    return EventSession(
        translation_key=uuid5(NAMESPACE_URL, f"renkei:sample:session:{name}"),
        label=entry.label,
        all_day=True,
        date_of_start=entry.start,
        date_of_end=entry.end,
    )


def _bodies(entries: list[BodyEntry], keys: Keys) -> Iterator[EventBody]:
    named = [(entry, organization) for entry in entries for organization in entry.names]
    for place, (entry, organization) in enumerate(named):
        yield EventBody(
            role=entry.role,
            organization_id=keys.organization(organization),
            note=entry.note,
            sort_order=place,
        )


def _programme_item(entry: ProgrammeEntry) -> dict[str, Any]:
    value = {
        "title": entry.title,
        "date": None,
        "start_time": None,
        "end_time": None,
        "description": entry.description,
        "speakers": [speaker.model_dump() for speaker in entry.speakers],
    }
    return {"type": "item", "value": value}


def _contact(record: EventRecord) -> dict[str, str]:
    """The project's own contact point, where the project runs the event."""
    if record.contact != "project":
        return {}
    point = read_content().settings.contact_points[0]
    return {
        "contact_name": point.organization,
        "contact_section": point.section,
        "contact_telephone": point.telephone,
    }
