"""The content files by themselves: complete, traceable, and free of what no source tells."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from pydantic import BaseModel, ValidationError

from home.sample.block_records import BodyItem, LinkTarget, Picture, TableEntry
from home.sample.content_files import read_content
from home.sample.drawings.catalogue import DRAWINGS
from home.sample.entries import Origin
from home.sample.provenance import provenance
from home.sample.records import EventRecord, NewsRecord, PublicationRecord, StandardRecord
from home.sample.rich_text import linked
from members.services.register_files import register_rows

CONTENT = read_content()
PAGES: dict[str, Any] = dict(CONTENT.pages)
LINES = r"\d{1,3}(-\d{1,3})?"
SOURCE = re.compile(rf"(document {LINES}(, {LINES})*: .+|(public pages|register): .+|own(: .+)?)\Z")
LAST_LINE = 352


def inside(value: Any) -> Iterator[BaseModel]:
    """The record and every record within it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from inside(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from inside(item)


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, whatever it is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from texts([getattr(value, name) for name in type(value).model_fields])
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def targets(record: Any) -> Iterator[str]:
    """Every page that a record leads to."""
    for text in texts(record):
        yield from (target for target in linked(text) if ":" not in target)
    for part in inside(record):
        if isinstance(part, LinkTarget) and part.page:
            yield part.page
        if isinstance(part, BodyItem) and isinstance(part.record, str):
            yield part.record
    yield from getattr(record, "related", [])


@pytest.mark.parametrize("key", PAGES)
def test_every_internal_link_leads_to_a_page_of_the_content(key: str) -> None:
    assert [target for target in targets(PAGES[key]) if target not in PAGES] == []


@pytest.mark.parametrize("key", PAGES)
def test_every_record_names_its_sources_by_line(key: str) -> None:
    for source in PAGES[key].source:
        assert SOURCE.match(source), source
        if source.startswith("document"):
            numbers = [int(number) for number in re.findall(r"\d+", source.split(":")[0])]
            assert max(numbers) <= LAST_LINE
            assert numbers == sorted(numbers)


def test_what_stands_beside_pages_names_its_sources_too() -> None:
    origins: list[Origin] = [CONTENT.settings, CONTENT.organizations, *CONTENT.series]
    assert all(SOURCE.match(source) for origin in origins for source in origin.source)


def test_the_document_lists_every_record_with_its_sources() -> None:
    document = Path(settings.BASE_DIR, "docs", "sample-content.md").read_text(encoding="utf-8")
    assert document.endswith("\n\n" + provenance() + "\n"), (
        "Run `manage.py sample_sources` and put its output below “Each record”."
    )


def test_every_organization_stands_in_the_register() -> None:
    prefectures = {row.code[:2]: row.name for row in register_rows() if row.code[2:5] == "000"}
    known = {
        row.name if row.code[2:5] == "000" else prefectures[row.code[:2]] + row.name
        for row in register_rows()
    } | {entry.name for entry in CONTENT.organizations.organizations}
    named = [
        name
        for record in PAGES.values()
        for name in [
            *getattr(record, "organizations", []),
            *(name for body in getattr(record, "bodies", []) for name in body.names),
        ]
    ]
    assert [name for name in named if name not in known] == []
    assert len(set(named)) > 40


def test_every_picture_is_drawn_and_none_is_drawn_for_nothing() -> None:
    pictures = [part for part in inside([*PAGES.values()]) if isinstance(part, Picture)]
    assert {picture.drawing for picture in pictures} == set(DRAWINGS)


def test_pictures_say_what_they_show_wherever_they_are_more_than_decoration() -> None:
    decoration = {key for key, page in PAGES.items() if page.picture and not page.picture.alt}
    assert decoration == {"front", "publications/pamphlet-2016", "publications/schedule-2016"}


def test_events_tell_no_address_but_the_one_that_the_document_prints() -> None:
    addresses = {
        key: page.location_address
        for key, page in PAGES.items()
        if isinstance(page, EventRecord) and page.location_address
    }
    assert addresses == {"events/symposium-2016": "東京都千代田区飯田橋3-5-1"}


def test_nobody_has_a_mail_address_and_telephones_are_those_of_the_document() -> None:
    everything = " ".join(texts([*PAGES.values(), CONTENT.settings]))
    assert "@" not in everything
    found = set(re.findall(r"0\d{1,3}-\d{2,4}-\d{4}", everything))
    assert found == {"03-5210-9738", "03-5210-9741", "03-5210-9910"}


def test_the_symposium_has_its_speakers_in_their_offices_and_roles() -> None:
    symposium = PAGES["events/symposium-2016"]
    keynote, panel = symposium.programme
    assert [(one.name, one.role) for one in keynote.speakers] == [("大杉 覚", "keynote")]
    assert [(one.name, one.affiliation, one.office, one.role) for one in panel.speakers] == [
        ("大杉 覚", "首都大学東京", "大学院教授", "panelist"),
        ("末宗 徹郎", "内閣官房まち・ひと・しごと創生本部事務局", "次長", "panelist"),
        ("棚野 孝夫", "北海道町村会", "会長・白糠町長", "panelist"),
        ("山崎 善也", "京都府市長会", "副会長・綾部市長", "panelist"),
        ("西川 太一郎", "特別区長会", "会長・荒川区長", "panelist"),
        ("目黒 義和", "株式会社価値総合研究所", "主席研究員", "coordinator"),
    ]
    assert (symposium.location, symposium.venue_facility) == ("東京区政会館", "20階")
    assert symposium.attendance == 164


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("rokkonsai-2015", [("2015-05-30", None), ("2015-05-31", None)]),
        ("nippori-marche-2015", [("2015-10-17", None), ("2015-10-18", None)]),
        ("suginami-festa-2015", [("2015-11-07", None), ("2015-11-08", None)]),
        ("golden-crab-2015", [("2015-11-18", "2015-11-23")]),
        ("ishikari-nakano-2015", [("2015-12-19", None), ("2015-12-20", None)]),
        ("signing-april-2016", [("2016-04-26", None)]),
        ("symposium-2016", [("2016-04-26", None)]),
        ("signing-june-2016", [("2016-06-25", None)]),
        ("rokkonsai-2016", [("2016-06-25", None), ("2016-06-26", None)]),
        ("tora-matsuri-2016", [("2016-11-20", None)]),
        ("negi-summit-2016", [("2016-11-26", None), ("2016-11-27", None)]),
        ("symposium-2017", [("2017-01-19", None)]),
        ("promotion-2017", [("2017-09-09", None), ("2017-09-10", None)]),
        ("promotion-2024", [("2024-10-30", None), ("2024-10-31", None)]),
    ],
)
def test_events_have_the_days_of_their_sources(
    key: str, days: list[tuple[str, str | None]]
) -> None:
    sessions = PAGES[f"events/{key}"].sessions
    assert [(str(one.start), str(one.end) if one.end else None) for one in sessions] == days


