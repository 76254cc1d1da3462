from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.pages.choices import choice_panel, known
from cms.reading.visibility import Follows
from members.choices import OrganizationKind
from members.constraints import CODED
from members.names import name_key
from members.readings import sort_key
from members.validators import validate_code, validate_kana, validate_romaji


class EarlierIdentity(models.Model):
    """What an organization was until a day: its name, kind, code and county of that time."""

    organization = ParentalKey(
        "members.Organization",
        verbose_name="団体",
        on_delete=models.CASCADE,
        related_name="earlier_identities",
    )
    changed_on = models.DateField(
        "変わった日",
        help_text="次の名称などになった最初の日です。この前日までの時点を見るとき、ここの内容が使われます。"
        "例: 2016-10-10",
    )
    kind = models.CharField(
        "種別",
        max_length=30,
        choices=OrganizationKind,
        help_text="当時の種別です。その時点の集計に使われます。例: 町",
    )
    code = models.CharField(
        "全国地方公共団体コード",
        max_length=6,
        blank=True,
        default="",
        validators=[validate_code],
        help_text="当時のコードです。このコードでも見つかります。例: 044237",
    )
    name = models.CharField(
        "名称",
        max_length=100,
        help_text="当時の名称です。当時の一覧と文書に、今の名称を添えて表示されます。例: 富谷町",
    )
    name_key = models.TextField("照合用の名称", editable=False)
    kana = models.CharField(
        "読み",
        max_length=100,
        validators=[validate_kana],
        help_text="当時の読みをひらがなで。例: とみやちょう",
    )
    sort_key = models.CharField("並び順", max_length=310, editable=False, db_collation="C")
    romaji = models.CharField(
        "ローマ字",
        max_length=100,
        validators=[validate_romaji],
        help_text="当時の読みのローマ字です。例: Tomiya-cho",
    )
    slug = models.SlugField(
        "アドレス",
        max_length=120,
        blank=True,
        default="",
        help_text="当時のページのアドレスの最後の部分です。今のページへ移動します。"
        "アドレスが変わっていなければ空のままにします。例: tomiya-cho-miyagi",
    )
    county = models.CharField(
        "郡", max_length=20, blank=True, default="", help_text="当時の郡です。例: 黒川郡"
    )

    visibility: ClassVar[Follows] = Follows("organization")

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("changed_on"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("kana"), FieldPanel("romaji")]),
        FieldRowPanel([choice_panel("kind"), FieldPanel("code")]),
        FieldRowPanel([FieldPanel("county"), FieldPanel("slug")]),
    ]

    class Meta:
        verbose_name = "以前の名称など"
        verbose_name_plural = "以前の名称など"
        ordering = ["changed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "changed_on"],
                name="identity_one_change_a_day",
                violation_error_message="同じ日に変わったという記録が2つあります。",
            ),
            known("kind", OrganizationKind, "identity_kind_known"),
            models.CheckConstraint(
                condition=Q(code="") | Q(code__regex=r"^[0-9]{6}$"),
                name="identity_code_form",
                violation_error_message="団体コードは半角の数字6桁です。",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=CODED) | ~Q(code=""),
                name="identity_code_present",
                violation_error_message="都道府県と市区町村には団体コードが必要です。",
            ),
            models.CheckConstraint(condition=~Q(name_key=""), name="identity_name_present"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.derive()

    def derive(self) -> None:
        """Fill the keys that follow from name and reading."""
        self.name_key = name_key(self.name)
        self.sort_key = sort_key(self.kana)
