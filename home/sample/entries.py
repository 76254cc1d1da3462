"""What everything in the content files is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


type Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Origin(Record):
    """Where each fact of a record comes from, and what is doubtful about it."""

    source: list[Text] = Field(min_length=1)
    notes: list[Text] = []
