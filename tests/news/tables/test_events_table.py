"""Events as the table of the recommended data set."""

import csv
import io
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from cms.tables.intake.opening import read_table
from news.choices import BodyRole
from news.models import EventBody, EventPage, EventSession
from tests.factories.news import EventPageFactory
from tests.members.conftest import load

__all__ = ["load"]

pytestmark = pytest.mark.django_db

CSV, XLSX = "/api/v1/events.csv", "/api/v1/events.xlsx"

COLUMNS = [
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "イベント名",
    "イベント名_カナ",
    "イベント名_英語",
    "開始日",
    "終了日",
    "開始時間",
    "終了時間",
    "開始日時特記事項",
    "説明",
    "料金(基本)",
    "料金(詳細)",
    "連絡先名称",
    "連絡先電話番号",
    "連絡先内線番号",
    "主催者",
    "場所名称",
    "住所",
    "方書",
    "緯度",
    "経度",
    "アクセス方法",
    "駐車場情報",
    "定員",
    "参加申込終了日",
    "参加申込終了時間",
    "参加申込方法",
    "URL",
    "備考",
]


def lines(client: Client, **query: str) -> list[dict[str, str]]:
    text = client.get(CSV, query).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def event(load: object) -> EventPage:
    load("品川区")  # type: ignore[operator]  # the fixture's own function
    from members.models import Organization

    page: EventPage = EventPageFactory(
        title="架空シンポジウム",
        fee_status="paid",
        fee_description="大人500円",
        contact_name="架空市役所",
        contact_section="企画課",
        contact_telephone="03-0000-0000",
        location="架空会館",
        latitude="35.697856",
        longitude="139.752056",
        capacity=200,
        application_deadline=datetime(2016, 4, 15, 8, 0, tzinfo=ZoneInfo("UTC")),
        application_method="先着順です。",
        sessions=[],
    )
    ward = Organization.objects.get(code="131091")
    EventBody.objects.create(page=page, role=BodyRole.ORGANIZER, organization=ward, sort_order=0)
    EventBody.objects.create(
        page=page, role=BodyRole.ORGANIZER, name="架空実行委員会", sort_order=1
    )
    EventSession.objects.filter(page=page).delete()
    EventSession.objects.create(
        page=page, date_of_start=date(2016, 4, 26), start_time=time(13, 30), end_time=time(17)
    )
    EventSession.objects.create(
        page=page, date_of_start=date(2016, 5, 1), date_of_end=date(2016, 5, 2), all_day=True
    )
    return page


def test_there_are_the_32_columns_in_their_order(client: Client) -> None:
    head = client.get(CSV).content.decode("utf-8-sig").splitlines()[0]
    assert head.split(",") == COLUMNS
    assert len(COLUMNS) == 32


def test_each_date_of_an_event_is_a_row(client: Client, event: EventPage) -> None:
    first, second = lines(client)
    assert first | {"URL": "", "アクセス方法": ""} == dict.fromkeys(COLUMNS, "") | {
        "都道府県コード又は市区町村コード": "131091",
        "NO": f"{event.pk}-1",
        "都道府県名": "東京都",
        "市区町村名": "品川区",
        "イベント名": "架空シンポジウム",
        "開始日": "2016-04-26",
        "開始時間": "13:30",
        "終了時間": "17:00",
        "説明": first["説明"],
        "料金(基本)": "有料",
        "料金(詳細)": "大人500円",
        "連絡先名称": "架空市役所 企画課",
        "連絡先電話番号": "03-0000-0000",
        "主催者": "品川区、架空実行委員会",
        "場所名称": "架空会館",
        "緯度": "35.697856",
        "経度": "139.752056",
        "定員": "200",
        "参加申込終了日": "2016-04-15",
        "参加申込終了時間": "17:00",
        "参加申込方法": "先着順です。",
    }
    assert first["URL"] == event.get_full_url()
    assert (second["NO"], second["開始日"], second["終了日"], second["開始時間"]) == (
        f"{event.pk}-2",
        "2016-05-01",
        "2016-05-02",
        "",
    )


def test_a_workbook_has_dates_times_and_numbers(client: Client, event: EventPage) -> None:
    table = read_table(client.get(XLSX).content)
    values = {
        heading.value: cell.value
        for heading, cell in zip(table.headings.cells, table.rows[0].cells, strict=True)
    }
    assert values["開始日"] == date(2016, 4, 26)
    assert values["開始時間"] == time(13, 30)
    assert values["定員"] == 200
    assert values["都道府県コード又は市区町村コード"] == "131091"


def test_filters_are_those_of_the_list(client: Client, event: EventPage) -> None:
    assert len(lines(client, year="2016")) == 2
    assert lines(client, year="2017") == []
    assert client.get(CSV, {"prefecture": "99"}).status_code == 422
