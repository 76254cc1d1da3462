from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, Page

from cms.reading.context import ReadContext
from cms.reading.visibility import Follows
from home.schemas.site import FooterLink as FooterLinkSchema


class FooterLink(Orderable):
    """A link at the foot of every page, to a page or elsewhere."""

    settings = ParentalKey(
        "home.SiteSettings",
        verbose_name="サイトの設定",
        on_delete=models.CASCADE,
        related_name="footer_links",
    )
    page = models.ForeignKey(
        Page,
        verbose_name="サイト内のページ",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="非公開のページを選んだ場合、公開されるまでリンクは表示されません。",
    )
    url = models.URLField(
        "外部のアドレス",
        blank=True,
        help_text="サイト内のページを選んだときは空のままにします。例: https://www.example.jp/",
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
        verbose_name = "フッターのリンク"
        verbose_name_plural = "フッターのリンク"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, url="")
                | (models.Q(page__isnull=True) & ~models.Q(url="") & ~models.Q(title="")),
                name="footer_link_leads_somewhere",
                violation_error_message="ページを選ぶか、外部のアドレスと表示する文字を入力します。",
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.page)

    def clean(self) -> None:
        super().clean()
        if self.page_id is None and not self.url:
            raise ValidationError(
                {"page": "サイト内のページか外部のアドレスのどちらかが必要です。"}
            )
        if self.page_id is not None and self.url:
            raise ValidationError({"url": "サイト内のページを選んだときは空のままにします。"})
        if self.url and not self.title:
            raise ValidationError({"title": "外部のアドレスには、表示する文字を入力します。"})

    def schema(self, context: ReadContext, *, is_english: bool) -> FooterLinkSchema:
        """The link in one of the two languages; an untranslated page is linked as it is."""
        title = (is_english and self.title_en) or self.title
        if self.page is None:
            return FooterLinkSchema(title=title, url=self.url)
        url, page_title = context.html_url(self.page), self.page.title
        if is_english:
            for translation in context.translations(self.page):
                if translation.locale == "en" and translation.html_url:
                    url, page_title = translation.html_url, translation.title
        return FooterLinkSchema(title=title or page_title, url=url)
