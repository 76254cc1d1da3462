"""From a row to what is told of it; pure, whatever needed the database is loaded already."""

from typing import TYPE_CHECKING, Any

from cms.reading.context import ReadContext
from cms.reading.schemas import Breadcrumb, Choice, Link, Position
from members.addresses import LIST_PATH, LIST_TITLE, RESOURCE
from members.choices import OrganizationKind, Region
from members.codes import prefecture_part
from members.schemas.organization import OrganizationMeta
from members.schemas.places import Prefecture

if TYPE_CHECKING:
    from members.models import Organization


def link(row: "Organization", context: ReadContext) -> Link:
    return Link(
        id=row.pk,
        type=row._meta.label,
        title=row.name,
        description=place(row),
        html_url=context.record_url(row),
        detail_url=context.detail_url(RESOURCE, row.pk),
    )


def summary_fields(row: "Organization", context: ReadContext) -> dict[str, Any]:
    return {
        "id": row.pk,
        "meta": OrganizationMeta(
            type=row._meta.label,
            detail_url=context.detail_url(RESOURCE, row.pk),
            html_url=context.record_url(row),
            slug=row.slug,
            locale=context.locale(row),
        ),
        "kind": Choice(value=row.kind, label=OrganizationKind(row.kind).label),
        "code": row.code,
        "name": row.name,
        "kana": row.kana,
        "romaji": row.romaji,
        "prefecture": _prefecture(row),
        "region": _region(row),
    }


def detail_fields(row: "Organization", context: ReadContext) -> dict[str, Any]:
    return summary_fields(row, context) | {
        "county": row.county,
        "is_designated": row.is_designated,
        "position": _position(row),
        "official_site": row.official_site,
        "aliases": [alias.spelling for alias in row.aliases.all()],
        "translations": context.translations(row),
        "breadcrumbs": breadcrumbs(context, context.locale(row)),
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


def _prefecture(row: "Organization") -> Prefecture | None:
    above = row.prefecture
    return above and Prefecture(code=prefecture_part(above.code), name=above.name)


def _region(row: "Organization") -> Choice | None:
    value = row.region or (row.prefecture.region if row.prefecture else "")
    return Choice(value=value, label=Region(value).label) if value else None


def _position(row: "Organization") -> Position | None:
    if row.latitude is None or row.longitude is None:
        return None
    return Position(latitude=float(row.latitude), longitude=float(row.longitude))
