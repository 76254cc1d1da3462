"""The directory: who was a member on a day, how many, and what others have stated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from cms.pages.coded import coded
from cms.pages.facets import choices
from cms.pages.listings import Control, chosen_values, filters, page_of
from cms.reading.context import ReadContext
from cms.reading.read import Slice, read, read_slice
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible
from members.choices import (
    COUNTED,
    FigureSubject,
    JoinedPrecision,
    KanaRow,
    OrganizationKind,
    Region,
)
from members.codes import prefecture_part
from members.member_parameters import FigureFilters, MemberFilters
from members.models.figure import Figure
from members.models.organization import Organization
from members.prefectures import short_name
from members.schemas.directory import MemberListing, PlaceOfMembers, RegionOfMembers
from members.schemas.figures import Counted, FigureSummary
from members.schemas.members import KindOfMembers, MemberCounts, MemberSummary
from members.schemas.places import PrefectureTile

MOST = 2_000
"""More than there are organizations; the directory has one page."""

ELSEWHERE = "所在地のない団体"
COUNTING = [("true", "数える種別（市・町・村）", None), ("false", "数えない種別", None)]


def read_directory(viewer: Viewer, chosen: MemberFilters) -> MemberListing:
    """Members by region and prefecture on the day that is asked for, with counts and map."""
    viewer = viewer.on(chosen.as_of)
    everybody = _members(viewer)
    members = shown = read(everybody.in_reading_order(), viewer, Organization.member)
    is_narrowed = chosen.model_copy(update={"as_of": None}) != MemberFilters()
    if is_narrowed:
        rows = chosen.narrow(everybody).in_reading_order()
        shown = read(rows, viewer, Organization.member)
    tiles = _tiles(viewer, members, chosen)
    return MemberListing(
        as_of=viewer.as_of,
        count=len(shown),
        regions=list(_regions(shown)),
        counts=counts_of(members, viewer),
        tiles=tiles,
        counted_url=_url(chosen.as_of, counted="true"),
        others_url=_url(chosen.as_of, counted="false"),
        total_url=_url(chosen.as_of),
        json_url=ReadContext(viewer, []).list_url("members") + _query(chosen),
        filters=filters(chosen, _controls(tiles)),
        is_filtered=chosen != MemberFilters(),
        is_narrowed=is_narrowed,
        pagination=page_of(1, len(shown), chosen, per_page=MOST),
    )


def read_counts(viewer: Viewer) -> MemberCounts:
    """How many members there were on the viewer's day."""
    return counts_of(read(_members(viewer), viewer, Organization.member), viewer)


def counts_of(members: Sequence[MemberSummary], viewer: Viewer) -> MemberCounts:
    """The counts over a list of all members of the viewer's day."""
    kinds = Counter(OrganizationKind(member.kind.value) for member in members)
    about_members = FigureFilters(subject=FigureSubject.MEMBERS)
    return MemberCounts(
        as_of=viewer.as_of,
        counted=sum(number for kind, number in kinds.items() if kind in COUNTED),
        total=len(members),
        uncertain=sum(map(_is_uncertain, members)),
        kinds=[
            KindOfMembers(
                kind=coded(OrganizationKind, kind),
                count=kinds[kind],
                is_counted=kind in COUNTED,
            )
            for kind in OrganizationKind
            if kind in kinds
        ],
        stated=read_figures(viewer, about_members, offset=0, limit=MOST).items,
    )


def read_figures(
    viewer: Viewer, chosen: FigureFilters, *, offset: int, limit: int
) -> Slice[FigureSummary]:
    """Stated figures, those that can be counted here beside the count of their own day."""
    rows = chosen.narrow(Figure.objects.all())
    part = read_slice(rows, viewer, Figure.summary, offset=offset, limit=limit)
    days = {figure.as_of for figure in part.items if _is_countable(figure)}
    seen = visible(Organization, viewer).values("pk")
    register = Organization.objects.in_source().filter(pk__in=seen)
    numbers = register.numbers_of_members(days)
    listed = ReadContext(viewer, []).list_url("members") if numbers else ""
    return Slice([_beside(figure, numbers, listed) for figure in part.items], part.count)


