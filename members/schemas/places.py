"""Where an organization is."""

from pydantic import Field

from cms.reading.schemas import Schema


class Prefecture(Schema):
    """A prefecture, named beside something that lies in it."""

    code: str = Field(description="Two digits, JIS X 0401; also the filter.", examples=["01"])
    name: str = Field(examples=["北海道"])


class PrefectureTile(Schema):
    """One tile of the map."""

    code: str = Field(description="Two digits, JIS X 0401.", examples=["01"])
    name: str = Field(examples=["北海道"])
    short_name: str = Field(description="At most three characters.", examples=["青森"])
    region: str = Field(description="A convention, for the list beside the map.", examples=["東北"])
    count: int = Field(description="How many of what the map counts are in the prefecture.")
    url: str = Field(description="Address of the list of these.")
