"""A yearly schedule: its rows, its drawing, its table, its calendar."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Calendar
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.pages.dates.precision import StatedDate
from cms.reading.read import read_one
from cms.reading.viewer import Viewer
from news.charts import LEFT, MONTH, WIDTH, chart_of
from news.models import SchedulePage
from news.schedule_blocks import ScheduleBlocks, rows_of
from tests.factories.news import (
    BodyFactory,
    SchedulePageFactory,
    schedule_item as item,
    schedule_row as row,
)

pytestmark = pytest.mark.django_db


def schedule(*rows: Any, **fields: Any) -> Any:
    options = {"fiscal_year": 2016, "title": "架空スケジュール", "slug": "plan", **fields}
    return SchedulePageFactory(rows=json.dumps(rows), **options)


def a_year(**fields: Any) -> Any:
    return schedule(
        row(
            "シンポジウム",
            item("第2回", 1, kind="milestone", date="2017-01-19"),
            item("準備", 10, 1),
            item("第1回", 4, kind="milestone", date="2016-04-26", is_done=True),
        ),
        row(
            "架空祭",
            item("開催", 6, kind="milestone", date="2016-06-25/2016-06-26"),
            category="催し",
        ),
        row("ねぎの集い", item("=開催", 11), category="催し", actor="架空組合"),
        **fields,
    )


def test_a_schedule_tells_its_rows_in_order_and_their_items_by_day() -> None:
    body = BodyFactory(name="架空総会")
    page = a_year(adopted_on=date(2016, 8, 5), adopted_by=body, notes="展示（3件）")
    rows: Any = SchedulePage.objects.filter(pk=page.pk)
    found: Any = read_one(rows, Viewer.public(), SchedulePage.detail)
    assert (found.fiscal_year.name, found.months) == ("平成28年度", "2016年4月～2017年3月")
    assert (found.adopted_on, found.adopted_by.name) == (date(2016, 8, 5), "架空総会")
    first = found.rows[0]
    assert [(one.text, one.date_of_start, one.date_of_end) for one in first.items] == [
        ("第1回", date(2016, 4, 26), date(2016, 4, 26)),
        ("準備", date(2016, 10, 1), date(2017, 1, 31)),
        ("第2回", date(2017, 1, 19), date(2017, 1, 19)),
    ]
    assert [one.is_done for one in first.items] == [True, False, False]
    assert [(one.category, one.label, one.actor) for one in found.rows[1:]] == [
        ("催し", "架空祭", ""),
        ("催し", "ねぎの集い", "架空組合"),
    ]
    assert [note.text for note in found.notes] == ["展示（3件）"]


def test_a_bar_lies_over_its_months_and_moves_with_them() -> None:
    def drawn(first: int, last: int) -> tuple[float, float]:
        page = SchedulePage(rows=json.dumps([row("行", item("準備", first, last))]))
        ((band,),) = [group.bands for group in chart_of(rows_of(page.rows, 2016), 2016).groups]
        (bar,) = band.bars
        return bar.x, bar.x + bar.width

    edge = 2
    assert drawn(4, 3) == (LEFT + edge, WIDTH - edge)
    assert drawn(5, 9) == (LEFT + MONTH + edge, LEFT + 6 * MONTH - edge)
    assert drawn(1, 1) == (LEFT + 9 * MONTH + edge, LEFT + 10 * MONTH - edge)


def test_items_of_one_month_stand_below_each_other_and_words_fit_their_bars() -> None:
    long = "実施会場等との調整、関係自治体へ参加打診"
    page = schedule(
        row("上", item("準備", 10, 1), item("第2回", 1), item(long, 11)),
        row("下", item("準備", 4)),
    )
    upper, lower = (group.bands[0] for group in chart_of(rows_of(page.rows, 2016), 2016).groups)
    boxes = [(bar.x, bar.y, bar.x + bar.width, bar.y + bar.height) for bar in upper.bars]
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0]
            assert apart or one[3] <= other[1] or other[3] <= one[1]
    assert max(box[3] for box in boxes) <= upper.y + upper.height <= lower.y
    (crowded,) = [bar for bar in upper.bars if len(bar.words.lines) > 2]
    assert "".join(line for _, line in crowded.words.lines) == long
    assert crowded.words.lines[-1][0] <= crowded.y + crowded.height


def test_the_page_shows_the_chart_and_the_same_as_a_table(client: Client) -> None:
    a_year()
    shown = client.get("/chronology/plan/").content.decode()
    assert shown.count('<rect class="bar') == 5
    assert "style=" not in shown
    assert '<th scope="rowgroup" rowspan="3">シンポジウム</th>' in shown
    assert "<td>2016年10月～2017年1月</td>" in shown
    assert "<td>2016年6月25日（土）～26日（日）</td>" in shown
    assert "<small>（架空組合）</small>" in shown
    assert '/chronology/plan/">架空スケジュール</a>' in client.get("/chronology/").content.decode()


def test_the_api_tells_a_fiscal_year_by_its_number(client: Client) -> None:
    page = a_year()
    found = client.get("/api/v1/schedules/2016").json()
    assert (found["id"], found["fiscal_year"]["year"]) == (page.pk, 2016)
    assert found["rows"][0]["items"][1]["text"] == "準備"
    assert client.get("/api/v1/schedules/2017").status_code == 404
    assert client.get("/api/v1/schedules/28").status_code == 404


def test_the_table_for_spreadsheets(client: Client) -> None:
    a_year()
    answer = client.get("/feeds/schedules/2016.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.content.count(b"\r\n") == answer.content.count(b"\n") == 6
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [each["内容"] for each in rows] == ["第1回", "準備", "第2回", "開催", "'=開催"]
    assert rows[1]["開始日"] == "2016-10-01"
    assert rows[1]["終了日"] == "2017-01-31"
    assert rows[3]["日付"] == "2016-06-25/2016-06-26"
    assert client.get("/feeds/schedules/2015.csv").status_code == 404


def test_the_calendar_has_whole_days_and_ends_on_the_day_after(client: Client) -> None:
    a_year()
    answer = client.get("/feeds/schedules/2016.ics")
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    calendar: Any = Calendar.from_ical(answer.content)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    festival = events["架空祭 開催"]
    assert (festival.start, festival.end) == (date(2016, 6, 25), date(2016, 6, 27))
    work = events["シンポジウム 準備"]
    assert (work.start, work.end) == (date(2016, 10, 1), date(2017, 2, 1))
    before = {str(event["uid"]) for event in events.values()}
    page = SchedulePage.objects.get()
    stored = page.rows.get_prep_value()
    stored[0]["value"]["items"][1]["value"]["first_month"] = "9"
    page.rows = json.dumps(stored)
    page.save_revision().publish()
    moved: Any = Calendar.from_ical(client.get("/feeds/schedules/2016.ics").content)
    assert {str(event["uid"]) for event in moved.walk("VEVENT")} == before


def test_days_apart_are_repeated(client: Client) -> None:
    schedule(row("集い", item("開催", 6, date="{2016-06-04,2016-06-11}")))
    text = client.get("/feeds/schedules/2016.ics").content.decode()
    assert "DTSTART;VALUE=DATE:20160604" in text
    assert "DTEND;VALUE=DATE:20160605" in text
    assert "RDATE;VALUE=DATE:20160611" in text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"first_month": "9", "last_month": "5"}, "終わる月が、始まる月より前になっています。"),
        ({"first_month": "1", "last_month": "12"}, "終わる月が、始まる月より前になっています。"),
        (
            {"first_month": "5", "date": StatedDate.from_iso("2016-04-26")},
            "日付が、始まる月から終わる月までのあいだにありません。",
        ),
    ],
)
def test_an_item_that_cannot_be_is_refused(fields: dict[str, Any], sentence: str) -> None:
    block: Any = ScheduleBlocks().child_blocks["row"].child_blocks["items"].child_block
    plain = {"text": "準備", "kind": "bar", "last_month": "", "date": None, "is_done": False}
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean({**plain, **fields})
    told = [str(error.message) for error in refused.value.block_errors.values()]
    assert told == [sentence]


def test_a_fiscal_year_has_one_schedule_and_no_date_of_another(client: Client) -> None:
    page = a_year()
    double = SchedulePage(title="二つ目", slug="double", fiscal_year=2016, locale=page.locale)
    with pytest.raises(ValidationError, match="平成28年度のスケジュールはすでにあります。"):
        double.clean()
    page.fiscal_year = 2017
    with pytest.raises(ValidationError, match="この年度にない日付があります"):
        page.clean()
