"""Members of the network, and how they are counted."""

import datetime

from pydantic import Field

from cms.reading.schemas import Choice, Schema
from members.schemas.figures import FigureSummary
from members.schemas.memberships import Membership
from members.schemas.organization import OrganizationSummary


class MemberSummary(OrganizationSummary):
    """An organization that was a member on the day that is told of."""

    is_counted: bool = Field(
        description="Whether the printed counts take it in, which leave out 23区等."
    )
    membership: Membership | None = Field(
        description="Null where it took the membership over from a body that was dissolved."
    )


class MemberList(Schema):
    """Members on a day, in 五十音順."""

    as_of: datetime.date = Field(description="The day that is told of, in Japan.")
    count: int = Field(description="How many fit in all, whatever `limit` and `offset`.")
    items: list[MemberSummary]


class KindOfMembers(Schema):
    """Members of one kind."""

    kind: Choice
    count: int
    is_counted: bool = Field(description="Whether the printed counts take this kind in.")


class MemberCounts(Schema):
    """Members on a day, counted from the register of memberships."""

    as_of: datetime.date = Field(description="The day that was counted.")
    counted: int = Field(
        description="Cities, towns and villages: what the printed counts (23区等を除く) take in."
    )
    total: int = Field(description="All of them, with wards, associations and others.")
    uncertain: int = Field(
        description="Those of `total` whose day of joining is not known; each is counted from the "
        "first day on which it is known to have been a member."
    )
    kinds: list[KindOfMembers] = Field(description="Every kind that occurs.")
    stated: list[FigureSummary] = Field(
        description="What the project itself has stated, each beside the count of its own day."
    )
