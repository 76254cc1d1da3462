"""The register of organizations as a table."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from cms.reading.context import ReadContext
from cms.tables.columns import (
    ChoiceColumn,
    Column,
    FlagColumn,
    ListColumn,
    NumberColumn,
    TextColumn,
)
from cms.tables.dates import DateColumn
from cms.tables.register import Known, Register, Writer
from cms.tables.rows import ReadRow
from members.choices import OrganizationKind, Region
from members.models import Organization
from members.services.organization_records import organization_remove, organization_save
from members.tables.columns import CodeColumn, KanaColumn, PrefectureColumn
from members.tables.directory import directory

TOLD = ("kind", "name", "kana", "romaji", "county")
"""What an organization was called and counted as, which may have been otherwise before."""


class OnADay:
    """An organization as it was on a day."""

    def __init__(self, record: Organization, day: date) -> None:
        self.record, self.identity = record, record.identity_on(day)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.identity if name in {*TOLD, "code"} else self.record, name)


def organization_rows(record: Organization, context: ReadContext | None) -> Iterable[Any]:
    """For readers what it was on the day they ask for; for editors what it is."""
    yield record if context is None else OnADay(record, context.viewer.as_of)


class KnownOrganizations(Known[Organization]):
    """By code, or else by address, or else by the one name that fits."""

    def __init__(self, records: Iterable[Organization], columns: Sequence[Column]) -> None:
        self.codes: dict[str, Organization] = {}
        self.slugs: dict[str, Organization] = {}
        super().__init__(records, columns)

    def add(self, record: Organization) -> None:
        if record.code and record.dissolved_on is None:
            self.codes[record.code] = record
        self.slugs[record.slug] = record

    def find(self, row: ReadRow) -> Organization | None:
        found = self._found(row)
        if found is not None:
            self._keep_spelling(row, found)
        return found

    def _found(self, row: ReadRow) -> Organization | None:
        code, slug = row.values.get("code"), row.values.get("slug")
        at = self.slugs.get(slug or "")
        if at is not None and code in {"", None, at.code}:
            return at
        return self.codes.get(code) if code else self._by_name(row)

    def _keep_spelling(self, row: ReadRow, found: Organization) -> None:
        """Another spelling of the name that it has, or an earlier name, is no new one."""
        written, known = row.values["name"], row.session.once(directory)
        if written == found.name or not known.knows(found) or not known.is_named(found, written):
            return
        for earlier in found.earlier_identities.all():
            if earlier.name == written:
                same = [name for name in TOLD if row.values.get(name) == getattr(earlier, name)]
                row.values.update({name: getattr(found, name) for name in same})
        row.values["name"] = found.name
        row.repairs.append(f"「{written}」を、{found.name}の別の表記か以前の名称と読みました。")

    def _by_name(self, row: ReadRow) -> Organization | None:
        """One of those that the register had before; a body without a code may be new."""
        known = row.session.once(directory)
        name, prefecture = row.values["name"], row.values.get("prefecture", "")
        if row.values.get("kind") and not known.named(name, prefecture):
            known.refuse_ward_named(name)
            return None
        found = known.by_name(name, prefecture)
        row.repairs.append(f"名称から{found.code or found.slug}の団体と読みました。")
        return self.slugs[found.slug]


def _prefecture(row: Organization) -> str:
    return row.prefecture.name if row.prefecture else ""


def _region(row: Organization) -> str:
    return row.prefecture.region if row.prefecture else row.region


def _aliases(row: Organization) -> tuple[str, ...]:
    return tuple(alias.spelling for alias in row.aliases.all())


COLUMNS: tuple[Column, ...] = (
    CodeColumn(
        name="code",
        heading="コード",
        also=("団体コード", "全国地方公共団体コード"),
        is_kept_if_empty=True,
    ),
    ChoiceColumn(name="kind", heading="種別", choices=OrganizationKind),
    PrefectureColumn(
        name="prefecture",
        heading="都道府県",
        also=("都道府県名",),
        get=_prefecture,
        is_kept_if_empty=True,
    ),
    TextColumn(name="county", heading="郡"),
    TextColumn(name="name", heading="名称", also=("団体名", "市区町村名"), is_required=True),
    KanaColumn(name="kana", heading="よみ", also=("読み", "ふりがな", "名称_カナ")),
    TextColumn(name="romaji", heading="ローマ字"),
    ChoiceColumn(name="region", heading="地方", choices=Region, get=_region),
    FlagColumn(name="is_designated", heading="政令指定都市"),
    NumberColumn(name="latitude", heading="緯度", decimals=6),
    NumberColumn(name="longitude", heading="経度", decimals=6),
    TextColumn(name="official_site", heading="公式サイト"),
    TextColumn(name="mascot", heading="マスコット"),
    DateColumn(name="established_on", heading="設置の日"),
    DateColumn(name="dissolved_on", heading="廃止の日"),
    ListColumn(name="aliases", heading="別の表記", get=_aliases),
    TextColumn(name="slug", heading="アドレス", is_kept_if_empty=True),
)


def _records() -> Any:
    return Organization.objects.in_source().in_reading_order()


ORGANIZATIONS: Register[Organization] = Register(
    name="organizations",
    title="自治体・団体",
    model=Organization,
    columns=COLUMNS,
    records=_records,
    needs=("prefecture", "aliases", "earlier_identities"),
    rows=organization_rows,
    writer=Writer(known=KnownOrganizations, save=organization_save, remove=organization_remove),
)
