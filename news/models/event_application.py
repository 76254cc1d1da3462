from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.pages.choices import choice_panel, known
from cms.pages.coded import coded
from cms.reading.days import JAPAN
from news.choices import FeeStatus
from news.schemas.parts import Application, ContactPoint

TELEPHONE = RegexValidator(
    r"^0\d{1,4}-\d{1,4}-\d{3,4}$",
    "「03-0000-0000」のように、半角の数字を市外局番から「-」で区切って入れてください。",
)


class EventApplication(models.Model):
    """Who may come to an event, at what price, how to apply, and whom to ask."""

    target_person = models.CharField(
        "対象",
        max_length=200,
        blank=True,
        help_text="例: どなたでも（自治体の職員の方も歓迎します）",
    )
    fee_status = models.CharField(
        "料金",
        max_length=10,
        choices=FeeStatus,
        default=FeeStatus.UNKNOWN,
        help_text="決まるまでは「未定」にします。例: 無料",
    )
    fee_description = models.CharField(
        "料金の説明",
        max_length=200,
        blank=True,
        help_text="例: 大人500円、中学生以下無料",
    )
    capacity = models.PositiveIntegerField(
        "定員",
        null=True,
        blank=True,
        help_text="人数を数字で入れます。定員がなければ空のままにします。例: 200",
    )
    application_method = models.TextField(
        "申込方法",
        max_length=500,
        blank=True,
        help_text="申込がいらないときは空のままにします。改行はそのまま表示されます。"
        "例: 申込フォームから。先着順で受け付けます。",
    )
    application_url = models.URLField(
        "申込フォームのアドレス",
        max_length=500,
        blank=True,
        help_text="ページの申込のボタンからつながります。例: https://www.example.jp/form",
    )
    application_deadline = models.DateTimeField(
        "申込の締切",
        null=True,
        blank=True,
        help_text="日本時間です。その日いっぱい受け付けるなら23:59にします。例: 2016-04-15 17:00",
    )
    contact_name = models.CharField(
        "問い合わせ先",
        max_length=100,
        blank=True,
        help_text="組織の名称です。例: 特別区長会事務局",
    )
    contact_section = models.CharField(
        "部署",
        max_length=100,
        blank=True,
        help_text="例: 調査第1課 全国連携プロジェクト担当",
    )
    contact_telephone = models.CharField(
        "電話番号",
        max_length=14,
        blank=True,
        validators=[TELEPHONE],
        help_text="半角の数字と「-」で入れます。例: 03-0000-0000",
    )
    contact_telephone_extension = models.CharField(
        "内線",
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d+$", "内線は半角の数字だけを入れてください。")],
        help_text="内線番号だけを入れます。例: 123",
    )
    contact_email = models.EmailField(
        "メールアドレス",
        blank=True,
        help_text="公開してよい、組織のアドレスだけを入れます。例: info@example.jp",
    )
    contact_form_url = models.URLField(
        "問い合わせフォームのアドレス",
        max_length=500,
        blank=True,
        help_text="例: https://www.example.jp/contact",
    )

    application_panel: ClassVar[Any] = MultiFieldPanel(
        [
            FieldPanel("target_person"),
            FieldRowPanel([choice_panel("fee_status"), FieldPanel("fee_description")]),
            FieldPanel("capacity"),
            FieldPanel("application_method"),
            FieldRowPanel([FieldPanel("application_url"), FieldPanel("application_deadline")]),
        ],
        heading="参加と申込",
    )
    contact_panel: ClassVar[Any] = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_section")]),
            FieldRowPanel(
                [FieldPanel("contact_telephone"), FieldPanel("contact_telephone_extension")]
            ),
            FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_form_url")]),
        ],
        heading="問い合わせ先",
    )
    application_constraints: ClassVar[list[models.BaseConstraint]] = [
        known("fee_status", FeeStatus, "event_fee_status_known"),
        models.CheckConstraint(
            condition=Q(contact_telephone_extension="") | ~Q(contact_telephone=""),
            name="event_extension_of_telephone",
            violation_error_message="内線は、電話番号と合わせて入れてください。",
        ),
    ]

    class Meta:
        abstract = True

    def application(self) -> Application | None:
        """How to apply; None where nothing is said of it."""
        if not (self.application_method or self.application_url or self.application_deadline):
            return None
        deadline = self.application_deadline
        return Application(
            deadline=deadline.astimezone(JAPAN) if deadline else None,
            method=self.application_method,
            url=self.application_url,
        )

    def contact_point(self) -> ContactPoint | None:
        """Whom to ask; None where nobody is named."""
        contact = ContactPoint(
            name=self.contact_name,
            section=self.contact_section,
            telephone=self.contact_telephone,
            telephone_extension=self.contact_telephone_extension,
            email=self.contact_email,
            form_url=self.contact_form_url,
        )
        return contact if any(contact.model_dump().values()) else None

    def application_fields(self) -> dict[str, Any]:
        return {
            "target_person": self.target_person,
            "fee_description": self.fee_description,
            "capacity": self.capacity,
            "application": self.application(),
            "contact_point": self.contact_point(),
        }

    def fee(self) -> Any:
        return coded(FeeStatus, self.fee_status)
