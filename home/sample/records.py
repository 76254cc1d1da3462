"""What the files in `content/` may say. A misspelt or missing entry stops the load."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from home.sample.block_records import Body, FigureEntry, LinkTarget, Picture
from home.sample.entries import Origin, Record, Text


class PageRecord(Origin):
    """What every page has."""

    type: str
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
    type: Literal[
        "news_index",
        "event_index",
        "publication_index",
        "agreement_index",
        "collaboration_index",
        "member_index",
        "chronology",
    ]
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
    agreements: list[str] = []
    collaboration: str = ""
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
    agreements: list[str] = []
    collaboration: str = ""
    body: Body = []
    report: Body = []


class StageRecord(Record):
    """A step that a source tells of; the day, month or year in the spelling of ISO 8601-2."""

    stage: Literal["sounded_out", "papers_sent", "agreed", "renewed"]
    date: Text
    note: str = ""


class ActivityRecord(Record):
    fiscal_year: int
    text: Text


class AgreementRecord(PageRecord):
    type: Literal["agreement"]
    fields: list[str] = []
    lead: Text
    partners: list[Text] = Field(min_length=1)
    planned: str = ""
    signed: datetime.date | None = None
    is_signing_day_certain: bool = True
    stages: list[StageRecord] = []
    activities: list[ActivityRecord] = []
    body: Body = []


class CollaborationRecord(PageRecord):
    """Its period is a date in the spelling of ISO 8601-2."""

    type: Literal["collaboration"]
    fields: list[str] = []
    period: str = ""
    status: Literal["planned", "held"]
    status_note: str = ""
    lead: Text
    wards: list[Text] = []
    partners: list[Text] = []
    organizers: list[Text] = []
    cooperation: list[Text] = []
    series: str = ""
    series_number: int | None = None
    agreement: str = ""
    proposal: str = ""
    location: str = ""
    body: Body = []


class ScheduleItemEntry(Record):
    text: Text
    kind: Literal["bar", "milestone"] = "bar"
    first_month: int = Field(alias="from", ge=1, le=12)
    last_month: int | None = Field(alias="to", default=None, ge=1, le=12)
    date: str = ""
    """As `cms.pages.dates.precision` writes it."""
    done: bool = False


class ScheduleRowEntry(Record):
    category: str = ""
    label: Text
    actor: str = ""
    items: list[ScheduleItemEntry]


class ScheduleRecord(PageRecord):
    type: Literal["schedule"]
    fiscal_year: int
    adopted_on: datetime.date
    adopted_by: str
    lead: Text
    rows: list[ScheduleRowEntry] = Field(min_length=1)
    note_title: str = ""
    remarks: str = ""


type AnyPage = Annotated[
    FrontRecord
    | IndexRecord
    | StandardRecord
    | NewsRecord
    | PublicationRecord
    | EventRecord
    | AgreementRecord
    | CollaborationRecord
    | ScheduleRecord,
    Field(discriminator="type"),
]


class SeriesRecord(Origin):
    name: Text
    description: Text


class BodyRecord(Origin):
    name: Text
    description: Text


class FollowUpEntry(Record):
    date: datetime.date
    text: Text


class EntryRecord(Origin):
    """An entry of the chronology; `page` is the page about the very same thing."""

    date: Text
    """As `cms.pages.dates.precision` writes it."""
    position: int = 0
    kind: str
    body: str = ""
    place: str = ""
    text: Text
    points: str = ""
    follow_ups: list[FollowUpEntry] = []
    footnote: str = ""
    page: str = ""
    related: list[str] = []
    organizations: list[str] = []


class OrganizationEntry(Record):
    name: Text
    kind: Literal["mayors_association", "company", "other"]
    kana: Text
    romaji: Text
    prefecture: Text
    constituents: list[Literal["city", "town", "village", "special_ward"]] = []


class FigureRow(Record):
    subject: str
    label: Text
    value: int
    unit: Text
    as_of: datetime.date
    origin: Text
    note: str = ""


class ContactEntry(Record):
    topic: Text
    organization: Text
    section: Text
    telephone: Text


class AddressEntry(Record):
    title: Text
    title_en: Text
    url: Text


class PageEntry(Record):
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
    footer_links: list[PageEntry | AddressEntry]
