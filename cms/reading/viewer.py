"""Who reads, and when."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Self

from django.utils import timezone


class Audience(StrEnum):
    """Decided by the mount that was asked (public or member), never by a cookie."""

    PUBLIC = "public"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Viewer:
    """The audience and the moment that every visibility rule compares with."""

    audience: Audience
    now: datetime = field(default_factory=timezone.now)

    @classmethod
    def public(cls, now: datetime | None = None) -> Self:
        return cls(Audience.PUBLIC, now or timezone.now())

    @classmethod
    def member(cls, now: datetime | None = None) -> Self:
        return cls(Audience.MEMBER, now or timezone.now())
