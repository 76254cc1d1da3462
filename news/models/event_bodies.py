from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey

from cms.pages.choices import known
from cms.reading.context import ReadContext
from members.models.party_rows import PartyRow, named
from members.schemas.parties import ParticipantGroup, Party
from members.schemas.places import Prefecture
from news.choices import BodyRole


class EventBody(PartyRow):
    """A body that takes part in an event, in one role."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="bodies")
    role = models.CharField(
        "立場",
        max_length=30,
        choices=BodyRole,
        default=BodyRole.ORGANIZER,
        help_text="主催、後援などに分かれて表示されます。「参加」は都道府県ごとにまとまります。"
        "例: 共催",
    )
    roles = BodyRole

    class Meta(PartyRow.Meta):
        verbose_name = "主催・参加団体"
        verbose_name_plural = "主催・参加団体"
        constraints = [
            known("role", BodyRole, "event_body_role_known"),
            named("event_body_named"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {super().__str__()}"


def parties(
    bodies: Iterable[EventBody], role: BodyRole, day: date, context: ReadContext
) -> list[Party]:
    """The bodies in one role, in the editor's order."""
    return [body.party(day, context) for body in bodies if body.role == role]


def participants(
    bodies: Iterable[EventBody], day: date, context: ReadContext
) -> list[ParticipantGroup]:
    """The participating bodies by prefecture, in the order of the codes; the rest at the end."""
    found = [
        (body.prefecture(), body.party(day, context))
        for body in bodies
        if body.role == BodyRole.PARTICIPANT
    ]
    found.sort(key=_code)
    return [
        ParticipantGroup(prefecture=group[0][0], parties=[party for _, party in group])
        for _, members in groupby(found, key=_code)
        if (group := list(members))
    ]


def _code(pair: tuple[Prefecture | None, Any]) -> str:
    return pair[0].code if pair[0] else "99"
