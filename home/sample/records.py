"""What the files in `content/` may say. A misspelt or missing entry stops the load."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


type Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Origin(Record):
    """Where each fact of a record comes from, and what is doubtful about it."""

    source: list[Text] = Field(min_length=1)
    notes: list[Text] = []


class Picture(Record):
    drawing: str
    alt: str


class CaptionedDrawing(Picture):
    caption: str = ""


class FigureEntry(Record):
    label: Text
    value: int
    unit: Text
    as_of: datetime.date
    basis: Literal["stated", "counted"] = "stated"
    source: Text
    note: str = ""


class TableEntry(Record):
    caption: Text
    head: list[str] = []
    rows: list[list[str]]
    row_headers: bool = False

    @model_validator(mode="after")
    def _even(self) -> Self:
        widths = {len(row) for row in [*self.rows, *([self.head] if self.head else [])]}
        if len(widths) != 1:
            raise ValueError(f"The rows of “{self.caption}” differ in length.")
        return self


class CalloutEntry(Record):
    kind: Literal["info", "success", "warning", "danger"]
    title: str = ""
    text: Text


class Question(Record):
    title: Text
    text: Text


class LinkTarget(Record):
    """A page by its address below the front page, or an address elsewhere with a text."""

    page: str = ""
    url: str = ""
    text: str = ""
    description: str = ""


class LinkList(Record):
    title: str = ""
    links: list[LinkTarget] = Field(min_length=1)


class OrganizationCard(Record):
    organization: Text


class BodyItem(Record):
    """One block; its only key says of which kind."""

    heading: Text | None = None
    text: Text | None = None
    callout: CalloutEntry | None = None
    accordion: list[Question] | None = None
    image: CaptionedDrawing | None = None
    table: TableEntry | None = None
    figure: FigureEntry | None = None
    record: Text | OrganizationCard | None = None
    links: LinkList | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("A block has exactly one key.")
        return self


type Body = list[BodyItem]


class PageRecord(Origin):
    """What every page has."""

    title: Text
    description: str = ""
    in_menu: bool = False
    picture: Picture | None = None


class FrontRecord(PageRecord):
    type: Literal["front"]
    hero_title: Text
    hero_text: Text
    calls_to_action: list[LinkTarget]
    figures: list[FigureEntry]
    about_title: Text
    about: Body


class IndexRecord(PageRecord):
    type: Literal["news_index", "event_index", "publication_index"]
    introduction: Text


class StandardRecord(PageRecord):
    type: Literal["standard"]
    lead: Text
    body: Body
    related: list[str] = []


class NewsRecord(PageRecord):
    type: Literal["news"]
    date: datetime.date
    category: str
    fields: list[str] = []
    series: str = ""
    lead: Text
    organizations: list[str] = []
    body: Body


class PublicationRecord(PageRecord):
    type: Literal["publication"]
    kind: str
    date: datetime.date
    as_of: datetime.date | None = None
    publisher: str = ""
    series: str = ""
    series_number: int | None = None
    lead: Text
    body: Body


class SessionEntry(Record):
    """Whole days; the sources tell no hours."""

    label: str = ""
    start: datetime.date
    end: datetime.date | None = None


class BodyEntry(Record):
    """One or several organizations in one role."""

    role: str
    organization: str = ""
    organizations: list[str] = []
    note: str = ""

    @property
    def names(self) -> list[str]:
        return [self.organization] if self.organization else self.organizations


class SpeakerEntry(Record):
    name: Text
    affiliation: str
    office: str
    role: str


class ProgrammeEntry(Record):
    title: Text
    description: str = ""
    speakers: list[SpeakerEntry] = []


class EventRecord(PageRecord):
    type: Literal["event"]
    sub_title: str = ""
    event_type: str
    fields: list[str] = []
    status: Literal["planned", "held"]
    status_note: str = ""
    lead: Text
    location: str = ""
    venue_facility: str = ""
    location_address: str = ""
    attendance: int | None = None
    contact: Literal["", "project"] = ""
    sessions: list[SessionEntry] = Field(min_length=1)
    bodies: list[BodyEntry] = []
    programme: list[ProgrammeEntry] = []
    body: Body = []
    report: Body = []


type AnyPage = Annotated[
    FrontRecord | IndexRecord | StandardRecord | NewsRecord | PublicationRecord | EventRecord,
    Field(discriminator="type"),
]


class SeriesRecord(Origin):
    name: Text
    description: Text


class OrganizationEntry(Record):
    name: Text
    kind: Literal["mayors_association", "other"]
    kana: Text
    romaji: Text
    prefecture: Text


class ContactEntry(Record):
    topic: Text
    organization: Text
    section: Text
    telephone: Text


class FooterEntry(Record):
    title: Text
    page: Text


class SettingsRecord(Origin):
    name: Text
    tagline: Text
    description: Text
    publisher: Text
    postal_code: Text
    address: Text
    attribution: Text
    name_en: Text
    tagline_en: Text
    description_en: Text
    publisher_en: Text
    address_en: Text
    contact_points: list[ContactEntry]
    footer_links: list[FooterEntry]
