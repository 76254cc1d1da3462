"""What is told of who takes part in a collaboration; pure, whatever it needs is loaded already."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cms.reading.context import ReadContext
from members.choices import CollaborationRole
from members.schemas.collaborations import CollaborationParty as PartySchema, Subsidy

if TYPE_CHECKING:
    from members.models import CollaborationParty, CollaborationSubsidy

SIDES = [*CollaborationRole]


def parties_of(
    rows: Iterable["CollaborationParty"], day: date, context: ReadContext
) -> list[PartySchema]:
    """Who takes part, as they were called on a day: by role, then in the editor's order."""
    ordered = sorted(rows, key=lambda row: SIDES.index(CollaborationRole(row.role)))
    return [row.schema(day, context) for row in ordered]


def subsidies_of(rows: Iterable["CollaborationSubsidy"]) -> list[Subsidy]:
    """What wards were granted, earliest fiscal year first."""
    return [row.schema() for row in sorted(rows, key=lambda row: row.fiscal_year)]
