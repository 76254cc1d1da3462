"""One page of each type with everything that it can show, for looking at the whole site."""

import json
import uuid
from datetime import date, time
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from cms.media import renditions
from cms.pages.blocks.base import BodyBlock
from cms.pages.body import BodyBlocks
from cms.pages.dates.precision import StatedDate
from home.models import FrontPage
from members.choices import OrganizationKind
from members.models import Organization
from members.services.organizations import organizations_load
from members.services.register_files import OrganizationRow, register_rows
from news.choices import BodyRole, ChronologyKind, EventStatus, NewsCategory
from news.models import EventAgreement
from tests.cms.media.images import image
from tests.factories.home import ContactPointFactory, StandardPageFactory, site_settings
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
    NewsPageFactory,
    PublicationPageFactory,
    SchedulePageFactory,
    schedule_item,
    schedule_row,
)
from tests.factories.pages import front_page

LONG = "架空県架空郡と東京23区の市町村長会による広域連携協定の締結式を開きました"
"""A title of the length that editors write."""


def stream(*blocks: tuple[str, Any]) -> str:
    """A StreamField's value as it is stored."""
    return json.dumps([{"type": t, "value": v, "id": str(uuid.uuid4())} for t, v in blocks])


def picture() -> Any:
    """An image with its renditions ready."""
    ready = image(width=1600, title="青い面", credit="架空市")
    renditions.make(ready)
    return ready


def paper(name: str) -> Any:
    document = get_document_model()(title="架空の協定書")
    document.file.save(name, ContentFile(b"%PDF-1.7 " + b"0" * 4000))
    return document


def whole_body(photo: Any, document: Any) -> str:
    """Every block of a body, filled in as the block picker shows it, with what is really there."""
    values = {
        name: block.get_preview_value()
        for name, block in BodyBlocks().child_blocks.items()
        if isinstance(block, BodyBlock)
    }
    alt = {"image": photo.pk, "alt_text": "青い面", "decorative": False}
    captioned = {"image": alt, "caption": "架空の会場のようす"}
    values["image"] = captioned
    values["gallery"] = {"title": "当日のようす", "images": [captioned] * 3}
    values["files"] = {"title": "配布資料", "files": [document.pk]}
    values["record"] = {"page": front_page().pk, "organization": None}
    values["links"] = {
        "title": "関連するページ",
        "links": [
            {"page": front_page().pk, "url": "", "text": "", "description": ""},
            {
                "page": None,
                "url": "https://example.jp/",
                "text": "架空市の観光案内",
                "description": "見どころと行き方をまとめています。",
            },
        ],
    }
    return stream(*values.items())


def furnish() -> dict[str, str]:
    """Make the pages; the answer is the path of each by name."""
    organizations_load(rows=[row for row in register_rows() if _is_needed(row)])
    photo, document = picture(), paper("agreement.pdf")
    body = whole_body(photo, document)
    _front(body)
    ContactPointFactory(topic="架空の取組について")
    town = Organization.objects.get(name="白糠町")
    common: dict[str, Any] = {"title": LONG, "body": body, "image": photo, "image_alt": "青い面"}
    news = NewsPageFactory(
        slug="signed",
        category=NewsCategory.AGREEMENT,
        organizations=[town],
        attachments=stream(("file", document.pk)),
        **common,
    )
    NewsPageFactory.create_batch(24, category=NewsCategory.NOTICE)
    standard = StandardPageFactory(slug="about", show_in_menus=True, **common)
    StandardPageFactory(parent=standard, slug="below")
    publication = PublicationPageFactory(
        slug="pamphlet", as_of=date(2016, 6, 1), files=stream(("file", document.pk)), **common
    )
    PublicationPageFactory.create_batch(4)
    paths: dict[str, Any] = {"news": news, "standard": standard, "publication": publication}
    paths["schedule"] = _chronology(town, news)
    paths |= _events(common, town, document)
    paths |= _registers(common, town, document)
    _members(town)
    return {
        "front": "/",
        "member index": "/members/?as_of=2026-11-25",
        "news index": "/news/",
        "event index": "/events/",
        "month": "/events/?month=2099-11",
        "publication index": "/publications/",
        "agreement index": "/agreements/?as_of=2016-06-07",
        "chronology": "/chronology/?fiscal_year=2015",
        "collaboration index": "/collaborations/",
        "ward table": "/collaborations/?view=table&fiscal_year=2015",
        "subsidies": "/collaborations/?view=subsidies&fiscal_year=2015",
        "organizations": "/organizations/?prefecture=01",
        "organization": f"/organizations/{town.slug}/",
        "not found": "/nothing-here/",
        **{name: page.get_url() for name, page in paths.items()},
    }


