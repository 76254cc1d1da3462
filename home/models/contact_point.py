from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.reading.visibility import Follows
from home.schemas.site import SiteContactPoint

TELEPHONE = RegexValidator(
    r"^0\d{1,4}-\d{1,4}-\d{3,4}$",
    "「03-5210-9741」のように、市外局番から「-」で区切って入力します。",
)


class ContactPoint(Orderable):
    """Where to turn with one topic."""

    settings = ParentalKey(
        "home.SiteSettings",
        verbose_name="サイトの設定",
        on_delete=models.CASCADE,
        related_name="contact_points",
    )
    topic = models.CharField(
        "用件",
        max_length=100,
        help_text="何についての問い合わせかを書きます。例: プロジェクトについて",
    )
    topic_en = models.CharField(
        "用件（英語）",
        max_length=100,
        blank=True,
        help_text="英語のページで使われます。空なら日本語のまま表示されます。例: About the project",
    )
    organization = models.CharField("団体", max_length=100, help_text="例: 特別区長会事務局")
    organization_en = models.CharField(
        "団体（英語）", max_length=150, blank=True, help_text="英語のページで使われます。"
    )
    section = models.CharField(
        "部署", max_length=100, blank=True, help_text="例: 調査第1課 全国連携プロジェクト担当"
    )
    section_en = models.CharField(
        "部署（英語）", max_length=150, blank=True, help_text="英語のページで使われます。"
    )
    telephone = models.CharField(
        "電話番号",
        max_length=14,
        blank=True,
        validators=[TELEPHONE],
        help_text="半角の数字と「-」で入力します。例: 03-5210-9741",
    )
    extension = models.CharField(
        "内線", max_length=10, blank=True, help_text="内線番号だけを入力します。例: 123"
    )
    email = models.EmailField(
        "メールアドレス",
        blank=True,
        help_text="公開してよい、組織のアドレスだけを入力します。例: info@example.jp",
    )
    hours = models.CharField(
        "受付時間",
        max_length=100,
        blank=True,
        help_text="例: 平日 8時30分から17時15分まで",
    )
    hours_en = models.CharField(
        "受付時間（英語）", max_length=100, blank=True, help_text="英語のページで使われます。"
    )

    visibility: ClassVar[Follows] = Follows("settings")

    panels = [
        FieldRowPanel([FieldPanel("topic"), FieldPanel("topic_en")]),
        FieldRowPanel([FieldPanel("organization"), FieldPanel("organization_en")]),
        FieldRowPanel([FieldPanel("section"), FieldPanel("section_en")]),
        FieldRowPanel([FieldPanel("telephone"), FieldPanel("extension")]),
        FieldPanel("email"),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("hours_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "お問い合わせ先"
        verbose_name_plural = "お問い合わせ先"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(telephone="", email=""),
                name="contact_point_reachable",
                violation_error_message="電話番号かメールアドレスのどちらかを入力してください。",
            )
        ]

    def __str__(self) -> str:
        return self.topic

    def schema(self, *, is_english: bool) -> SiteContactPoint:
        """The contact point in one of the two languages; what has no translation stays Japanese."""
        return SiteContactPoint(
            topic=(is_english and self.topic_en) or self.topic,
            organization=(is_english and self.organization_en) or self.organization,
            section=(is_english and self.section_en) or self.section,
            telephone=self.telephone,
            extension=self.extension,
            email=self.email,
            hours=(is_english and self.hours_en) or self.hours,
        )
