"""A row for each kind of record that can be read: how to hide a canary in it, or why none hides."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from factory.declarations import LazyFunction
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import RichTextField
from wagtail.models import Locale, Page

from cms.pages.dates.columns import StatedDateField
from cms.pages.models import DraftLink, PageCare, PortalPage
from cms.reading.visibility import rule_of
from home.models import FooterLink, FrontPage, MenuLink
from members.choices import StageAudience
from members.models import (
    AgreementParty,
    AgreementStep,
    CollaborationPage,
    CollaborationParty,
    CollaborationSubsidy,
)
from news.choices import WebinarStatus
from news.models import (
    EventAgreement,
    EventBody,
    EventSession,
    NewsAgreement,
    NewsOrganization,
    NewsPage,
)
from tests.contract.leaks.states import Section, State
from tests.factories import (
    home as home_factories,
    members as member_factories,
    news as news_factories,
    people,
)
from tests.factories.members import (
    AgreementPageFactory,
    CollaborationPageFactory,
    MemberIndexPageFactory,
    OrganizationFactory,
)
from tests.factories.news import NewsPageFactory
from tests.factories.pages import PortalPageFactory, front_page
from tests.news import places

CANARY = "カナリア"
SLUG = "kanaria"

# Rows that hide nothing by themselves: each with its reason.
OPEN = {
    "home.SiteSettings": "what every page shows of its publisher",
    "home.ContactPoint": "what every page shows of its publisher",
    "members.Organization": "a public register",
    "members.Constituent": "who belongs to which association, in a public register",
    "members.EarlierIdentity": "what a body in a public register was before",
    "members.Figure": "numbers that others have published, with their source",
    "members.Membership": "who is a member, in a public directory; its note is in no shape",
    "members.Succession": "mergers in a public register",
    "members.OrganizationAlias": "spellings in a public register",
    "news.Body": "a name that a visible record shows",
    "news.ChronologyEntry": "public as soon as it is saved; what it leads to is narrowed",
    "news.Series": "a name that a visible record shows",
    "wagtailcore.Locale": "the languages of the site",
}
# Rows that hide with the page that they belong to; planted with it.
PLANTED_WITH_PAGES = {
    "home.FooterLink",
    "home.MenuLink",
    "members.AgreementParty",
    "members.AgreementStep",
    "members.CollaborationParty",
    "members.CollaborationSubsidy",
    "news.EventAgreement",
    "news.EventBody",
    "news.EventSession",
    "news.NewsAgreement",
    "news.NewsOrganization",
    "wagtailcore.Page",
    "wagtailredirects.Redirect",
}
# Rows with states of their own, in test_leak_matrix_of_files.
FILES = {"media.PortalImage", "media.PortalDocument"}


class FrontPageFactory(PortalPageFactory):
    """The front page in the other language."""

    parent = LazyFunction(lambda: Page.objects.get(depth=1))
    locale = LazyFunction(lambda: Locale.objects.get_or_create(language_code="en")[0])
    translation_key = LazyFunction(lambda: front_page().translation_key)

    class Meta:
        model = FrontPage


FACTORIES: dict[str, tuple[type[PortalPageFactory], type[PortalPageFactory] | None]] = {
    "home.StandardPage": (
        home_factories.StandardPageFactory,
        home_factories.StandardPageFactory,
    ),
    "members.AgreementIndexPage": (member_factories.AgreementIndexPageFactory, None),
    "members.AgreementPage": (
        member_factories.AgreementPageFactory,
        member_factories.AgreementIndexPageFactory,
    ),
    "members.CollaborationIndexPage": (member_factories.CollaborationIndexPageFactory, None),
    "members.CollaborationPage": (
        member_factories.CollaborationPageFactory,
        member_factories.CollaborationIndexPageFactory,
    ),
    "news.NewsIndexPage": (news_factories.NewsIndexPageFactory, None),
    "news.NewsPage": (news_factories.NewsPageFactory, news_factories.NewsIndexPageFactory),
    "news.EventIndexPage": (news_factories.EventIndexPageFactory, None),
    "news.EventPage": (news_factories.EventPageFactory, news_factories.EventIndexPageFactory),
    "news.ChronologyPage": (news_factories.ChronologyPageFactory, None),
    "news.SchedulePage": (
        news_factories.SchedulePageFactory,
        news_factories.ChronologyPageFactory,
    ),
    "news.PublicationIndexPage": (news_factories.PublicationIndexPageFactory, None),
    "news.PublicationPage": (
        news_factories.PublicationPageFactory,
        news_factories.PublicationIndexPageFactory,
    ),
    "members.MemberIndexPage": (MemberIndexPageFactory, None),
    "home.FrontPage": (FrontPageFactory, None),
}
# What else must be said so that every text may be there.
BESIDES: dict[str, dict[str, Any]] = {"news.EventPage": {"webinar_status": WebinarStatus.HYBRID}}
# A front page stands below nothing; a hidden one is that of the other language, of which there is
# one.
NOT_FOR_FRONT_PAGES = {
    "alias_of_hidden",
    "below_draft",
    "below_expired",
    "below_closed",
    "outside_the_site",
}


def readable_models() -> Iterator[type[models.Model]]:
    """Every model of which a row can be read."""
    return (model for model in apps.get_models() if rule_of(model) is not None)


@dataclass(frozen=True, slots=True)
class Planted:
    """A hidden page with the words that may show nowhere."""

    page: Any
    words: tuple[str, ...]


def plant(label: str, state: State, number: int) -> Planted:
    """Hide a page of a type, full of canaries, in a state."""
    factory, parent_factory = FACTORIES[label]
    words = (f"{CANARY}{number}号", f"{SLUG}-{number}")

    def make(**fields: Any) -> Any:
        fields = canaries(factory._meta.model, words) | fields
        return _with_children(factory(**fields), words[0])

    def make_section(**fields: Any) -> Page:
        made: Page = (parent_factory or home_factories.StandardPageFactory)(
            title=words[0], slug=f"{words[1]}-section", **fields
        )
        return made

    return Planted(state(_unique(make, words[1]), Section(make_section)), words)


def canaries(model: type[PortalPage], words: tuple[str, str]) -> dict[str, Any]:
    """A canary for every field of a page type that holds free text."""
    word, slug = words
    found: dict[str, Any] = {"title": word, "slug": slug} | BESIDES.get(model._meta.label, {})
    for field in model._meta.concrete_fields:
        if field.name in {"title", "draft_title", "slug", "path", "url_path"} or field.choices:
            continue
        if field.name == "body":
            found[field.name] = [("text", f"<p>{word}</p>")]
        elif field.name == "corrections":
            found[field.name] = [("correction", {"date": date(2016, 4, 26), "text": word})]
        elif isinstance(field, StatedDateField):
            continue
        elif isinstance(field, (models.CharField, models.TextField)):
            found[field.name] = _accepted(field, word, slug)
    return found


def _accepted(field: models.Field[Any, Any], word: str, slug: str) -> str:
    """The first way to say the canary that the field's own rules accept, or nothing."""
    is_html = isinstance(field, RichTextField)
    for text in (
        f"<p>{word}</p>" if is_html else word,
        CANARY,
        f"https://{slug}.example.jp/",
        f"{slug}@example.jp",
    ):
        try:
            field.run_validators(text)
        except ValidationError:
            continue
        return text
    return str(field.get_default() or "")


