"""What editors set once for the whole site."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cms.reading.context import ReadContext
from cms.reading.visibility import Everyone
from home.choices import LICENCE_URLS, SPDX, ContentLicence
from home.panels import SETTINGS_PANELS
from home.schemas.site import Licence, Publisher, SiteTexts

POSTAL_CODE = RegexValidator(
    r"^\d{3}-\d{4}$", "「102-0072」のように、数字3桁と4桁を「-」でつなぎます。"
)
CONTACT = RegexValidator(
    r"^(mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\+?[\d-]+)$",
    "「mailto:」「https://」「tel:」のどれかで始めます。例: mailto:security@example.jp",
)


@register_setting(icon="site", order=10)
class SiteSettings(BaseGenericSetting, ClusterableModel):
    """Names, contact points and terms; one row serves the whole site, in both languages."""

    name = models.CharField(
        "サイトの名前",
        max_length=60,
        default="Renkei",
        help_text="すべてのページの左上と、検索結果や共有の題名に表示されます。"
        "例: 特別区全国連携プロジェクト",
    )
    tagline = models.CharField(
        "ひとこと",
        max_length=60,
        blank=True,
        help_text="サイトの名前の下に小さく表示されます。例: 東京23区と全国の市町村",
    )
    description = models.TextField(
        "サイトの説明",
        max_length=200,
        blank=True,
        help_text="説明のないページが検索結果や共有に出るとき、代わりに使われます。200字まで。",
    )
    publisher = models.CharField(
        "発行者",
        max_length=100,
        blank=True,
        help_text="すべてのページの一番下に表示されます。例: 特別区長会",
    )
    postal_code = models.CharField(
        "郵便番号",
        max_length=8,
        blank=True,
        validators=[POSTAL_CODE],
        help_text="発行者の名前の下に表示されます。例: 102-0072",
    )
    address = models.CharField(
        "住所",
        max_length=200,
        blank=True,
        help_text="郵便番号の後に表示されます。例: 東京都千代田区飯田橋3-5-1 東京区政会館19階",
    )
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name="共有用の画像",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="画像のないページがSNSなどで共有されるときに使われます。横1200×縦630画素以上が目安です。",
    )
    licence = models.CharField(
        "掲載内容の利用条件",
        max_length=20,
        choices=ContentLicence,
        default=ContentLicence.RESERVED,
        help_text="ページの一番下とデータの説明に表示され、検索エンジンなどにも機械が読める形で伝わります。",
    )
    attribution = models.CharField(
        "出典の書き方",
        max_length=100,
        blank=True,
        help_text="利用する人が出典をどう書けばよいかを示します。"
        "例: 出典：特別区全国連携プロジェクト",
    )
    security_contact = models.CharField(
        "脆弱性の連絡先",
        max_length=200,
        blank=True,
        validators=[CONTACT],
        help_text="サイトの安全上の問題を見つけた人が使う連絡先です。/.well-known/security.txt に"
        "載ります。空ならこのファイルはありません。例: mailto:security@example.jp",
    )
    name_en = models.CharField(
        "サイトの名前（英語）",
        max_length=100,
        blank=True,
        help_text="英語のページで使われます。空なら日本語の名前が使われます。"
        "例: Tokyo 23 Cities Nationwide Partnership Project",
    )
    tagline_en = models.CharField(
        "ひとこと（英語）",
        max_length=100,
        blank=True,
        help_text="英語のページの名前の下に表示されます。"
        "例: Tokyo's 23 cities and towns across Japan",
    )
    description_en = models.TextField(
        "サイトの説明（英語）",
        max_length=400,
        blank=True,
        help_text="英語のページが検索結果や共有に出るときに使われます。400字まで。",
    )
    publisher_en = models.CharField(
        "発行者（英語）",
        max_length=150,
        blank=True,
        help_text="英語のページの一番下に表示されます。例: Mayors' Association of Tokyo 23 Cities",
    )
    address_en = models.CharField(
        "住所（英語）",
        max_length=200,
        blank=True,
        help_text="英語のページの一番下に表示されます。例: 3-5-1 Iidabashi, Chiyoda, Tokyo",
    )

    visibility: ClassVar[Everyone] = Everyone()

    edit_handler = SETTINGS_PANELS

    class Meta:
        verbose_name = "サイトの設定"
        verbose_name_plural = "サイトの設定"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(licence__in=ContentLicence.values),
                name="site_licence_known",
            ),
            models.UniqueConstraint(
                models.Value(1),
                name="site_settings_once",
                violation_error_message="サイトの設定はすでにあります。",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def texts(self, context: ReadContext, *, is_english: bool) -> SiteTexts:
        """In one of the two languages; what has no translation stays Japanese."""

        def text(name: str) -> str:
            english = getattr(self, f"{name}_en") if is_english else ""
            return str(english or getattr(self, name))

        return SiteTexts(
            name=text("name"),
            tagline=text("tagline"),
            description=text("description"),
            publisher=Publisher(
                name=text("publisher"), postal_code=self.postal_code, address=text("address")
            ),
            contact_points=[
                point.schema(is_english=is_english) for point in self.contact_points.all()
            ],
            footer=[
                link.schema(context, is_english=is_english) for link in self.footer_links.all()
            ],
            licence=self._licence(),
            image=context.image(self.image_id, decorative=True),
        )

    def _licence(self) -> Licence:
        licence = ContentLicence(self.licence)
        return Licence(
            name=licence.label,
            url=LICENCE_URLS.get(licence),
            spdx=licence.value if licence in SPDX else None,
            attribution=self.attribution,
        )
