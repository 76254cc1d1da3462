"""Events: the index and its pages, in the vocabulary of GIF (DS-43C)."""

import datetime
from typing import Literal

from pydantic import Field

from cms.pages.schemas import Body, PageDetail, PageSummary
from cms.pages.schemas.blocks import CaptionedImage
from cms.reading.schemas import Choice, FileSchema, Link, Position
from members.schemas.parties import ParticipantGroup, Party
from news.schemas.parts import (
    Application,
    ContactPoint,
    ProgrammeItem,
    Session,
)


class EventSummary(PageSummary):
    """An event in a list. Its `title` is GIF's eventName, its `meta.html_url` GIF's eventUrl."""

    type: Literal["news.EventPage"]
    sub_title: str = Field(description="May be empty.")
    event_type: Choice = Field(description="Such as `symposium` (シンポジウム).")
    field: list[Choice] = Field(description="Fields of cooperation (分野), such as `tourism`.")
    status: Choice = Field(description="`planned`, `postponed`, `cancelled` or `held`.")
    status_note: str = Field(description="Why, or what now; may be empty.")
    date_of_start: datetime.date | None = Field(
        description="The first day of all sessions; null while no date is fixed."
    )
    date_of_end: datetime.date | None = Field(
        description="The last day of all sessions, inclusive; null while no date is fixed."
    )
    date_time_description: str = Field(
        description="What to know about date and time; may be empty.", examples=["雨天決行"]
    )
    sessions: list[Session] = Field(description="Earliest first.")
    webinar_status: Choice = Field(
        description="`on_site` (現地開催のみ), `online` (オンライン) or `hybrid` (ハイブリッド)."
    )
    location: str = Field(description="Name of the venue; may be empty.")
    location_address: str = Field(description="May be empty.")
    fee_status: Choice = Field(description="`free` (無料), `paid` (有料) or `unknown` (未定).")
    organizer: list[Party] = Field(description="主催, in the editor's order.")


class EventDetail(EventSummary, PageDetail):
    """An event by itself."""

    event_name_kana: str = Field(description="May be empty.")
    event_name_en: str = Field(description="May be empty.")
    keyword: list[str]
    lead: str = Field(description="Plain text of up to 300 characters; may be empty.")
    body: Body

    venue_facility: str = Field(
        description="Building, floor, room (方書); may be empty.", examples=["20階 会議室"]
    )
    position: Position | None
    access_method: str = Field(description="Plain text, may have line breaks or be empty.")
    parking: str = Field(description="May be empty.")
    webinar_url: str = Field(description="Where the public may watch; may be empty.")

    programme: list[ProgrammeItem]
    co_organizer: list[Party] = Field(description="共催.")
    supporter: list[Party] = Field(description="後援.")
    special_cooperation: list[Party] = Field(description="特別協力.")
    cooperation: list[Party] = Field(description="協力・連携協力.")
    participants: list[ParticipantGroup] = Field(
        description="参加自治体, by prefecture in the order of the codes."
    )
    collaboration: Link | None = Field(description="The collaboration that it belongs to.")
    agreements: list[Link] = Field(
        description="Agreements behind it, such as those signed at a ceremony."
    )

    target_person: str = Field(description="Who may come; may be empty.", examples=["どなたでも"])
    fee_description: str = Field(description="May be empty.", examples=["大人500円"])
    capacity: int | None = Field(description="Persons; null where there is no limit.")
    application: Application | None = Field(description="Null where no application is needed.")
    contact_point: ContactPoint | None
    flyers: list[FileSchema]

    attendance: int | None = Field(description="Persons who came; null until it is known.")
    report: Body = Field(description="What happened, written afterwards; may be empty.")
    photographs: list[CaptionedImage]


class EventIndexSummary(PageSummary):
    """The list of events, named in a list."""

    type: Literal["news.EventIndexPage"]


class EventIndexDetail(EventIndexSummary, PageDetail):
    """The page above all events; the events themselves are at `events`."""

    introduction: str = Field(description="Resolved HTML; may be empty.")