def _unique(make: Callable[..., Any], slug: str) -> Callable[..., Any]:
    made = 0

    def once_more(**fields: Any) -> Any:
        nonlocal made
        made += 1
        return make(slug=f"{slug}-{made}", **fields)

    return once_more


def old_address(page: Any) -> str:
    """Where the page is said to have stood before."""
    return f"/old/{page.slug}"


def _with_children(page: Any, word: str) -> Any:
    """Rows that belong to the page or lead to it, each with the canary in its text."""
    target = Page.objects.get(pk=page.pk)
    Redirect.add_redirect(old_address(page), redirect_to=target, is_permanent=True)
    settings = home_factories.site_settings()
    for link in (MenuLink, FooterLink):
        link.objects.create(settings=settings, page=target, title=word)
    _behind_the_desk(target, word)
    label = page._meta.label
    if label == "news.EventPage":
        EventSession.objects.create(page=page, date_of_start="2030-01-01", all_day=True, label=word)
        EventBody.objects.create(page=page, name=word)
    if label == "members.AgreementPage":
        AgreementParty.objects.create(page=page, name=word)
        AgreementStep.objects.create(page=page, note=word, audience=StageAudience.PUBLIC)
        # Visible pages lead to the hidden agreement.
        NewsAgreement.objects.create(page=_first(NewsPageFactory), agreement=page)
    if label == "members.CollaborationPage":
        CollaborationParty.objects.create(page=page, name=word)
        CollaborationSubsidy.objects.create(
            page=page,
            fiscal_year=2026,
            ward=places.arakawa(),
            amount=1,
            note=word,
        )
        # A visible page leads to the hidden collaboration, which an agreement gave rise to.
        NewsPage.objects.filter(pk=_first(NewsPageFactory).pk).update(collaboration=page)
        CollaborationPage.objects.filter(pk=page.pk).update(agreement=_first(AgreementPageFactory))
    if label in {"news.NewsPage", "news.EventPage"}:
        type(page).objects.filter(pk=page.pk).update(collaboration=_first(CollaborationPageFactory))
        # A visible agreement leads to the hidden page.
        link = {"news.NewsPage": NewsAgreement, "news.EventPage": EventAgreement}[label]
        link.objects.create(page=page, agreement=_first(AgreementPageFactory))
    if label == "news.NewsPage":
        organization = OrganizationFactory()
        NewsOrganization.objects.create(page=page, organization=organization)
    return page


def _first(factory: type[PortalPageFactory]) -> Any:
    """The page of a type that was there before anything was hidden."""
    return factory._meta.model.objects.order_by("pk").first() or factory()


def _behind_the_desk(page: Page, word: str) -> None:
    """What only the secretariat knows of a page: who looks after it, and who was shown a draft."""
    someone = people.person(f"{page.slug}@example.jp", name=word)
    PageCare.objects.create(page=page, keeper=someone, review_on=date(2016, 4, 26))
    until = timezone.now() + timedelta(days=1)
    DraftLink.objects.create(
        page=page, note=word, made_by=someone, expires_at=until, token_digest=page.slug
    )
