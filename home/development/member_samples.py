"""Made-up counts of members for the style guide."""

from datetime import date
from typing import Any

from cms.pages.coded import coded
from members.choices import COUNTED, FigureSubject, OrganizationKind
from members.schemas.figures import Counted, FigureSummary
from members.schemas.members import KindOfMembers, MemberCounts

DAY = date(2026, 11, 25)


def member_samples() -> dict[str, Any]:
    """Counts with stated figures: one that can be counted here, and one that cannot."""
    numbers = {OrganizationKind.CITY: 117, OrganizationKind.SPECIAL_WARD: 23}
    counts = MemberCounts(
        as_of=DAY,
        counted=1184,
        total=1207,
        uncertain=12,
        kinds=[
            KindOfMembers(kind=coded(OrganizationKind, kind), count=n, is_counted=kind in COUNTED)
            for kind, n in numbers.items()
        ],
        stated=[
            _figure(1, FigureSubject.MEMBERS, Counted(value=184, difference=-11, list_url="#")),
            _figure(2, FigureSubject.PARTNERSHIPS, None),
        ],
    )
    return {
        "member_counts": counts,
        "member_urls": {"counted_url": "", "others_url": "", "total_url": ""},
    }


def _figure(number: int, subject: FigureSubject, counted: Counted | None) -> FigureSummary:
    return FigureSummary(
        id=number,
        subject=coded(FigureSubject, subject),
        label=str(subject.label),
        value=195,
        unit="市町村",
        as_of=DAY,
        source="架空の区と全国の市町村の連携についての案内の冊子",
        source_url="#" if counted else "",
        confirmed_by="",
        note="23区等を除く数です。" if counted else "",
        counted=counted,
    )
