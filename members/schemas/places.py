"""Where an organization is."""

from pydantic import Field

from cms.reading.schemas import Schema


class Prefecture(Schema):
    """A prefecture, named beside something that lies in it."""

    code: str = Field(description="Two digits, JIS X 0401; also the filter.", examples=["01"])
    name: str = Field(examples=["北海道"])
