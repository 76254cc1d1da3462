"""Values that news, events and publications share."""

from pydantic import Field

from cms.reading.schemas import Schema


class SeriesLink(Schema):
    """The series to which a record belongs."""

    id: int = Field(description="Also the value of the filter `series`.")
    name: str = Field(examples=["全国連携NEWS"])
    description: str = Field(description="One or two sentences; may be empty.")
