from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.pages.choices import choice_panel
from cms.pages.coded import coded
from cms.reading.context import ReadContext
from cms.reading.visibility import Follows, Rule
from members.choices import OrganizationKind
from members.codes import prefecture_part
from members.schemas.parties import Party, PartyInRole
from members.schemas.places import Prefecture


class PartyRow(TranslatableMixin, Orderable):
    """A body that takes part in what a page is about: from the register, or by name.

    Each kind of row has a `role` out of its own choices.
    """

    role: Any
    roles: ClassVar[type[models.TextChoices]]
    """The choices of `role`, in the order in which `parties_of` tells them."""

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

    visibility: ClassVar[Rule] = Follows("page", "organization")

    panels: ClassVar[list[FieldPanel]] = [
        choice_panel("role"),
        FieldPanel("organization"),
        FieldPanel("name"),
        FieldPanel("note"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name or str(self.organization)

    def clean(self) -> None:
        super().clean()
        if not self.organization_id and not self.name:
            raise ValidationError({"organization": "自治体・団体を選ぶか、名称を入れてください。"})

    def party(self, day: date, context: ReadContext) -> Party:
        """The body as it was called on a day."""
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
        if found is None:
            return None
        return Prefecture(code=prefecture_part(found.code), name=found.name)


def parties_of[P: PartyInRole](
    schema: type[P], rows: Iterable[PartyRow], day: date, context: ReadContext
) -> list[P]:
    """Who takes part, as they were called on a day: by role, then in the editor's order."""
    return [
        schema(
            **dict(row.party(day, context)),
            role=coded(row.roles, row.role),
            prefecture=row.prefecture(),
        )
        for row in sorted(rows, key=lambda row: row.roles.values.index(row.role))
    ]


def named(constraint: str) -> models.CheckConstraint:
    """The constraint that a row says who takes part."""
    return models.CheckConstraint(
        condition=Q(organization__isnull=False) | ~Q(name=""),
        name=constraint,
        violation_error_message="自治体・団体を選ぶか、名称を入れてください。",
    )