def _members(town: Organization) -> None:
    """The directory, with members in two regions, one without a place, and a stated figure."""
    MemberIndexPageFactory()
    associations = [OrganizationFactory(name="架空広域組合")]
    for one in [town, *Organization.objects.filter(code__startswith="18"), *associations]:
        MembershipFactory(organization=one)
    FigureFactory(value=195, note="23区等を除く数です。")


def _is_needed(row: OrganizationRow) -> bool:
    """All tiles of the map, one prefecture with its municipalities, and a town elsewhere."""
    is_prefecture = row.kind == OrganizationKind.PREFECTURE
    return is_prefecture or row.name == "白糠町" or row.code.startswith("18")


def _chronology(town: Organization, news: Any) -> Any:
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


def _events(common: dict[str, Any], town: Organization, document: Any) -> dict[str, Any]:
    speaker = {
        "name": "架空 太郎",
        "affiliation": "架空大学大学院",
        "office": "教授",
        "role": "panelist",
    }
    item = {"title": "パネルディスカッション", "start_time": "14:15:00", "speakers": [speaker] * 4}
    captioned = {"image": {"image": common["image"].pk, "alt_text": "青い面"}, "caption": "開会"}
    held = EventPageFactory(
        slug="held",
        status=EventStatus.HELD,
        attendance=1234,
        programme=stream(("item", item), ("item", item | {"start_time": None})),
        flyers=stream(("file", document.pk)),
        report=common["body"],
        photographs=stream(("photograph", captioned)),
        sessions=[{"label": "第1部"}, {"label": "第2部", "start_time": time(18), "end_time": None}],
        bodies=[
            {"role": BodyRole.ORGANIZER},
            {"role": BodyRole.PARTICIPANT, "organization": town, "name": ""},
        ],
        **common,
    )
    cancelled = EventPageFactory(
        slug="cancelled",
        title="架空の物産展",
        status=EventStatus.CANCELLED,
        status_note="台風の接近により中止しました。",
        sessions=[{"date_of_start": date(2099, 11, 28), "date_of_end": date(2099, 12, 1)}],
    )
    EventPageFactory(slug="undated", title="日程の決まっていない集い")
    return {"event": held, "cancelled event": cancelled}


def _registers(common: dict[str, Any], town: Organization, document: Any) -> dict[str, Any]:
    """Agreements in force, planned and ended."""
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
    captioned = {"image": {"image": common["image"].pk, "alt_text": "青い面"}, "caption": "会場"}
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
        photographs=stream(("photograph", captioned)),
        parties=[ward, {"organization": town}],
        subsidies=[{"fiscal_year": 2015, "ward": town, "amount": 500000, "note": "会場設営費"}],
        **common,
    )
    CollaborationPageFactory(slug="put-off", title="架空の物産展", status="postponed")
    return {"agreement": agreement, "collaboration": collaboration}


def _front(body: str) -> None:
    figure = BodyBlocks().child_blocks["figure"].get_preview_value()
    link = {
        "page": front_page().pk,
        "url": "",
        "text": "取組を知る",
        "description": "だれでも参加できます。",
    }
    page = FrontPage.objects.get(pk=front_page().pk)
    page.hero_title = "遠いまちほど、分かち合えるものがある。"
    page.hero_text = "架空の区と、全国のまちをつなぎます。"
    page.calls_to_action = stream(("link", link), ("link", link))
    page.figures = stream(*[("figure", figure)] * 4)
    page.about_title = "この取組とは"
    page.about = body
    page.save_revision().publish()
    settings = site_settings()
    settings.name, settings.tagline = "架空全国連携プロジェクト", "架空の区と全国の市町村"
    settings.save()