def _members(viewer: Viewer) -> Any:
    # The source language alone: another language repeats the same bodies.
    return Organization.objects.in_source().on(viewer.as_of).members()


def _is_countable(figure: FigureSummary) -> bool:
    return figure.subject.value == FigureSubject.MEMBERS


def _beside(figure: FigureSummary, numbers: dict[date, int], listed: str) -> FigureSummary:
    if not _is_countable(figure):
        return figure
    number = numbers[figure.as_of]
    counted = Counted(
        value=number,
        difference=number - figure.value,
        list_url=f"{listed}?counted=true&as_of={figure.as_of}",
    )
    return figure.model_copy(update={"counted": counted})


def _is_uncertain(member: MemberSummary) -> bool:
    held = member.membership
    return held is not None and held.joined_precision.value == JoinedPrecision.AT_LATEST


def _regions(members: Iterable[MemberSummary]) -> Iterator[RegionOfMembers]:
    """Regions from north to south, in them prefectures by code; whoever has no place comes last."""
    order = {region.value: place for place, region in enumerate(Region)}
    placed = sorted(members, key=lambda one: (order.get(_region(one)[0], len(order)), _code(one)))
    for (value, label), group in groupby(placed, key=_region):
        of_region = list(group)
        yield RegionOfMembers(
            region=value,
            name=label,
            count=len(of_region),
            prefectures=list(_places(of_region)),
        )


def _places(members: list[MemberSummary]) -> Iterator[PlaceOfMembers]:
    for code, group in groupby(members, key=_code):
        of_place = list(group)
        first = of_place[0]
        name = first.prefecture.name if first.prefecture else first.name if code else ""
        yield PlaceOfMembers(code=code, name=name, count=len(of_place), members=of_place)


def _region(member: MemberSummary) -> tuple[str, str]:
    return (member.region.value, member.region.label) if member.region else ("", ELSEWHERE)


def _code(member: MemberSummary) -> str:
    """Two digits of the prefecture that it lies in, or is; empty for neither."""
    if member.prefecture:
        return member.prefecture.code
    return prefecture_part(member.code) if member.region else ""


def _tiles(
    viewer: Viewer, members: Sequence[MemberSummary], chosen: MemberFilters
) -> list[PrefectureTile]:
    numbers = Counter(_code(member) for member in members)

    def tile(row: Organization, context: ReadContext) -> PrefectureTile:
        code = prefecture_part(row.code)
        url = _url(chosen.as_of, prefecture=code)
        return PrefectureTile(
            code=code,
            name=row.name,
            short_name=short_name(row.name),
            region=Region(row.region).label,
            count=numbers[code],
            url=f"{url}#members",
        )

    rows = Organization.objects.in_source().prefectures().order_by("code")
    return read(rows, viewer, tile)


def _url(as_of: date | None, **given: str) -> str:
    return _query(MemberFilters.model_validate({**given, "as_of": as_of}))


def _query(chosen: MemberFilters) -> str:
    values = chosen_values(chosen)
    return f"?{urlencode(values)}" if values else ""


def _controls(tiles: Sequence[PrefectureTile]) -> list[Control]:
    return [
        Control("q", "名称・読み・コード", input_type="search"),
        Control("region", "地方", choices(Region)),
        Control("prefecture", "都道府県", [(one.code, one.name, one.count) for one in tiles]),
        Control("kind", "種別", choices(OrganizationKind)),
        Control("initial", "読みの行", choices(KanaRow)),
        Control("counted", "公表値の数え方", COUNTING),
        Control("as_of", "いつの時点（空なら今日）"),
    ]
