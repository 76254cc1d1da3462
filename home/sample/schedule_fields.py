"""What the page of a yearly schedule stores, made from its record."""

from typing import Any

from home.sample.blocks import Keys, with_ids
from home.sample.records import ScheduleRecord, ScheduleRowEntry
from news.models import Body


def schedule_fields(record: ScheduleRecord, keys: Keys, name: str) -> dict[str, Any]:
    """The fields of a schedule page."""
    rows = [{"type": "row", "value": _row(entry)} for entry in record.rows]
    return {
        "fiscal_year": record.fiscal_year,
        "adopted_on": record.adopted_on,
        "adopted_by": Body.objects.filter(name=record.adopted_by).first(),
        "lead": record.lead,
        "rows": with_ids(rows, f"{name}:rows"),
        "note_title": record.note_title,
        "notes": record.remarks.rstrip(),
    }


def _row(entry: ScheduleRowEntry) -> dict[str, Any]:
    items = [
        {
            "text": item.text,
            "kind": item.kind,
            "first_month": str(item.first_month),
            "last_month": str(item.last_month) if item.last_month else "",
            "date": item.date or None,
            "is_done": item.done,
        }
        for item in entry.items
    ]
    return {
        "category": entry.category,
        "label": entry.label,
        "actor": entry.actor,
        "items": items,
    }
