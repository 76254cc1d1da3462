"""Bodies that take part in something."""

from pydantic import Field

from cms.reading.schemas import Choice, Link, Schema
from members.schemas.places import Prefecture


class Party(Schema):
    """A body that takes part."""

    name: str = Field(description="As it is to be shown.")
    note: str = Field(description="May be empty.", examples=["物産展に出展"])
    organization: Link | None = Field(
        description="Its record in the register; null for a body outside it."
    )


class PartyInRole(Party):
    """A body that takes part, with what it does and where it is."""

    role: Choice
    prefecture: Prefecture | None = Field(
        description="That it is or lies in; null for a body without one."
    )


class ParticipantGroup(Schema):
    """Participating bodies of one prefecture, in the editor's order."""

    prefecture: Prefecture | None = Field(
        description="Null for the bodies without a prefecture; that group comes last."
    )
    parties: list[Party]
