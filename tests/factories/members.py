"""Bodies of the register; the municipalities themselves come from the register's own data."""

from factory.declarations import Sequence
from factory.django import DjangoModelFactory

from members.choices import OrganizationKind
from members.models import Organization


class OrganizationFactory(DjangoModelFactory[Organization]):
    """A fictional association without a code."""

    kind = OrganizationKind.PARTIAL_AFFAIRS_ASSOCIATION
    name = Sequence(lambda number: f"架空組合{number}")
    kana = "かくうくみあい"
    romaji = "Kaku-kumiai"
    slug = Sequence(lambda number: f"kaku-kumiai-{number}")

    class Meta:
        model = Organization
