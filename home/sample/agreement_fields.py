"""What an agreement's page stores, made from its record."""

from typing import Any

from cms.pages.dates.precision import StatedDate
from home.sample.blocks import Keys, body_blocks, with_ids
from home.sample.records import AgreementRecord
from members.choices import AgreementRole, StageAudience
from members.models import AgreementParty, AgreementStep
from news.models import EventAgreement, NewsAgreement

HUB = "特別区長会"


def agreement_fields(record: AgreementRecord, keys: Keys, name: str) -> dict[str, Any]:
    """The fields and child objects of an agreement's page; all steps told here were printed."""
    sides = [
        (AgreementRole.HUB, HUB),
        *((AgreementRole.PARTNER, partner) for partner in record.partners),
    ]
    activities = [{"type": "activity", "value": entry.model_dump()} for entry in record.activities]
    return {
        "cooperation_fields": record.fields,
        "lead": record.lead,
        "planned_on": StatedDate.from_iso(record.planned) if record.planned else None,
        "signed_on": record.signed,
        "is_signing_day_certain": record.is_signing_day_certain,
        "parties": [
            AgreementParty(role=role, organization_id=keys.organization(party), sort_order=place)
            for place, (role, party) in enumerate(sides)
        ],
        "stages": [
            AgreementStep(
                stage=entry.stage,
                date=StatedDate.from_iso(entry.date),
                note=entry.note,
                audience=StageAudience.PUBLIC,
                sort_order=place,
            )
            for place, entry in enumerate(record.stages)
        ],
        "activities": with_ids(activities, f"{name}:activities"),
        "body": body_blocks(record.body, keys, name),
    }


def agreement_links[L: NewsAgreement | EventAgreement](
    model: type[L], addresses: list[str], keys: Keys
) -> list[L]:
    """The rows by which a page leads to agreements that are still there."""
    found = [key for address in addresses if (key := keys.page(address))]
    return [model(agreement_id=key, sort_order=place) for place, key in enumerate(found)]
