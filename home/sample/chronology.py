"""Bodies that meet, and the entries of the chronology."""

from typing import Any

from cms.pages.dates.precision import StatedDate
from home.sample.blocks import Keys, with_ids
from home.sample.memory import remember
from home.sample.records import BodyRecord, EntryRecord
from news.models import Body, ChronologyEntry


def bodies_create(*, records: list[BodyRecord], before: set[str]) -> int:
    """Enter the bodies that no earlier run has entered; returns how many."""
    created = 0
    for record in records:
        name = f"body:{record.name}"
        if name in before or Body.objects.filter(name=record.name).exists():
            continue
        body = Body(name=record.name, description=record.description)
        body.full_clean(exclude=["locale"])
        body.save()
        remember(body, name)
        created += 1
    return created


def entries_create(*, records: list[EntryRecord], keys: Keys, before: set[str]) -> int:
    """Enter what happened, unless an earlier run has; returns how many entries are new."""
    bodies = {body.name: body for body in Body.objects.all()}
    created = 0
    for record in records:
        name = f"entry:{record.date}:{record.position}"
        if name in before:
            continue
        entry = ChronologyEntry(**_fields(record, keys, name))
        entry.body = bodies[record.body] if record.body else None
        entry.full_clean(exclude=["locale"])
        entry.save()
        entry.save_revision()
        remember(entry, name)
        created += 1
    return created


def _fields(record: EntryRecord, keys: Keys, name: str) -> dict[str, Any]:
    follow_ups = [
        {"type": "follow_up", "value": {"date": one.date.isoformat(), "text": one.text}}
        for one in record.follow_ups
    ]
    pages = [page for address in record.related if (page := keys.page(address))]
    organizations = [keys.organization(organization) for organization in record.organizations]
    related = [
        *({"type": "page", "value": page} for page in pages),
        *({"type": "organization", "value": organization} for organization in organizations),
    ]
    return {
        "date": StatedDate.from_iso(record.date),
        "position": record.position,
        "kind": record.kind,
        "place": record.place,
        "text": record.text,
        "points": record.points.rstrip(),
        "follow_ups": with_ids(follow_ups, f"{name}:follow_ups"),
        "footnote": record.footnote,
        "record_id": keys.page(record.page) if record.page else None,
        "related": with_ids(related, f"{name}:related"),
    }
