from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.pages.choices import choice_panel, known
from cms.reading.context import ReadContext
from cms.reading.visibility import Follows
from members.choices import OrganizationKind
from members.schemas.parties import ParticipantGroup, Party
from members.schemas.places import Prefecture
from news.choices import BodyRole


class EventBody(TranslatableMixin, Orderable):
    """A body that takes part in an event, in one role: from the register, or by name."""

    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="bodies")
    role = models.CharField(
        "立場",
        max_length=30,
        choices=BodyRole,
        default=BodyRole.ORGANIZER,
        help_text="主催、後援などに分かれて表示されます。「参加」は都道府県ごとにまとまります。"
        "例: 共催",
    )
    organization = models.ForeignKey(
        "members.Organization",
        verbose_name="自治体・団体",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="登録のある自治体や団体はここで選びます。一覧の絞り込みに使われます。例: 荒川区",
    )
    name = models.CharField(
        "名称",
        max_length=200,
        blank=True,
        help_text="登録のない団体の名称です。"
        "登録のある団体でも、違う書き方で見せたいときは入れます。"
        "例: 架空まつり実行委員会",
    )
    note = models.CharField(
        "補足",
        max_length=200,
        blank=True,
        help_text="名称のあとに表示されます。例: 物産展に出展",
    )

    visibility: ClassVar[Follows] = Follows("page", "organization")

    panels: ClassVar[list[FieldPanel]] = [
        choice_panel("role"),
        FieldPanel("organization"),
        FieldPanel("name"),
        FieldPanel("note"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = "主催・参加団体"
        verbose_name_plural = "主催・参加団体"
        constraints = [
            known("role", BodyRole, "event_body_role_known"),
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | ~Q(name=""),
                name="event_body_named",
                violation_error_message="自治体・団体を選ぶか、名称を入れてください。",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.name or self.organization}"

    def clean(self) -> None:
        super().clean()
        if not self.organization_id and not self.name:
            raise ValidationError({"organization": "自治体・団体を選ぶか、名称を入れてください。"})

    def party(self, day: date, context: ReadContext) -> Party:
        """The body as it was called on the day of the event."""
        found = self.organization
        return Party(
            name=self.name or (found.name_on(day) if found else ""),
            note=self.note,
            organization=found.link_on(day, context) if found else None,
        )

    def prefecture(self) -> Prefecture | None:
        """The prefecture that the body is, or lies in; None for a body without one."""
        found = self.organization
        if found is not None and found.kind != OrganizationKind.PREFECTURE:
            found = found.prefecture
        return None if found is None else Prefecture(code=found.code[:2], name=found.name)


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
