"""Registers and what happened, for looking at: members, agreements, collaborations, chronology."""

import json
from datetime import date
from typing import Any

from cms.pages.dates.precision import StatedDate
from members.models import Organization
from news.choices import ChronologyKind
from news.models import EventAgreement
from tests.browser.fillings import LONG, captioned, stream
from tests.factories.members import (
    AgreementPageFactory,
    CollaborationPageFactory,
    FigureFactory,
    MemberIndexPageFactory,
    MembershipFactory,
    OrganizationFactory,
)
from tests.factories.news import (
    BodyFactory,
    ChronologyEntryFactory,
    ChronologyPageFactory,
    EventPageFactory,
    SchedulePageFactory,
    schedule_item,
    schedule_row,
)


def members(town: Organization) -> None:
    """The directory, with members in two regions, one without a place, and a stated figure."""
    MemberIndexPageFactory()
    associations = [OrganizationFactory(name="架空広域組合")]
    for one in [town, *Organization.objects.filter(code__startswith="18"), *associations]:
        MembershipFactory(organization=one)
    FigureFactory(value=195, note="23区等を除く数です。")


def chronology(town: Organization, news: Any) -> Any:
    """What happened, and below it the plan of a year, which is the answer."""
    page = ChronologyPageFactory(introduction="<p>架空の取組の出来事です。</p>")
    ChronologyEntryFactory(
        date=StatedDate.from_iso("{2015-05-30,2015-05-31}"),
        kind=ChronologyKind.EVENT,
        text="架空の祭りの開会に、架空区長が登壇",
        points="開祭式\n　架空区長\n　架空市長\nブースを設置",
        follow_ups=stream(("follow_up", {"date": "2015-10-16", "text": "結果を報告"})),
        footnote="架空の注です。",
        related=stream(("organization", town.pk)),
    )
    ChronologyEntryFactory(
        date=StatedDate.from_iso("2015-11-18/2015-11-23"),
        body=BodyFactory(name="架空総会"),
        place="架空会館20階",
        text=LONG,
        record=news,
    )
    ChronologyEntryFactory(
        date=StatedDate.from_iso("2016-03"), kind=ChronologyKind.SIGNING, text="協定を締結"
    )
    rows = [
        schedule_row(
            "架空の集い",
            schedule_item("第1回", 4, kind="milestone", date="2016-04-26", is_done=True),
            schedule_item("企画案の作成", 5, 9),
            schedule_item("会場との調整、参加の打診", 10),
        ),
        schedule_row("雪まつり", schedule_item("準備", 10, 1), category="催し", actor="架空組合"),
        schedule_row("物産展", schedule_item("開催", 2, kind="milestone"), category="催し"),
    ]
    return SchedulePageFactory(
        parent=page,
        slug="plan",
        title="平成28年度架空スケジュール",
        fiscal_year=2016,
        adopted_on=date(2016, 8, 5),
        rows=json.dumps(rows),
        note_title="架空の注",
        notes="展示（3件）",
    )


def registers(common: dict[str, Any], town: Organization, document: Any) -> dict[str, Any]:
    """Agreements in force, planned and ended, and what is done together."""
    bodies = [{"organization": town, "note": "町長が署名"}, {"name": "架空の会", "role": "witness"}]
    agreement = AgreementPageFactory(
        slug="agreement",
        purpose="互いの強みを生かし、ともに元気になるため。",
        matters=stream(("matter", "観光の振興に関すること"), ("matter", "防災に関すること")),
        signed_on=date(2016, 4, 26),
        term_months=12,
        renewal="automatic",
        notice_months=1,
        documents=stream(("file", document.pk)),
        activities=stream(("activity", {"fiscal_year": 2016, "text": "催しに出展しました。"})),
        parties=bodies,
        stages=[{"stage": "agreed", "date": "2016-04", "audience": "public", "note": "案を確認"}],
        **common,
    )
    EventAgreement.objects.create(page=EventPageFactory(slug="ceremony"), agreement=agreement)
    AgreementPageFactory(
        slug="planned", title="架空県との協定", planned_on="2016-06", signed_on=date(2016, 6, 25)
    )
    AgreementPageFactory(
        slug="ended", title="架空市との協定", signed_on=date(2015, 4, 1), ended_on=date(2016, 3, 31)
    )
    ward = {"role": "ward", "name": "架空区"}
    collaboration = CollaborationPageFactory(
        slug="collaboration",
        period="{2015-10-17,2015-10-18}",
        status="held",
        series="架空町村会との連携",
        series_number=1,
        location="架空の広場",
        proposal="架空町の提案",
        visitors=1200,
        outcome=common["body"],
        photographs=stream(("photograph", captioned(common["image"], "会場"))),
        parties=[ward, {"organization": town}],
        subsidies=[{"fiscal_year": 2015, "ward": town, "amount": 500000, "note": "会場設営費"}],
        **common,
    )
    CollaborationPageFactory(slug="put-off", title="架空の物産展", status="postponed")
    return {"agreement": agreement, "collaboration": collaboration}
