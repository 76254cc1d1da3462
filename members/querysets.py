"""What can be asked of organizations, by name and in any combination."""

from typing import Self

from django.db import models
from django.db.models import Q

from members.choices import MUNICIPALITIES, OrganizationKind, Region
from members.names import search_keys


class OrganizationQuerySet[M: models.Model](models.QuerySet[M]):
    """Chainable questions; none of them joins in a way that repeats rows."""

    def municipalities(self) -> Self:
        """The 1,741: cities, towns, villages and special wards."""
        return self.of_kind(*MUNICIPALITIES)

    def prefectures(self) -> Self:
        return self.of_kind(OrganizationKind.PREFECTURE)

    def special_wards(self) -> Self:
        return self.of_kind(OrganizationKind.SPECIAL_WARD)

    def of_kind(self, *kinds: OrganizationKind | str) -> Self:
        return self.filter(kind__in=kinds)

    def in_locale(self, language_code: str) -> Self:
        """One row per organization: its version in this language."""
        return self.filter(locale__language_code=language_code)

    def in_prefecture(self, two_digits: str) -> Self:
        """Everybody in the prefecture with these two digits, such as `13`, and itself."""
        itself = Q(kind=OrganizationKind.PREFECTURE, code__startswith=two_digits)
        return self.filter(itself | Q(prefecture__code__startswith=two_digits))

    def in_region(self, region: Region | str) -> Self:
        """Everybody in the prefectures of a region, and these themselves."""
        return self.filter(Q(region=region) | Q(prefecture__region=region))

    def matching(self, text: str) -> Self:
        """Those that every word fits: name, other spelling, reading, romaji, or start of the code.

        Width, case, kind of kana and ヶ or ケ make no difference. Beside other words, or written
        before a name, a prefecture's name says where; alone it is a name like any other. A text
        without a letter or digit finds nothing.
        """
        keys = search_keys(text)
        found = self if keys else self.none()
        for key in keys:
            fits = self._fits(key)
            if len(keys) > 1:
                fits |= Q(prefecture__name_key__startswith=key)
            found = found.filter(fits)
        return found

    def in_reading_order(self) -> Self:
        """五十音順, then by code."""
        return self.order_by("sort_key", "code", "pk")

    def _fits(self, key: str) -> Q:
        if key.isascii() and key.isdigit():
            return Q(code__startswith=key)
        spelt = self.model._base_manager.filter(aliases__key__contains=key)
        return (
            Q(name_key__contains=key)
            | Q(kana__contains=key)
            | Q(romaji__istartswith=key)
            | Q(pk__in=spelt.values("pk"))
        )
