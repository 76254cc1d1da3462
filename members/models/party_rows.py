from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.models import Orderable, TranslatableMixin

from cms.reading.context import ReadContext
from cms.reading.visibility import Follows, Rule
from members.choices import OrganizationKind
from members.schemas.parties import Party
from members.schemas.places import Prefecture


class PartyRow(TranslatableMixin, Orderable):
    """A body that takes part in what a page is about: from the register, or by name."""

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
        return None if found is None else Prefecture(code=found.code[:2], name=found.name)


def named(constraint: str) -> models.CheckConstraint:
    """The constraint that a row says who takes part."""
    return models.CheckConstraint(
        condition=Q(organization__isnull=False) | ~Q(name=""),
        name=constraint,
        violation_error_message="自治体・団体を選ぶか、名称を入れてください。",
    )
