"""What every page shows around its content."""

from pydantic import Field

from cms.reading.schemas import ImageSchema, Schema


class SiteLanguage(Schema):
    """A language with a visible front page."""

    code: str = Field(examples=["ja"])
    name: str = Field(description="In the language itself.", examples=["日本語"])
    html_url: str


class MenuItem(Schema):
    """A link that stands on every page."""

    id: int | None = Field(description="Of the page it leads to; null for any other address.")
    title: str
    html_url: str


class Publisher(Schema):
    """Who publishes the site."""

    name: str = Field(examples=["特別区長会"])
    postal_code: str = Field(examples=["102-0072"])
    address: str


class SiteContactPoint(Schema):
    """Where to turn with one topic."""

    topic: str
    organization: str
    section: str = Field(description="May be empty.")
    telephone: str
    extension: str = Field(description="Internal extension; may be empty.")
    email: str = Field(description="May be empty.")
    hours: str = Field(description="When somebody answers; may be empty.")


class Licence(Schema):
    """On what terms the content may be used again."""

    name: str = Field(examples=["クリエイティブ・コモンズ 表示 4.0 国際"])
    url: str | None = Field(description="The text of the licence; null if nothing is granted.")
    spdx: str | None = Field(description="SPDX identifier.", examples=["CC-BY-4.0"])
    attribution: str = Field(description="How the source is to be named; may be empty.")


class ApiAddresses(Schema):
    """Where programs read the same content."""

    root: str
    openapi: str
    docs: str


class SiteTexts(Schema):
    """What editors set once for the whole site, in one language."""

    name: str
    tagline: str = Field(description="May be empty.")
    description: str = Field(description="For pages without one, when found or shared.")
    publisher: Publisher
    contact_points: list[SiteContactPoint]
    footer: list[MenuItem] = Field(description="Links at the foot of every page, in order.")
    licence: Licence
    image: ImageSchema | None = Field(description="For pages without a picture, when shared.")


class SiteDetail(SiteTexts):
    """The frame of the site in one language."""

    locale: str
    html_url: str = Field(description="Absolute address of the front page.")
    languages: list[SiteLanguage] = Field(description="Those with a visible front page.")
    navigation: list[MenuItem] = Field(description="Main menu, in order.")
    api: ApiAddresses
