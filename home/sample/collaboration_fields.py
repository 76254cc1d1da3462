"""What a collaboration's page stores, made from its record."""

from typing import Any

from cms.pages.dates.precision import StatedDate
from home.sample.blocks import Keys, body_blocks
from home.sample.records import CollaborationRecord
from members.choices import CollaborationRole
from members.models import CollaborationParty

SAME = ("status", "status_note", "lead", "series", "series_number", "proposal", "location")
"""Fields that the page names as the record does."""


def collaboration_fields(record: CollaborationRecord, keys: Keys, name: str) -> dict[str, Any]:
    """The fields and child objects of a collaboration's page."""
    sides = [
        *((CollaborationRole.WARD, ward) for ward in record.wards),
        *((CollaborationRole.PARTNER, partner) for partner in record.partners),
        *((CollaborationRole.ORGANIZER, organizer) for organizer in record.organizers),
        *((CollaborationRole.COOPERATION, body) for body in record.cooperation),
    ]
    return {
        **{field: getattr(record, field) for field in SAME},
        "cooperation_fields": record.fields,
        "period": StatedDate.from_iso(record.period) if record.period else None,
        "agreement_id": keys.page(record.agreement),
        "parties": [
            CollaborationParty(
                role=role, organization_id=keys.organization(party), sort_order=place
            )
            for place, (role, party) in enumerate(sides)
        ],
        "body": body_blocks(record.body, keys, name),
    }
