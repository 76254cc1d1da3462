"""The chronology: entries, pages that enter by themselves, and no line twice."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from cms.pages.dates.precision import StatedDate
from cms.pages.dates.stating import parse_stated
from cms.reading.read import read_one
from cms.reading.viewer import Viewer
from news.choices import Chronicled, ChronologyKind, EventStatus, EventType, PublicationKind
from news.models import ChronologyEntry, EventAgreement
from news.models.chronology_lines import fiscal_years, read_lines
from news.parameters import ChronologyFilters
from news.schemas.chronology import FollowUp, Point
from tests.factories.members import AgreementPageFactory, OrganizationFactory
from tests.factories.news import (
    BodyFactory,
    ChronologyEntryFactory,
    ChronologyPageFactory,
    EventPageFactory,
    NewsPageFactory,
    PublicationPageFactory,
)

pytestmark = pytest.mark.django_db


def stated(iso: str) -> StatedDate:
    return StatedDate.from_iso(iso)


def lines(**asked: Any) -> list[Any]:
    filters = ChronologyFilters(**asked)
    return read_lines(filters, "ja", Viewer.public(), limit=100).items


def texts(**asked: Any) -> list[str]:
    return [line.text for line in lines(**asked)]


def a_symposium(**fields: Any) -> Any:
    return EventPageFactory(
        **{
            "title": "架空シンポジウム",
            "event_type": EventType.SYMPOSIUM,
            "status": EventStatus.HELD,
            "sessions": [{"date_of_start": date(2016, 4, 26)}],
            **fields,
        }
    )


def test_an_entry_tells_all_that_its_editor_wrote() -> None:
    news = NewsPageFactory(title="架空の知らせ")
    town = OrganizationFactory(name="架空町")
    entry: Any = ChronologyEntryFactory(
        date=parse_stated("平成27年5月30、31日"),
        kind=ChronologyKind.EVENT,
        body=BodyFactory(name="架空総会"),
        place="架空会館20階",
        text="架空の祭り",
        points="・開祭式\n　架空区長\n　 架空市長\n\nブースを設置",
        follow_ups=[
            ("follow_up", {"date": date(2015, 10, 16), "text": "結果を報告"}),
            ("follow_up", {"date": date(2015, 6, 1), "text": "礼状"}),
        ],
        footnote="架空の注です。",
        record=news,
        related=[("organization", town)],
    )
    rows = ChronologyEntry.objects.filter(pk=entry.pk)
    line = read_one(rows, Viewer.public(), ChronologyEntry.summary)
    assert line is not None
    assert line.date.text == "2015年5月30日（土）、31日（日）"
    assert (line.date.era, line.fiscal_year.name) == ("平成27年", "平成27年度")
    assert line.body is not None
    assert (line.body.name, line.place, line.kind.label) == ("架空総会", "架空会館20階", "催し")
    assert line.points == [
        Point(text="開祭式", points=["架空区長", "架空市長"]),
        Point(text="ブースを設置", points=[]),
    ]
    assert line.follow_ups == [
        FollowUp(date=date(2015, 6, 1), text="礼状"),
        FollowUp(date=date(2015, 10, 16), text="結果を報告"),
    ]
    assert line.record is not None
    assert (line.record.title, [link.title for link in line.related]) == (
        "架空の知らせ",
        ["架空町"],
    )


def test_lines_stand_in_the_order_of_their_first_days() -> None:
    for iso, position, text in (
        ("2016-04-26", 2, "後"),
        ("2016-04-26", 1, "先"),
        ("2016-04", 0, "月"),
        ("{2015-05-30,2015-05-31}", 0, "二日"),
        ("2015-11-18/2015-11-23", 0, "期間"),
    ):
        ChronologyEntryFactory(date=stated(iso), position=position, text=text)
    a_symposium()
    assert texts() == ["二日", "期間", "月", "先", "後", "架空シンポジウム"]
    newest = read_lines(ChronologyFilters(), "ja", Viewer.public(), limit=2, newest_first=True)
    assert ([line.text for line in newest.items], newest.count) == (["先", "後"], 6)


def test_a_range_over_new_year_of_the_office_lies_where_it_begins() -> None:
    ChronologyEntryFactory(date=stated("2016-03-31/2016-04-02"), text="年度をまたぐ")
    ChronologyEntryFactory(date=stated("2016-04-01"), text="初日")
    ChronologyEntryFactory(date=stated("2017-03"), text="年度末の月")
    assert texts(fiscal_year=2015) == ["年度をまたぐ"]
    assert texts(fiscal_year=2016) == ["初日", "年度末の月"]
    assert texts(fiscal_year=2099) == []
    assert fiscal_years("ja", Viewer.public()) == [2016, 2015]


def test_events_and_publications_enter_by_their_types_or_as_their_editor_says(clock: Any) -> None:
    clock.move_to("2016-06-01T12:00:00+09:00")
    a_symposium(title="種類で載る")
    a_symposium(title="載せない", chronicled=Chronicled.NO)
    a_symposium(title="中止", status=EventStatus.CANCELLED)
    a_symposium(title="まだ", sessions=[{"date_of_start": date(2016, 6, 2)}])
    a_symposium(title="今日から", sessions=[{"date_of_start": date(2016, 6, 1)}])
    a_symposium(title="日程なし", sessions=[])
    a_symposium(title="講演会", event_type=EventType.LECTURE)
    a_symposium(title="選ばれた講演会", event_type=EventType.LECTURE, chronicled=Chronicled.YES)
    a_symposium(title="締結式", event_type=EventType.CEREMONY)
    PublicationPageFactory(title="会報", kind=PublicationKind.NEWSLETTER)
    PublicationPageFactory(title="趣意書", kind=PublicationKind.PROSPECTUS)
    PublicationPageFactory(
        title="先の報告書", kind=PublicationKind.REPORT, date_published=date(2016, 6, 2)
    )
    kinds = {line.text: line.kind.value for line in lines()}
    assert kinds == {
        "種類で載る": "event",
        "今日から": "event",
        "選ばれた講演会": "event",
        "締結式": "signing",
        "趣意書": "publication",
    }
    assert all(line.is_derived and line.record for line in lines())
    assert texts(kind=ChronologyKind.SIGNING) == ["締結式"]
    clock.move_to("2016-06-02T00:00:00+09:00")
    assert "まだ" in texts()


@pytest.mark.parametrize(
    ("sessions", "iso"),
    [
        ([("2016-06-25", None), ("2016-06-26", None)], "{2016-06-25,2016-06-26}"),
        ([("2016-06-25", "2016-06-26")], "2016-06-25/2016-06-26"),
        ([("2016-06-25", None), ("2016-06-25", None)], "2016-06-25"),
        ([("2016-06-25", "2016-06-26"), ("2016-06-28", None)], "{2016-06-25,2016-06-28}"),
        ([(f"2016-06-{day:02}", None) for day in range(1, 9)], "2016-06-01/2016-06-08"),
    ],
)
def test_an_event_is_dated_by_its_sessions(
    sessions: list[tuple[str, str | None]], iso: str
) -> None:
    a_symposium(sessions=[{"date_of_start": start, "date_of_end": end} for start, end in sessions])
    (line,) = lines()
    assert line.date.value == iso


def test_a_page_that_an_entry_speaks_of_is_no_second_line() -> None:
    page = a_symposium(chronicled=Chronicled.YES)
    ChronologyEntryFactory(text="記録", record=page)
    assert texts() == ["記録"]


def test_an_entry_that_seems_to_be_the_same_stands_alone_until_the_editor_says_otherwise() -> None:
    page = a_symposium()
    entry: Any = ChronologyEntryFactory(text="シンポジウムを開催", kind=ChronologyKind.EVENT)
    assert texts() == ["シンポジウムを開催"]
    page.chronicled = Chronicled.YES
    page.save()
    assert texts() == ["シンポジウムを開催", "架空シンポジウム"]
    entry.kind = ChronologyKind.MEETING
    entry.save()
    page.chronicled = Chronicled.BY_TYPE
    page.save()
    assert texts() == ["シンポジウムを開催", "架空シンポジウム"]


def test_a_signing_enters_from_its_agreement_unless_its_ceremony_tells_of_it() -> None:
    signed = AgreementPageFactory(title="架空の協定", signed_on=date(2016, 4, 26))
    AgreementPageFactory(title="先の協定", signed_on=None)
    by_then = {"signed_on": date(2016, 4, 26), "is_signing_day_certain": False}
    AgreementPageFactory(title="この日までの協定", **by_then)
    AgreementPageFactory(title="下書きの協定", signed_on=date(2016, 4, 26), draft=True)
    (line,) = lines()
    assert (line.text, line.kind.value, line.date.value) == ("架空の協定", "signing", "2016-04-26")
    assert line.type == "members.AgreementPage"
    ceremony = a_symposium(title="締結式", event_type=EventType.CEREMONY)
    EventAgreement.objects.create(page=ceremony, agreement=signed)
    assert texts() == ["締結式"]
    ChronologyEntryFactory(text="記録", kind=ChronologyKind.SIGNING, record=ceremony)
    assert texts() == ["記録"]


def test_an_entry_of_the_day_stands_for_a_signing() -> None:
    AgreementPageFactory(signed_on=date(2016, 4, 26))
    ChronologyEntryFactory(text="締結", kind=ChronologyKind.SIGNING)
    assert texts() == ["締結"]


def test_a_hidden_page_is_no_line_and_no_link() -> None:
    hidden = a_symposium(draft=True)
    ChronologyEntryFactory(text="記録", record=hidden, related=[("page", hidden)])
    a_symposium(title="下書き", draft=True)
    (line,) = lines()
    assert (line.text, line.record, line.related) == ("記録", None, [])


def test_a_year_alone_lies_in_no_fiscal_year() -> None:
    entry: Any = ChronologyEntryFactory.build(date=stated("2016"))
    with pytest.raises(ValidationError, match="年だけでは年度が決まりません"):
        entry.clean()
    with transaction.atomic(), pytest.raises(IntegrityError):
        ChronologyEntryFactory(date=stated("2016"))


@pytest.mark.parametrize("raw", ["2016-4-26", "2016-04-26/2016-04-25", "平成28年", ""])
def test_the_database_itself_refuses_what_is_no_date(raw: str) -> None:
    entry: Any = ChronologyEntryFactory()
    with transaction.atomic(), pytest.raises((IntegrityError, ValidationError)):
        ChronologyEntry.objects.filter(pk=entry.pk).extra(where=["true"]).update(date=raw)


def test_the_page_shows_one_fiscal_year_and_ways_to_others(client: Client) -> None:
    ChronologyPageFactory()
    body: Any = BodyFactory(name="架空総会")
    ChronologyEntryFactory(date=stated("2014-09-10"), text="はじまり")
    ChronologyEntryFactory(date=stated("2016-04-26"), text="協定", body=body)
    shown = client.get("/chronology/").content.decode()
    assert "協定" in shown
    assert "はじまり" not in shown
    assert "平成28年度 <small>2016年4月～2017年3月</small>" in shown
    assert '<a href="?fiscal_year=2014" rel="prev">平成26年度</a>' in shown
    before = client.get("/chronology/?fiscal_year=2014").content.decode()
    assert "はじまり" in before
    assert "平成28年度</a>" in before
    empty = client.get("/chronology/?fiscal_year=2099").content.decode()
    assert "令和81年度" in empty
    assert "出来事はまだありません" in empty
    filtered = client.get(f"/chronology/?fiscal_year=2016&body={body.pk}").content.decode()
    assert "協定" in filtered
