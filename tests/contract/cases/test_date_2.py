"""DATE-2: era dates as people write them are understood at the desk, or refused with the reason."""

import csv
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cms.pages.dates.precision import StatedDate
from cms.pages.dates.stating import parse_stated
from cms.pages.dates.writing import UnreadableError
from news.models import ChronologyEntry
from tests.factories.people import desk_of, editor

pytestmark = pytest.mark.django_db

UNDERSTOOD = {
    "令和元年5月1日": "2019-05-01",
    "令和1年5月1日": "2019-05-01",
    "R1.5.1": "2019-05-01",
    "Ｒ１．５．１": "2019-05-01",
    "平31.4.30": "2019-04-30",
    "平成 26 年 9 月 10 日": "2014-09-10",
    "平成20.4.1": "2008-04-01",
    "令和02年02月29日": "2020-02-29",
    "S64/1/7": "1989-01-07",
}
REFUSED = {
    "平成31年5月1日": "2019年5月1日は、令和元年5月1日です。",
    "昭和64年1月8日": "1989年1月8日は、平成元年1月8日です。",
    "令和元年4月30日": "2019年4月30日は、平成31年4月30日です。",
    "令和3年2月29日": "令和3年（2021年）の2月は28日までです。",
    "令和0年1月1日": "最初の年は令和元年です。",
}


@pytest.fixture
def desk() -> Client:
    return desk_of(editor())


def send(desk: Client, day: str) -> str:
    form = {"date": day, "position": "0", "kind": "meeting", "text": "架空の総会", "points": ""}
    form |= {"follow_ups-count": "0", "related-count": "0", "place": "", "footnote": ""}
    address = reverse("wagtailsnippets_news_chronologyentry:add")
    return desk.post(address, form, follow=True).content.decode()


@pytest.mark.parametrize(("written", "iso"), UNDERSTOOD.items())
def test_an_editor_writes_a_date(desk: Client, written: str, iso: str) -> None:
    send(desk, written)
    assert ChronologyEntry.objects.get().date.iso == iso


@pytest.mark.parametrize(("written", "sentence"), REFUSED.items())
def test_an_impossible_date_is_refused_with_the_right_one(
    desk: Client, written: str, sentence: str
) -> None:
    assert sentence in send(desk, written)
    assert not ChronologyEntry.objects.exists()


ROWS = Path(settings.BASE_DIR, "tests", "contract", "cases", "files", "chronology_rows.csv")


def test_a_column_of_dates_is_read_downwards() -> None:
    """Twelve dates and one refusal: the reader of tables stores nothing of such a file."""
    with ROWS.open(encoding="utf-8-sig", newline="") as file:
        written = [row["月日"] for row in csv.DictReader(file)]
    found: list[str] = []
    above: StatedDate | None = None
    for text in written[:-1]:
        above = parse_stated(text, above)
        found.append(above.iso)
    assert found == [
        "2014-09-10",
        "2014-09-16",
        "2014-11-14",
        "2015-01-16",
        "{2015-05-30,2015-05-31}",
        "2015-06-30",
        "2015-06-30",
        "{2015-10-17,2015-10-18}",
        "2015-11-18/2015-11-23",
        "2016-01-15",
        "2016-04",
        "2019-05-01",
    ]
    with pytest.raises(UnreadableError, match="令和元年5月1日です"):
        parse_stated(written[-1], above)
