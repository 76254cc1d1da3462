"""What can be asked of pages that organizations stand behind: news, events, agreements.

Rows behind a page are asked for with `Exists`, so that no join repeats a page.
"""

from typing import Self

from django.db.models import Exists, OuterRef, Q

from cms.pages.querysets import PortalPageQuerySet
from members.choices import OrganizationKind


class CooperationQuerySet(PortalPageQuerySet):
    """Pages with fields of cooperation and organizations behind them."""

    organizations = ""  # the relation that leads to the organizations

    def of_field(self, field: str) -> Self:
        return self.filter(cooperation_fields__contains=[field])

    def in_prefecture(self, two_digits: str) -> Self:
        """With the prefecture of these two digits, such as `13`, or an organization in it."""
        itself = Q(organization__kind=OrganizationKind.PREFECTURE)
        itself &= Q(organization__code__startswith=two_digits)
        return self._with(itself | Q(organization__prefecture__code__startswith=two_digits))

    def in_region(self, region: str) -> Self:
        """With an organization in one of the prefectures of a region."""
        return self._with(
            Q(organization__region=region) | Q(organization__prefecture__region=region)
        )

    def with_ward(self, code: str) -> Self:
        """With the special ward of this code, such as `131091`."""
        return self._with(
            Q(organization__kind=OrganizationKind.SPECIAL_WARD, organization__code=code)
        )

    def _with(self, condition: Q) -> Self:
        children = self.model._meta.get_field(self.organizations).related_model._base_manager
        return self.filter(Exists(children.filter(condition, page=OuterRef("pk"))))
