"""Figures that somebody else has stated, beside what is counted here."""

import datetime

from pydantic import Field

from cms.reading.schemas import Choice, Schema


class Counted(Schema):
    """The same counted from the records here, for the figure's own day."""

    value: int
    difference: int = Field(description="Counted minus stated.", examples=[-11])
    list_url: str = Field(description="Absolute address of the list that was counted, as JSON.")


class FigureSummary(Schema):
    """A stated figure."""

    id: int
    subject: Choice = Field(description="What it is about, such as `members` (登録自治体).")
    label: str = Field(description="As it is to be shown.")
    value: int = Field(examples=[195])
    unit: str = Field(examples=["市町村"])
    as_of: datetime.date = Field(description="The day for which it was stated.")
    source: str = Field(description="Who stated it, and where.")
    source_url: str = Field(description="May be empty.")
    confirmed_by: str = Field(
        description="The desk that compared it with its source; may be empty."
    )
    note: str = Field(description="What it leaves out; may be empty.")
    counted: Counted | None = Field(
        description="What the records here give for that day; null where they cannot give it."
    )


class FigureList(Schema):
    """Stated figures, latest first."""

    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    items: list[FigureSummary]