def test_only_what_was_planned_in_august_2016_is_not_told_as_held() -> None:
    planned = {
        key: page.status_note
        for key, page in PAGES.items()
        if isinstance(page, EventRecord) and page.status == "planned"
    }
    assert set(planned) == {"events/tora-matsuri-2016", "events/negi-summit-2016"}
    assert all("2016年8月5日" in note for note in planned.values())


def test_the_branches_of_hokkaido_send_as_many_municipalities_as_told() -> None:
    def participants(key: str) -> int:
        bodies = PAGES[f"events/{key}"].bodies
        return sum(len(body.names) for body in bodies if body.role == "participant")

    assert participants("nippori-marche-2015") == 8
    assert participants("suginami-festa-2015") == 19
    assert PAGES["events/ishikari-nakano-2015"].bodies[1].names == [
        "北海道当別町",
        "北海道新篠津村",
        "東京都中野区",
    ]


def test_a_publication_without_file_says_so() -> None:
    publications = [page for page in PAGES.values() if isinstance(page, PublicationRecord)]
    assert len(publications) == 7
    for page in publications:
        callout = page.body[0].callout
        assert callout is not None
        assert "公開していません" in callout.text


def test_the_chronology_has_every_entry_of_the_document_in_order() -> None:
    steps = PAGES["about/steps"]
    tables = [item.table for item in steps.body if isinstance(item.table, TableEntry)]
    assert [len(table.rows) for table in tables] == [9, 24, 6, 10]


def test_the_regions_add_up_to_the_184_that_can_be_read() -> None:
    page = PAGES["news/members-198"]
    (table,) = [item.table for item in page.body if item.table]
    *regions, total = [[int(cell) for cell in row[1:]] for row in table.rows]
    assert [sum(column) for column in zip(*regions, strict=True)] == total
    assert all(sum(row[:3]) == row[3] for row in [*regions, total])
    assert total[-1] == 184


def test_every_page_of_the_brief_is_there() -> None:
    counted = [
        sum(isinstance(page, kind) for page in PAGES.values())
        for kind in (NewsRecord, EventRecord, PublicationRecord, StandardRecord)
    ]
    assert counted == [31, 14, 7, 10]


def test_a_block_of_two_kinds_or_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="exactly one key"):
        BodyItem.model_validate({"heading": "題", "text": "文"})
    with pytest.raises(ValidationError, match="exactly one key"):
        BodyItem.model_validate({})


def test_a_table_whose_rows_differ_in_length_is_refused() -> None:
    with pytest.raises(ValidationError, match="differ in length"):
        TableEntry.model_validate({"caption": "表", "head": ["日"], "rows": [["1", "2"]]})
