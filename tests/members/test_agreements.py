"""Agreements as they stood on any day: shapes, list, counts, and what only some may know."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from cms.reading.read import read_key, read_row, read_slice
from cms.reading.viewer import Viewer
from members.choices import AgreementRole, AgreementStatus, OrganizationKind, Renewal
from members.models import AgreementPage, AgreementStep, Constituent
from members.terms import Term
from news.models import EventAgreement, NewsAgreement
from tests.factories.members import (
    AgreementPageFactory,
    OrganizationFactory,
    agreement_index,
)
from tests.factories.news import EventPageFactory, NewsPageFactory
from tests.members.agreed import SIGNED, full_agreement
from tests.news import places

pytestmark = pytest.mark.django_db


def detail(page: Any, viewer: Viewer | None = None) -> Any:
    return read_key(AgreementPage, page.pk, viewer or Viewer.public(), AgreementPage.detail)


def get(path: str) -> Any:
    response = Client().get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def titles(path: str) -> list[str]:
    return [item["title"] for item in get(path)["items"]]


def test_the_public_is_told_public_steps_with_signing_among_them() -> None:
    shown = detail(full_agreement())
    assert [(step.stage.value, step.date.value if step.date else "") for step in shown.history] == [
        ("agreed", "2016-04"),
        ("signed", "2016-04-26"),
        ("renewed", "2017-04-26"),
    ]
    assert "カナリア" not in shown.model_dump_json()


def test_undated_steps_stand_where_their_kind_belongs() -> None:
    steps = [{"stage": stage, "audience": "public"} for stage in ("renewed", "sounded_out")]
    shown = detail(full_agreement(stages=steps))
    assert [step.stage.value for step in shown.history] == ["sounded_out", "signed", "renewed"]


def test_a_member_is_told_what_is_for_members_and_nobody_what_is_the_secretariats() -> None:
    shown = detail(full_agreement(), Viewer.member())
    assert [step.stage.value for step in shown.history] == [
        "papers_sent", "agreed", "signed", "renewed"
    ]  # fmt: skip
    assert "会員だけのカナリア" in shown.model_dump_json()
    assert "事務局だけのカナリア" not in shown.model_dump_json()


def test_a_draft_in_the_preview_hides_the_same_steps() -> None:
    page = full_agreement()
    page.save_revision()
    draft = page.get_latest_revision_as_object()
    for viewer, steps in ((Viewer.public(), 3), (Viewer.member(), 4)):
        assert len(read_row(draft, viewer, AgreementPage.detail).history) == steps


def test_an_agreement_tells_its_term_as_of_the_day() -> None:
    page = full_agreement()
    before = detail(page, Viewer.public().on(date(2016, 4, 25)))
    assert (before.status.value, before.planned_on.text) == ("planned", "2016年4月")
    assert (before.term.period_end, before.term.next_decision) == (None, None)
    within = detail(page, Viewer.public().on(date(2017, 3, 26)))
    assert within.status.value == "in_force"
    assert within.term.period_end == date(2017, 4, 25)
    assert within.term.next_decision == date(2018, 3, 25)
    assert [year.label for year in within.activities] == ["平成29年度", "平成28年度"]
    assert within.matters == ["観光に関すること"]
    assert [(party.role.value, party.name) for party in within.parties] == [
        ("hub", "荒川区"), ("partner", "北海道町村会"), ("witness", "架空の立会人会")
    ]  # fmt: skip


def test_pages_that_are_about_it_lead_there_and_back_until_they_are_hidden() -> None:
    page = full_agreement()
    ceremony, news = EventPageFactory(title="締結式"), NewsPageFactory(title="結びました")
    hidden = NewsPageFactory(title="カナリア", slug="canary", draft=True)
    EventAgreement.objects.create(page=ceremony, agreement=page)
    for one in (news, hidden):
        NewsAgreement.objects.create(page=one, agreement=page)
    shown = get(f"pages/{page.pk}")
    assert [link["title"] for link in shown["events"]] == ["締結式"]
    assert [link["title"] for link in shown["news"]] == ["結びました"]
    assert [link["title"] for link in get(f"pages/{news.pk}")["agreements"]] == [page.title]
    site = Client().get(page.get_url()).content.decode()
    assert "締結式" in site
    assert "カナリア" not in site
    AgreementPage.objects.get(pk=page.pk).unpublish()
    assert get(f"pages/{ceremony.pk}")["agreements"] == []
    assert get(f"pages/{news.pk}")["agreements"] == []


TERMS: list[dict[str, Any]] = [
    {},
    {"signed_on": SIGNED},
    {"signed_on": SIGNED, "term_months": 12},
    {"signed_on": SIGNED, "term_months": 12, "renewal": Renewal.AUTOMATIC},
    {"signed_on": SIGNED, "term_months": 12, "renewal": Renewal.BY_DECISION},
    {
        "signed_on": SIGNED,
        "term_months": 12,
        "renewal": Renewal.BY_DECISION,
        "renewed_until": date(2018, 3, 31),
    },
    {"signed_on": SIGNED, "ended_on": date(2017, 3, 31)},
    {"signed_on": SIGNED, "term_months": 6, "ended_on": date(2016, 12, 31)},
]


def test_rows_stand_as_their_terms_say_on_every_day() -> None:
    pages = [AgreementPageFactory(**fields) for fields in TERMS]
    for day in (
        date(2016, 4, 25), SIGNED, date(2016, 10, 25), date(2016, 10, 26), date(2016, 12, 31),
        date(2017, 1, 1), date(2017, 3, 31), date(2017, 4, 1), date(2017, 4, 25),
        date(2017, 4, 26), date(2018, 3, 31), date(2018, 4, 1),
    ):  # fmt: skip
        for status in AgreementStatus:
            found = set(AgreementPage.objects.standing(status, day).values_list("pk", flat=True))
            terms = {page.pk: page.agreed_term for page in pages}
            assert found == {key for key, term in terms.items() if _status(term, day) == status}, (
                day,
                status,
            )


def _status(term: Term | None, day: date) -> AgreementStatus:
    return term.status(day) if term else AgreementStatus.PLANNED


@pytest.fixture
def three() -> None:
    aomori = OrganizationFactory(
        name="青森県市長会", kind=OrganizationKind.MAYORS_ASSOCIATION, prefecture=places.hokkaido()
    )
    for association in (aomori, places.towns_of_hokkaido()):
        Constituent.objects.create(association=association, organization=places.shiranuka())
    left: Any = OrganizationFactory(name="架空町", kind=OrganizationKind.TOWN, code="016687",
                               prefecture=places.hokkaido())  # fmt: skip
    Constituent.objects.create(
        association=aomori, organization=left, since=date(2016, 6, 25), until=date(2020, 4, 1)
    )
    company = OrganizationFactory(name="架空生命", kind=OrganizationKind.COMPANY)
    hub = {"role": AgreementRole.HUB, "organization": places.arakawa()}
    AgreementPageFactory(
        title="北海道",
        signed_on=SIGNED,
        parties=[hub, {"organization": places.towns_of_hokkaido()}],
    )
    AgreementPageFactory(
        title="青森", planned_on="2016-06", signed_on=date(2016, 6, 25),
        parties=[hub, {"organization": aomori}, {"organization": places.towns_of_hokkaido()}],
    )  # fmt: skip
    AgreementPageFactory(
        title="企業", signed_on=date(2018, 8, 23), parties=[hub, {"organization": company}]
    )
    AgreementPageFactory(title="カナリア", draft=True, signed_on=SIGNED)


@pytest.mark.usefixtures("three")
def test_the_register_is_told_for_any_day_with_its_units_apart() -> None:
    found = get("agreements?as_of=2016-06-07")
    assert [(item["title"], item["status"]["value"]) for item in found["items"]] == [
        ("企業", "planned"), ("青森", "planned"), ("北海道", "in_force")
    ]  # fmt: skip
    assert found["items"][1]["planned_on"]["value"] == "2016-06"
    assert found["tally"] == {
        "as_of": "2016-06-07", "agreements": 1, "bodies": 1, "companies": 0, "prefectures": 1,
        "municipalities": 1,
    }  # fmt: skip
    assert titles("agreements?as_of=2016-06-07&status=in_force") == ["北海道"]
    assert titles("agreements?as_of=2016-06-24&status=planned") == ["企業", "青森"]
    assert titles("agreements?as_of=2016-06-25&status=planned") == ["企業"]
    today = get("agreements?prefecture=01")
    assert [item["title"] for item in today["items"]] == ["青森", "北海道"]
    assert (today["tally"]["agreements"], today["tally"]["bodies"]) == (3, 2)
    assert (today["tally"]["companies"], today["tally"]["prefectures"]) == (1, 1)
    assert today["tally"]["municipalities"] == 1
    assert get("agreements?as_of=2020-03-31")["tally"]["municipalities"] == 2
    assert titles("agreements?ward=131181") == ["企業", "青森", "北海道"]
    assert titles("agreements?locale=en") == []


def test_any_day_of_the_calendar_can_be_asked_for() -> None:
    address = full_agreement().get_url()
    for day, status in (("0001-01-01", "締結前"), ("9999-12-31", "有効")):
        assert status in Client().get(address, {"as_of": day}).content.decode()


@pytest.mark.usefixtures("three")
def test_the_site_lists_the_same_and_keeps_the_day() -> None:
    request = RequestFactory().get("/?as_of=2016-06-07&status=in_force")
    listing = agreement_index().specific.readings(request, Viewer.public())["listing"]
    assert [item.title for item in listing.items] == ["北海道"]
    assert listing.tally.agreements == 1
    page = Client().get(agreement_index().get_url(), {"as_of": "2016-06-07"}).content.decode()
    assert "2016年6月の予定" in page
    assert "?as_of=2016-06-07" in page
    aomori = AgreementPage.objects.get(title="青森")
    shown = Client().get(aomori.get_url(), {"as_of": "2016-06-07"}).content.decode()
    assert "締結前" in shown
    assert "締結前" not in Client().get(aomori.get_url()).content.decode()


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("as_of=2016-02-30", ("as_of", "not_a_date")),
        ("status=draft", ("status", "unknown_value")),
        ("as_of=", ("as_of", "empty_parameter")),
        ("stage=sounded_out", ("stage", "unknown_parameter")),
        ("ward=016683", ("ward", "invalid_format")),
    ],
)
def test_what_cannot_be_asked_is_refused(query: str, error: tuple[str, str]) -> None:
    response = Client().get(f"/api/v1/agreements?{query}")
    assert response.status_code == 422
    assert [(one["parameter"], one["code"]) for one in response.json()["errors"]] == [error]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"ended_on": SIGNED}, "締結日のあるときだけ"),
        ({"signed_on": SIGNED, "ended_on": date(2016, 4, 25)}, "それより後の日"),
        ({"renewal": Renewal.AUTOMATIC}, "期間（月数）も入れてください"),
        ({"term_months": 0}, "1か月以上"),
        ({"term_months": 12, "notice_months": 12}, "期間（月数）より短く"),
        ({"renewed_until": SIGNED}, "「そのつど決めて更新」のときだけ"),
    ],
)
def test_an_impossible_agreement_is_refused_in_a_sentence(
    fields: dict[str, Any], words: str
) -> None:
    page = AgreementPage(title="協定", slug="kyotei", **fields)
    with pytest.raises(ValidationError) as refused:
        page.full_clean(exclude=["path", "depth", "content_type", "locale"])
    assert words in str(refused.value)


def test_the_database_keeps_dates_in_order_itself() -> None:
    page = AgreementPageFactory(signed_on=SIGNED)
    for impossible in (
        {"ended_on": date(2016, 1, 1)},
        {"ended_on": SIGNED, "signed_on": None},
        {"term_months": 12, "notice_months": 32767},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            AgreementPage.objects.filter(pk=page.pk).update(**impossible)
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementStep.objects.create(page=page, stage="signed")


def test_a_list_costs_the_same_for_any_length() -> None:
    costs = set()
    for number in (2, 20):
        while AgreementPage.objects.count() < number:
            full_agreement()
        with CaptureQueriesContext(connection) as queries:
            part = read_slice(
                AgreementPage.objects.all(), Viewer.public(), AgreementPage.summary,
                offset=0, limit=100,
            )  # fmt: skip
        assert part.count == len(part.items) == number
        costs.add(len(queries))
    assert len(costs) == 1
    assert costs.pop() <= 8


def test_a_copy_begins_before_signing() -> None:
    page = full_agreement()
    copy = page.copy(update_attrs={"title": "写し", "slug": "copy"}, keep_live=False)
    copy = AgreementPage.objects.get(pk=copy.pk)
    assert (copy.signed_on, copy.in_force_until) == (None, None)
    assert copy.parties.count() == 3
