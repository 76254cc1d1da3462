"""Values that news, events and publications share."""

from pydantic import Field

from cms.reading.schemas import Schema


class Choice(Schema):
    """A coded value with its name. Codes stay; new ones may be added."""

    value: str = Field(description="Code for programs.", examples=["agreement"])
    label: str = Field(description="Name for readers.", examples=["協定"])


class SeriesLink(Schema):
    """The series to which a record belongs."""

    id: int = Field(description="Also the value of the filter `series`.")
    name: str = Field(examples=["全国連携NEWS"])
    description: str = Field(description="One or two sentences; may be empty.")
