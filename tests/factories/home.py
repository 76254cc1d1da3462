"""Standard pages, links and contact points."""

import factory

from home.models import ContactPoint, FooterLink, MenuLink, SiteSettings, StandardPage
from tests.factories.pages import PortalPageFactory


def site_settings() -> SiteSettings:
    """The one row, which a migration makes."""
    return SiteSettings.objects.get()


class StandardPageFactory(PortalPageFactory):
    lead = "この案内は、架空のものです。"

    class Meta:
        model = StandardPage


class ContactPointFactory(factory.django.DjangoModelFactory):
    settings = factory.LazyFunction(site_settings)
    topic = factory.Sequence(lambda number: f"用件{number}")
    organization = "架空市役所"
    telephone = "03-0000-0000"

    class Meta:
        model = ContactPoint


class FooterLinkFactory(factory.django.DjangoModelFactory):
    settings = factory.LazyFunction(site_settings)

    class Meta:
        model = FooterLink


class MenuLinkFactory(factory.django.DjangoModelFactory):
    settings = factory.LazyFunction(site_settings)

    class Meta:
        model = MenuLink
