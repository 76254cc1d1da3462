"""What can be asked of organizations, by name and in any combination."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from members.choices import COUNTED, MUNICIPALITIES, KanaRow, OrganizationKind, Region
from members.names import name_key, search_keys
from members.periods import during
from members.readings import ROWS as KANA_ROWS
from members.succession import present_keys


class OrganizationQuerySet[M: models.Model](models.QuerySet[M]):
    """Chainable questions; none of them joins in a way that repeats rows.

    After `on(day)`, name, reading, kind, code and county are those of that day.
    """

    _day: date | None = None

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]  # Django's own way to copy
        clone._day = self._day
        return clone

    def on(self, day: date) -> Self:
        """Those that were there on a day, asked from here on for what they were then."""
        found = self.filter(during(day, "established_on", "dissolved_on"))
        found._day = day
        return found

    def standing(self) -> Self:
        """Those that nobody has dissolved."""
        return self.filter(dissolved_on__isnull=True)

    def municipalities(self) -> Self:
        """The 1,741: cities, towns, villages and special wards."""
        return self.of_kind(*MUNICIPALITIES)

    def prefectures(self) -> Self:
        return self.of_kind(OrganizationKind.PREFECTURE)

    def special_wards(self) -> Self:
        return self.of_kind(OrganizationKind.SPECIAL_WARD)

    def of_kind(self, *kinds: OrganizationKind | str) -> Self:
        return self.filter(self._was(Q(kind__in=kinds)))

    def with_code(self, code: str) -> Self:
        return self.filter(self._was(Q(code=code)))

    def in_county(self, county: str) -> Self:
        """In a county of this name; counties are text, and two prefectures may have one name."""
        return self.filter(self._was(Q(county=county)))

    def with_initial(self, row: KanaRow | str) -> Self:
        """Whose reading begins with a kana of this row of the 五十音."""
        return self.filter(self._was(Q(sort_key__regex=f"^[{KANA_ROWS[KanaRow(row)]}]")))

    def counted(self, is_counted: bool = True) -> Self:  # a parameter's value
        """Of the kinds that the printed counts of members take in, or of the others."""
        condition = self._was(Q(kind__in=COUNTED))
        return self.filter(condition if is_counted else ~condition)

    def members(self) -> Self:
        """Members on the day that is asked for, or whoever has taken over from one by then."""
        return self.filter(self._is_member())

    def numbers_of_members(self, days: Iterable[date]) -> dict[date, int]:
        """How many members the printed counts would take in on each of some days, at once."""
        wanted = list(dict.fromkeys(days))
        numbers = {f"day_{n}": self._number_on(day) for n, day in enumerate(wanted)}
        found = self.order_by().aggregate(**numbers) if numbers else {}
        return {day: found[f"day_{n}"] for n, day in enumerate(wanted)}

    def _number_on(self, day: date) -> Count:
        then = self.on(day)
        condition = during(day, "established_on", "dissolved_on")
        return Count("pk", condition & then._was(Q(kind__in=COUNTED)) & then._is_member())

    def _is_member(self) -> Q:
        if self._day is None:
            raise ValueError("Say on which day: on(day).members().")
        held: Any = self.model._meta.get_field("memberships").related_model
        keys = held.objects.in_force(self._day).values("organization")
        return Q(pk__in=present_keys(keys, self._day))

    def in_locale(self, language_code: str) -> Self:
        """One row per organization: its version in this language."""
        return self.filter(locale__language_code=language_code)

    def in_source(self) -> Self:
        """One row per organization: the version that the others are translations of."""
        return self.in_locale(settings.LANGUAGE_CODE)

    def in_prefecture(self, two_digits: str) -> Self:
        """Everybody in the prefecture with these two digits, such as `13`, and itself."""
        itself = Q(kind=OrganizationKind.PREFECTURE, code__startswith=two_digits)
        return self.filter(itself | Q(prefecture__code__startswith=two_digits))

    def in_region(self, region: Region | str) -> Self:
        """Everybody in the prefectures of a region, and these themselves."""
        return self.filter(Q(region=region) | Q(prefecture__region=region))

    def matching(self, text: str) -> Self:
        """Those that every word fits: name, other spelling, reading, romaji, or start of the code.

        Earlier names and codes find, too, whatever day is asked for. Width, case, kind of kana and
        ヶ or ケ make no difference. Beside other words, or written before a name, a prefecture's
        name says where; alone it is a name like any other. A text without a letter or digit finds
        nothing.
        """
        keys = search_keys(text)
        found = self if keys else self.none()
        for key in keys:
            fits = self._fits(key)
            if len(keys) > 1:
                fits |= Q(prefecture__name_key__startswith=key)
            found = found.filter(fits)
        return found

    def known_as(self, code_or_name: str) -> Self:
        """Those that have or had exactly this code, this name or another spelling of it.

        One name may be that of several: who asks decides by the prefecture, or refuses.
        """
        key = name_key(code_or_name)
        if not key:
            return self.none()
        if key.isascii() and key.isdigit():
            return self.filter(Q(code=key) | self._earlier(code=key))
        return self.filter(
            Q(name_key=key) | self._earlier(name_key=key) | self._having("aliases", key=key)
        )

    def that_stood_at(self, slug: str) -> Self:
        """Those whose page had this address before; whoever had it last comes first."""
        had = self._identities().filter(slug=slug)
        last = Subquery(
            had.filter(organization=OuterRef("pk")).order_by("-changed_on").values("changed_on")[:1]
        )
        return self.filter(pk__in=had.values("organization")).order_by(last.desc(), "pk")

    def present_of(self, organizations: QuerySet[Any, Any] | Iterable[int], day: date) -> Self:
        """The bodies that stand on a day for these: themselves, or whoever has taken over by then.

        Args:
            organizations: a query of one column of keys, or of organizations, or keys.
            day: on which they stand.
        """
        if not isinstance(organizations, QuerySet):
            organizations = self.model._base_manager.filter(pk__in=list(organizations))
        if not organizations.query.values_select and not organizations.query.annotation_select:
            organizations = organizations.values("pk")
        try:
            return self.filter(pk__in=present_keys(organizations, day))
        except EmptyResultSet:
            return self.none()

    def in_reading_order(self) -> Self:
        """五十音順, then by code."""
        if self._day is None:
            return self.order_by("sort_key", "code", "pk")
        ended_later = self._identities().filter(
            changed_on__gt=self._day, organization=OuterRef("pk")
        )
        then = Subquery(ended_later.order_by("changed_on").values("sort_key")[:1])
        return self.order_by(Coalesce(then, F("sort_key")), "code", "pk")

    def _was(self, condition: Q) -> Q:
        """That a condition on what an identity has held on the day that is asked for, or holds."""
        if self._day is None:
            return condition
        ended_later = self._identities().filter(changed_on__gt=self._day)
        ended_sooner = ended_later.filter(
            organization=OuterRef("organization"), changed_on__lt=OuterRef("changed_on")
        )
        then = ended_later.filter(condition).exclude(Exists(ended_sooner))
        is_as_now = ~Q(pk__in=ended_later.values("organization"))
        return (condition & is_as_now) | Q(pk__in=then.values("organization"))

    def _fits(self, key: str) -> Q:
        if key.isascii() and key.isdigit():
            return Q(code__startswith=key) | self._earlier(code__startswith=key)
        return (
            Q(name_key__contains=key)
            | Q(kana__contains=key)
            | Q(romaji__istartswith=key)
            | self._having("aliases", key__contains=key)
            | self._earlier(name_key__contains=key)
            | self._earlier(kana__contains=key)
        )

    def _earlier(self, **conditions: Any) -> Q:
        return self._having("earlier_identities", **conditions)

    def _having(self, relation: str, **conditions: Any) -> Q:
        rows = self._behind(relation).filter(**conditions)
        return Q(pk__in=rows.values("organization"))

    def _identities(self) -> Any:
        return self._behind("earlier_identities")

    def _behind(self, relation: str) -> Any:
        related: Any = self.model._meta.get_field(relation).related_model
        return related._base_manager.all()


class MembershipQuerySet[M: models.Model](models.QuerySet[M]):
    """What can be asked of memberships."""

    def in_force(self, day: date) -> Self:
        """Those that had begun and not ended on a day."""
        return self.filter(during(day, "joined_on", "left_on"))


class FigureQuerySet[M: models.Model](models.QuerySet[M]):
    """What can be asked of stated figures."""

    def about(self, subject: str) -> Self:
        return self.filter(subject=subject)

    def known_by(self, day: date) -> Self:
        """Those of a day or of one before it."""
        return self.filter(as_of__lte=day)
