"""The network in figures, counted from the register on the viewer's day."""

from collections.abc import Iterator, Mapping

from django.conf import settings

from cms.reading.context import ReadContext
from cms.reading.read import counts, read
from cms.reading.viewer import Viewer
from home.schemas.network import KindCount, NetworkFigures, Statistics
from members.addresses import LIST_PATH
from members.choices import MUNICIPALITIES, Region
from members.codes import prefecture_part
from members.directory import read_counts
from members.models import Organization
from members.prefectures import short_name
from members.schemas.places import PrefectureTile

SOURCE = "この自治体名簿に載る市区町村の数（自動集計）"


def read_network(viewer: Viewer) -> NetworkFigures:
    """How many municipalities the register holds, by kind and by prefecture."""
    # The source language alone: another language repeats the same municipalities.
    register = Organization.objects.in_source().on(viewer.as_of)
    municipalities = register.municipalities()
    by_prefecture = counts(municipalities, viewer, "prefecture")
    by_kind = counts(municipalities, viewer, "kind")

    def tile(row: Organization, context: ReadContext) -> PrefectureTile:
        digits = prefecture_part(row.code)
        return PrefectureTile(
            code=digits,
            name=row.name,
            short_name=short_name(row.name),
            region=Region(row.region).label,
            count=by_prefecture.get(row.pk, 0),
            url=f"{context.site_url(LIST_PATH, settings.LANGUAGE_CODE)}?prefecture={digits}",
        )

    tiles = read(register.prefectures().order_by("code"), viewer, tile)
    return NetworkFigures(
        as_of=viewer.as_of,
        source=SOURCE,
        municipalities=sum(by_kind.values()),
        kinds=list(_kinds(by_kind)),
        prefectures=tiles,
        url=tiles[0].url.partition("?")[0] if tiles else LIST_PATH,
    )


def read_statistics(viewer: Viewer) -> Statistics:
    """The register and the members in figures, on the viewer's day."""
    return Statistics(**dict(read_network(viewer)), members=read_counts(viewer))


def _kinds(by_kind: Mapping[str, int]) -> Iterator[KindCount]:
    for kind in MUNICIPALITIES:
        yield KindCount(kind=kind.value, label=str(kind.label), count=by_kind.get(kind.value, 0))
