"""How news and events lead to the agreements that they are about."""

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable, TranslatableMixin

from cms.reading.visibility import Follows


class AgreementLink(TranslatableMixin, Orderable):
    """That a page is about an agreement; a ceremony may be about several."""

    agreement: Any

    leads_back = True  # read from the agreement's side, too
    visibility: ClassVar[Follows] = Follows("page", "agreement")

    panels: ClassVar[list[FieldPanel]] = [FieldPanel("agreement")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
        verbose_name = "連携協定"
        verbose_name_plural = "連携協定"

    def __str__(self) -> str:
        return str(self.agreement)


def _to_agreement(related_name: str) -> Any:
    """A relation by which the agreement's page shows the way back."""
    return models.ForeignKey(
        "members.AgreementPage",
        verbose_name="連携協定",
        on_delete=models.CASCADE,
        related_name=related_name,
        help_text="協定のページからもたどれるようになります。例: 北海道町村会との連携協定",
    )


class NewsAgreement(AgreementLink):
    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="agreements")
    agreement = _to_agreement("news_links")


class EventAgreement(AgreementLink):
    page = ParentalKey("news.EventPage", on_delete=models.CASCADE, related_name="agreements")
    agreement = _to_agreement("event_links")


AGREEMENTS_PANEL = InlinePanel(
    "agreements",
    heading="連携協定",
    label="連携協定",
    help_text="締結式や、協定にもとづく取組のときに選びます。互いのページからたどれます。",
)
