"""Bodies of the register and the pages of agreements; municipalities come from the own data."""

from typing import Any

from factory.declarations import LazyFunction, Sequence
from factory.django import DjangoModelFactory
from factory.helpers import post_generation
from wagtail.models import Page

from members.choices import OrganizationKind
from members.models import (
    AgreementIndexPage,
    AgreementPage,
    AgreementParty,
    AgreementStep,
    Organization,
)
from tests.factories.pages import PortalPageFactory


class OrganizationFactory(DjangoModelFactory[Organization]):
    """A fictional association without a code."""

    kind = OrganizationKind.PARTIAL_AFFAIRS_ASSOCIATION
    name = Sequence(lambda number: f"架空組合{number}")
    kana = "かくうくみあい"
    romaji = "Kaku-kumiai"
    slug = Sequence(lambda number: f"kaku-kumiai-{number}")

    class Meta:
        model = Organization


class AgreementIndexPageFactory(PortalPageFactory):
    title = "連携協定"
    slug = "agreements"

    class Meta:
        model = AgreementIndexPage


def agreement_index() -> Page:
    """The only register of agreements, made when it is first needed."""
    return AgreementIndexPage.objects.first() or AgreementIndexPageFactory()


class AgreementPageFactory(PortalPageFactory):
    """An agreement that nobody has signed yet; `parties` and `stages` take the fields of each."""

    parent = LazyFunction(agreement_index)
    lead = "架空の協定です。"

    class Meta:
        model = AgreementPage

    @post_generation
    def parties(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        for place, fields in enumerate(extracted or ()):
            AgreementParty.objects.create(page=self, sort_order=place, **fields)

    @post_generation
    def stages(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        for place, fields in enumerate(extracted or ()):
            AgreementStep.objects.create(page=self, sort_order=place, **fields)
