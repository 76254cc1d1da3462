"""Bodies of the register, memberships, figures, and the pages of agreements and collaborations.

The municipalities themselves come from the register's own data.
"""

from datetime import date
from typing import Any

from factory.declarations import LazyFunction, Sequence, SubFactory
from factory.django import DjangoModelFactory
from factory.helpers import post_generation
from wagtail.models import Page

from members.choices import FigureSubject, OrganizationKind
from members.models import (
    AgreementIndexPage,
    AgreementPage,
    AgreementParty,
    AgreementStep,
    CollaborationIndexPage,
    CollaborationPage,
    CollaborationParty,
    CollaborationSubsidy,
    Figure,
    MemberIndexPage,
    Membership,
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


class MembershipFactory(DjangoModelFactory[Membership]):
    """Since the day of the pamphlet."""

    organization = SubFactory(OrganizationFactory)
    joined_on = date(2016, 6, 7)

    class Meta:
        model = Membership


class FigureFactory(DjangoModelFactory[Figure]):
    """What the pamphlet states of members."""

    subject = FigureSubject.MEMBERS
    label = Sequence(lambda number: f"架空の公表値{number}")
    value = 195
    unit = "市町村"
    as_of = date(2016, 6, 7)
    source = "架空のパンフレット"

    class Meta:
        model = Figure


class MemberIndexPageFactory(PortalPageFactory):
    title = "登録自治体"
    slug = "members"
    introduction = "<p>架空のまちの会員です。</p>"

    class Meta:
        model = MemberIndexPage


class CollaborationIndexPageFactory(PortalPageFactory):
    title = "連携事業"
    slug = "collaborations"

    class Meta:
        model = CollaborationIndexPage


def collaboration_index() -> Page:
    """The only list of collaborations, made when it is first needed."""
    return CollaborationIndexPage.objects.first() or CollaborationIndexPageFactory()


class CollaborationPageFactory(PortalPageFactory):
    """A collaboration without a date yet; `parties` and `subsidies` take the fields of each."""

    parent = LazyFunction(collaboration_index)
    lead = "架空の事業です。"

    class Meta:
        model = CollaborationPage

    @post_generation
    def parties(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        for place, fields in enumerate(extracted or ()):
            CollaborationParty.objects.create(page=self, sort_order=place, **fields)

    @post_generation
    def subsidies(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        for place, fields in enumerate(extracted or ()):
            CollaborationSubsidy.objects.create(page=self, sort_order=place, **fields)
