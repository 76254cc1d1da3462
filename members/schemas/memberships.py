"""Times as a member of the network."""

import datetime

from pydantic import Field

from cms.reading.schemas import Choice, Schema


class Membership(Schema):
    """A time as a member."""

    joined_on: datetime.date
    joined_precision: Choice = Field(
        description="`day`: it joined on that day. `at_latest`: the day is not known, and it was a "
        "member on that day at the latest."
    )
    left_on: datetime.date | None = Field(
        description="The first day on which it was no member any more; null for a member."
    )
    source: str = Field(description="May be empty.")
