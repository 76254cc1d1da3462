from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, Page

from cms.reading.context import ReadContext
from cms.reading.visibility import Follows
from home.schemas.site import MenuItem

ADDRESS = RegexValidator(
    r"^(https?://[^\s/]+\S*|/([^\s/]\S*)?)$",
    "「https://」で始まるアドレスか、「/」で始まるサイト内のアドレスを入力します。",
)


class SiteLink(Orderable):
    """A link that stands on every page and leads to a page or to any other address."""

    page = models.ForeignKey(
        Page,
        verbose_name="サイト内のページ",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="非公開のページを選んだ場合、公開されるまでリンクは表示されません。",
    )
    url = models.CharField(
        "ほかのアドレス",
        max_length=500,
        blank=True,
        validators=[ADDRESS],
        help_text="ページを選んだときは空のままにします。"
        "例: https://www.example.jp/ サイト内の一覧の例: /organizations/",
    )
    title = models.CharField(
        "表示する文字",
        max_length=60,
        blank=True,
        help_text="ページを選んで空のままにすると、ページの題名になります。例: お問い合わせ",
    )
    title_en = models.CharField(
        "表示する文字（英語）",
        max_length=100,
        blank=True,
        help_text="英語のページで使われます。例: Contact",
    )

    visibility: ClassVar[Follows] = Follows("settings", "page")

    panels = [
        FieldPanel("page"),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, url="")
                | (models.Q(page__isnull=True) & ~models.Q(url="") & ~models.Q(title="")),
                name="%(class)s_leads_somewhere",
                violation_error_message="ページを選ぶか、ほかのアドレスと表示する文字を入力します。",
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.page)

    def clean(self) -> None:
        super().clean()
        if self.page_id is None and not self.url:
            raise ValidationError(
                {"page": "サイト内のページかほかのアドレスのどちらかが必要です。"}
            )
        if self.page_id is not None and self.url:
            raise ValidationError({"url": "サイト内のページを選んだときは空のままにします。"})
        if self.url and not self.title:
            raise ValidationError({"title": "ほかのアドレスには、表示する文字を入力します。"})

    def schema(self, context: ReadContext, *, is_english: bool) -> MenuItem:
        """The link in one of the two languages; an untranslated page is linked as it is."""
        title = (is_english and self.title_en) or self.title
        if self.page is None:
            inside = self.url.startswith("/")
            url = context.base_url + self.url if inside else self.url
            return MenuItem(id=None, title=title, html_url=url)
        key, page_title, url = self.page.pk, self.page.title, context.html_url(self.page)
        for translation in context.translations(self.page) if is_english else ():
            if translation.locale == "en" and translation.html_url:
                key, page_title, url = translation.id, translation.title, translation.html_url
        return MenuItem(id=key, title=title or page_title, html_url=url)


class MenuLink(SiteLink):
    """At the end of the main menu, after the pages that are shown there."""

    settings = ParentalKey(
        "home.SiteSettings",
        verbose_name="サイトの設定",
        on_delete=models.CASCADE,
        related_name="menu_links",
    )

    class Meta(SiteLink.Meta):
        verbose_name = "メインメニューのリンク"
        verbose_name_plural = "メインメニューのリンク"


class FooterLink(SiteLink):
    """At the foot of every page."""

    settings = ParentalKey(
        "home.SiteSettings",
        verbose_name="サイトの設定",
        on_delete=models.CASCADE,
        related_name="footer_links",
    )

    class Meta(SiteLink.Meta):
        verbose_name = "フッターのリンク"
        verbose_name_plural = "フッターのリンク"
