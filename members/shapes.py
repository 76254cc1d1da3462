"""From a row to what is told of it; pure, whatever needed the database is loaded already."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from cms.pages.coded import coded
from cms.reading.context import ReadContext
from cms.reading.schemas import Breadcrumb, Choice, Link, Position
from members.addresses import LIST_PATH, LIST_TITLE, RESOURCE
from members.choices import COUNTED, OrganizationKind, Region
from members.codes import prefecture_part
from members.schemas.organization import FormerIdentity, OrganizationMeta
from members.schemas.places import Prefecture

if TYPE_CHECKING:
    from members.models import EarlierIdentity, Organization

DETAIL_NEEDS = (
    "prefecture",
    "aliases",
    "memberships",
    "earlier_identities",
    "successions__successor__prefecture",
    "inheritances__predecessor__prefecture",
    "constituents__organization__prefecture",
    "constituents__organization__earlier_identities",
    "associations__association__prefecture",
    "associations__association__earlier_identities",
)
"""What stands behind an organization on its own page."""


def link(row: "Organization", context: ReadContext) -> Link:
    return Link(
        id=row.pk,
        type=row._meta.label,
        title=row.name,
        description=place(row),
        html_url=context.record_url(row),
        detail_url=context.detail_url(RESOURCE, row.pk),
    )


def link_on(row: "Organization", day: date, context: ReadContext) -> Link:
    """Its link with the name of a day; `earlier_identities` must be among the needs."""
    return link(row, context).model_copy(update={"title": row.name_on(day)})


def summary_fields(row: "Organization", context: ReadContext) -> dict[str, Any]:
    then = row.identity_on(context.viewer.as_of)
    return {
        "id": row.pk,
        "meta": OrganizationMeta(
            type=row._meta.label,
            detail_url=context.detail_url(RESOURCE, row.pk),
            html_url=context.record_url(row),
            slug=row.slug,
            locale=context.locale(row),
        ),
        "kind": _kind(then),
        "code": then.code,
        "name": then.name,
        "kana": then.kana,
        "romaji": then.romaji,
        "present_name": row.name if then.name != row.name else "",
        "prefecture": prefecture_of(row),
        "region": _region(row),
        "dissolved_on": row.dissolved_on,
    }


def detail_fields(row: "Organization", context: ReadContext) -> dict[str, Any]:
    day = context.viewer.as_of
    return summary_fields(row, context) | {
        "as_of": day,
        "county": row.identity_on(day).county,
        "is_designated": row.is_designated,
        "position": _position(row),
        "official_site": row.official_site,
        "mascot": row.mascot,
        "established_on": row.established_on,
        "earlier_identities": [_earlier(one) for one in row.earlier_identities.all()],
        "successors": [step.successor.link(context) for step in row.successions.all()],
        "predecessors": [step.predecessor.link(context) for step in row.inheritances.all()],
        "constituents": [
            link_on(one.organization, day, context)
            for one in row.constituents.all()
            if one.holds_on(day) and one.organization.is_there_on(day)
        ],
        "associations": [
            link_on(one.association, day, context)
            for one in row.associations.all()
            if one.holds_on(day) and one.association.is_there_on(day)
        ],
        "memberships": [one.schema() for one in row.memberships.all()],
        "aliases": [alias.spelling for alias in row.aliases.all()],
        "translations": context.translations(row),
        "breadcrumbs": breadcrumbs(context, context.locale(row)),
    }


def member_fields(row: "Organization", context: ReadContext) -> dict[str, Any]:
    day = context.viewer.as_of
    held = (one.schema() for one in row.memberships.all() if one.holds_on(day))
    return summary_fields(row, context) | {
        "is_counted": row.identity_on(day).kind in COUNTED,
        "membership": next(held, None),
    }


def breadcrumbs(context: ReadContext, locale: str) -> list[Breadcrumb]:
    """The front page and the list of organizations, in a language."""
    above = Breadcrumb(title=LIST_TITLE, html_url=context.site_url(LIST_PATH, locale))
    return [*context.front(locale), above]


def place(row: "Organization") -> str:
    """Where it lies, in the words that stand before a name: 福井県今立郡."""
    if row.prefecture is None:
        region = _region(row)
        return region.label if region else ""
    return f"{row.prefecture.name}{row.county}"


def prefecture_of(row: "Organization") -> Prefecture | None:
    """The prefecture in which it lies."""
    above = row.prefecture
    return above and _prefecture(prefecture_part(above.code), above.name)


@cache
def _prefecture(code: str, name: str) -> Prefecture:
    """One for all that lie in it; half of what a list of all municipalities would build anew."""
    return Prefecture(code=code, name=name)


def _region(row: "Organization") -> Choice | None:
    value = row.region or (row.prefecture.region if row.prefecture else "")
    return coded(Region, value) if value else None


def _kind(identity: Any) -> Choice:
    return coded(OrganizationKind, identity.kind)


def _earlier(one: "EarlierIdentity") -> FormerIdentity:
    return FormerIdentity(
        changed_on=one.changed_on,
        kind=_kind(one),
        code=one.code,
        name=one.name,
        kana=one.kana,
        romaji=one.romaji,
        county=one.county,
    )


def _position(row: "Organization") -> Position | None:
    if row.latitude is None or row.longitude is None:
        return None
    return Position(latitude=float(row.latitude), longitude=float(row.longitude))
