"""What is told of an agreement's way and duration; pure, whatever it needs is loaded already."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cms.pages.coded import coded
from cms.pages.dates.precision import StatedDate
from cms.pages.schemas.dates import Stated
from members.choices import AgreementStage, Renewal
from members.schemas.agreements import AgreementTerm, StageEntry

if TYPE_CHECKING:
    from members.models import AgreementPage

ORDER = [*AgreementStage]


def history_of(page: "AgreementPage") -> list[StageEntry]:
    """The steps that the reader may know of, with signing and end; undated ones by their kind."""
    entries = [*(step.schema() for step in page.stages.all()), *_dated(page)]
    return sorted(entries, key=_place)


def term_of(page: "AgreementPage", day: date) -> AgreementTerm | None:
    """How long it is in force, seen from a day."""
    term = page.agreed_term
    if term is None:
        return None
    return AgreementTerm(
        months=page.term_months,
        renewal=coded(Renewal, page.renewal),
        notice_months=page.notice_months,
        period_end=term.period_end(day),
        next_decision=term.decision_by(day),
    )


def _dated(page: "AgreementPage") -> Iterator[StageEntry]:
    for stage, day in (
        (AgreementStage.SIGNED, page.signed_on),
        (AgreementStage.ENDED, page.ended_on),
    ):
        if day is not None:
            known = Stated.of(StatedDate.of(day))
            note = "" if stage == AgreementStage.ENDED else _doubt(page)
            yield StageEntry(stage=coded(AgreementStage, stage), date=known, note=note)


def _doubt(page: "AgreementPage") -> str:
    return "" if page.is_signing_day_certain else "この日までに締結（日は確かめられていません）"


def _place(entry: StageEntry) -> tuple[date, int]:
    """An undated step on the way to signing stands first, an undated renewal last."""
    kind = ORDER.index(AgreementStage(entry.stage.value))
    undated = date.min if kind < ORDER.index(AgreementStage.SIGNED) else date.max
    return (entry.date.first if entry.date else undated, kind)
