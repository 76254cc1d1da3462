"""Standard pages, links and contact points."""

from factory.declarations import LazyFunction, Sequence
from factory.django import DjangoModelFactory

from home.models import ContactPoint, FooterLink, MenuLink, SiteSettings, StandardPage
from tests.factories.pages import PortalPageFactory


def site_settings() -> SiteSettings:
    """The one row, which a migration makes."""
    settings: SiteSettings = SiteSettings.objects.get()
    return settings


class StandardPageFactory(PortalPageFactory):
    lead = "この案内は、架空のものです。"

    class Meta:
        model = StandardPage


class ContactPointFactory(DjangoModelFactory[ContactPoint]):
    settings = LazyFunction(site_settings)
    topic = Sequence(lambda number: f"用件{number}")
    organization = "架空市役所"
    telephone = "03-0000-0000"

    class Meta:
        model = ContactPoint


class FooterLinkFactory(DjangoModelFactory[FooterLink]):
    settings = LazyFunction(site_settings)

    class Meta:
        model = FooterLink


class MenuLinkFactory(DjangoModelFactory[MenuLink]):
    settings = LazyFunction(site_settings)

    class Meta:
        model = MenuLink
