"""Who reads, and when."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from django.utils import timezone

from cms.reading.days import day_in_japan


class Audience(StrEnum):
    """Decided by the mount that was asked (public or member), never by a cookie."""

    PUBLIC = "public"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The audience and the moment that every visibility rule compares with.

    Attributes:
        audience: who reads.
        now: the moment of reading.
        told_of: the day that registers are told of; None stands for the day of `now`.
    """

    audience: Audience
    now: datetime = field(default_factory=timezone.now)
    told_of: date | None = None

    @property
    def as_of(self) -> date:
        """The day in Japan for which registers are told, as far as is known now."""
        return self.told_of or day_in_japan(self.now)

    def on(self, day: date | None) -> Self:
        """The same viewer asking for what was true on a day; what may be seen stays as it is."""
        return replace(self, told_of=day)

    @classmethod
    def public(cls, now: datetime | None = None) -> Self:
        return cls(Audience.PUBLIC, now or timezone.now())

    @classmethod
    def member(cls, now: datetime | None = None) -> Self:
        return cls(Audience.MEMBER, now or timezone.now())
