"""The parts of an event. Names follow GIF (DS-43C) and schema.org."""

import datetime
import uuid
from typing import Annotated

from pydantic import Field, WithJsonSchema

from cms.reading.schemas import Choice, Schema

# A time of day in JSON Schema's own format would need an offset; these are told by their date.
LocalTime = Annotated[
    datetime.time,
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$",
            "examples": ["13:30:00"],
        }
    ),
]


class Session(Schema):
    """One date of an event, on one day or on several. Times are Japan's (Asia/Tokyo)."""

    uid: uuid.UUID = Field(description="Stays through every edit; for calendars.")
    label: str = Field(description="Name of this date; may be empty.", examples=["第1部"])
    all_day: bool
    date_of_start: datetime.date
    date_of_end: datetime.date | None = Field(
        description="The last day, inclusive; null where the editor gave none."
    )
    start_time: LocalTime | None = Field(description="Null for a whole day.")
    end_time: LocalTime | None = Field(description="Null where no end is known.")
    start: datetime.datetime | datetime.date = Field(
        description="ISO 8601: with `+09:00` if timed, a plain date if all day.",
        examples=["2016-04-26T13:30:00+09:00", "2016-06-25"],
    )
    end: datetime.datetime | datetime.date | None = Field(
        description="As `start`; a plain date is the last day, inclusive. An end is never invented."
    )
    note: str = Field(description="May be empty.", examples=["荒天のときは翌日に行います。"])


class Speaker(Schema):
    """A person in the programme. Office and affiliation are those of the day."""

    name: str
    office: str = Field(description="Title; may be empty.", examples=["会長"])
    affiliation: str = Field(description="May be empty.", examples=["北海道町村会"])
    role: Choice = Field(description="Such as `panelist` (パネリスト).")


class ProgrammeItem(Schema):
    """One item of the programme, in order."""

    date: datetime.date | None = Field(description="Given where the event has several days.")
    start_time: LocalTime | None
    end_time: LocalTime | None
    title: str
    description: str = Field(description="Plain text, may have line breaks or be empty.")
    speakers: list[Speaker]


class Application(Schema):
    """How to apply."""

    deadline: datetime.datetime | None = Field(
        description="The moment after which nothing is accepted, with `+09:00`."
    )
    method: str = Field(description="Plain text, may have line breaks or be empty.")
    url: str = Field(description="Address of the form; may be empty.")


class ContactPoint(Schema):
    """Whom to ask about the event."""

    name: str = Field(description="Organization.", examples=["特別区長会事務局"])
    section: str = Field(description="May be empty.", examples=["調査第1課"])
    telephone: str = Field(description="May be empty.", examples=["03-0000-0000"])
    telephone_extension: str = Field(description="Internal extension (内線); may be empty.")
    email: str = Field(description="May be empty.")
    form_url: str = Field(description="Address of a form; may be empty.")
