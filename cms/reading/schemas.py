"""Value schemas that records share. Names follow Wagtail's API, GIF and schema.org."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class Schema(BaseModel):
    """The base of every answer. Plain Pydantic: Ninja's own base class costs five times as much."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Choice(Schema):
    """A coded value with its name. Codes stay; new ones may be added."""

    value: str = Field(description="Code for programs.", examples=["agreement"])
    label: str = Field(description="Name for readers.", examples=["協定"])


class Position(Schema):
    """A place on Earth, in degrees with 6 decimals (JGD2011)."""

    latitude: float = Field(examples=[35.697856])
    longitude: float = Field(examples=[139.752056])


class Translation(Schema):
    """A live translation of the record that carries it; the record itself is not among them."""

    locale: str = Field(description="Language code, such as `en`.", examples=["en"])
    id: int
    title: str
    html_url: str | None = Field(description="Absolute address; null where the record has no page.")


class PageMeta(Schema):
    """What every page says of itself, as in Wagtail's API."""

    type: str = Field(description="`app.Model` of the page type.", examples=["news.NewsPage"])
    detail_url: str = Field(description="Absolute address of the record's JSON.")
    html_url: str = Field(description="Absolute address of the record's page.")
    slug: str
    locale: str
    first_published_at: datetime | None
    last_published_at: datetime | None


class Link(Schema):
    """A visible record that another one points to."""

    id: int
    type: str = Field(description="`app.Model` of the record.", examples=["news.EventPage"])
    title: str
    description: str = Field(description="One or two sentences; may be empty.")
    html_url: str
    detail_url: str


class ImageSource(Schema):
    """One ready rendition. Widths and heights are in pixels."""

    url: str
    width: int
    height: int
    media_type: str = Field(examples=["image/webp"])


class FocalPoint(Schema):
    """Centre of what must stay in view, as shares of width and height between 0 and 1."""

    x: float
    y: float


class ImageSchema(Schema):
    """An image with its alternative text where it is used."""

    id: int
    alt: str = Field(description="Empty for decoration, which screen readers pass over.")
    decorative: bool = Field(description="Whether an editor marked it as decoration here.")
    title: str
    credit: str
    url: str = Field(description="The widest ready rendition.")
    width: int
    height: int
    focal_point: FocalPoint | None
    srcset: list[ImageSource] = Field(description="Ready renditions, narrowest first.")


class FileSchema(Schema):
    """A file to download."""

    id: int
    title: str
    filename: str
    url: str
    size: int | None = Field(description="In bytes; null where the stored file is missing.")
    media_type: str = Field(examples=["application/pdf"])


class Breadcrumb(Schema):
    """One visible ancestor, from the front page downwards."""

    title: str
    html_url: str
