"""Bodies that take part in something."""

from pydantic import Field

from cms.reading.schemas import Link, Schema
from members.schemas.places import Prefecture


class Party(Schema):
    """A body that takes part."""

    name: str = Field(description="As it is to be shown.")
    note: str = Field(description="May be empty.", examples=["物産展に出展"])
    organization: Link | None = Field(
        description="Its record in the register; null for a body outside it."
    )


class ParticipantGroup(Schema):
    """Participating bodies of one prefecture, in the editor's order."""

    prefecture: Prefecture | None = Field(
        description="Null for the bodies without a prefecture; that group comes last."
    )
    parties: list[Party]
