"""The chronology of the source document: every line of it, once, on its day."""

import re
from datetime import date

import pytest
from django.test import Client

from cms.pages.dates.precision import StatedDate
from cms.reading.viewer import Viewer
from home.sample.content_files import read_content
from news.models import ChronologyEntry
from news.models.chronology_doubles import seeming_doubles
from news.models.chronology_lines import read_lines
from news.parameters import ChronologyFilters
from tests.home.sample.test_content import PAGES, SOURCE

CONTENT = read_content()
ENTRIES = [entry for file in CONTENT.entries.values() for entry in file]
NOT_ENTRIES = {21, 35, 44}
"""Lines of the document between two of its pages."""


def test_every_line_of_the_document_is_one_entry() -> None:
    lines = [int(number) for entry in ENTRIES for number in re.findall(r"\d+", entry.source[0])]
    assert lines == [number for number in range(7, 49) if number not in NOT_ENTRIES]
    assert all(SOURCE.match(source) for entry in ENTRIES for source in entry.source)
    assert all(SOURCE.match(source) for body in CONTENT.bodies for source in body.source)


def test_entries_run_from_the_first_day_to_the_last() -> None:
    days = [StatedDate.from_iso(entry.date).first for entry in ENTRIES]
    assert days == sorted(days)
    assert (days[0], days[-1]) == (date(2014, 9, 10), date(2016, 8, 5))
    assert {key: len(file) for key, file in CONTENT.entries.items()} == {
        "entries/2014": 9,
        "entries/2015": 24,
        "entries/2016": 6,
    }


def test_entries_lead_to_pages_and_bodies_of_the_content() -> None:
    bodies = {body.name for body in CONTENT.bodies}
    assert {entry.body for entry in ENTRIES if entry.body} <= bodies
    named = [page for entry in ENTRIES for page in [entry.page, *entry.related] if page]
    assert [page for page in named if page not in PAGES] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("first_load")
def test_all_of_them_stand_in_the_chronology_and_none_twice(client: Client) -> None:
    assert ChronologyEntry.objects.count() == len(ENTRIES)
    assert seeming_doubles(Viewer.public()) == []
    lines = read_lines(ChronologyFilters(), "ja", Viewer.public(), limit=200).items
    entries = [line for line in lines if not line.is_derived]
    assert [line.text for line in entries] == [entry.text for entry in ENTRIES]
    told = {line.record.title for line in entries if line.record}
    assert [line.text for line in lines if line.is_derived and line.text in told] == []
    shown = client.get("/chronology/?fiscal_year=2015").content.decode()
    assert "北海道知事が西川特別区長会会長を訪問" in shown
    assert '/chronology/">これまでの経過</a>' in client.get("/").content.decode()
