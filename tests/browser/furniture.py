"""One page of each type with everything that it can show, for looking at the whole site."""

from datetime import date, time
from typing import Any

from cms.pages.body import BodyBlocks
from home.models import FrontPage
from members.choices import OrganizationKind
from members.models import Organization
from members.services.organizations import organizations_load
from members.services.register_files import OrganizationRow, register_rows
from news.choices import BodyRole, EventStatus, NewsCategory
from tests.browser.fillings import LONG, captioned, paper, picture, stream, whole_body
from tests.browser.registers import chronology, members, registers
from tests.factories.home import ContactPointFactory, StandardPageFactory, site_settings
from tests.factories.news import EventPageFactory, NewsPageFactory, PublicationPageFactory
from tests.factories.pages import front_page


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
    paths["schedule"] = chronology(town, news)
    paths |= _events(common, town, document)
    paths |= registers(common, town, document)
    members(town)
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


def _is_needed(row: OrganizationRow) -> bool:
    """All tiles of the map, one prefecture with its municipalities, and a town elsewhere."""
    is_prefecture = row.kind == OrganizationKind.PREFECTURE
    return is_prefecture or row.name == "白糠町" or row.code.startswith("18")


def _events(common: dict[str, Any], town: Organization, document: Any) -> dict[str, Any]:
    speaker = {
        "name": "架空 太郎",
        "affiliation": "架空大学大学院",
        "office": "教授",
        "role": "panelist",
    }
    item = {"title": "パネルディスカッション", "start_time": "14:15:00", "speakers": [speaker] * 4}
    held = EventPageFactory(
        slug="held",
        status=EventStatus.HELD,
        attendance=1234,
        programme=stream(("item", item), ("item", item | {"start_time": None})),
        flyers=stream(("file", document.pk)),
        report=common["body"],
        photographs=stream(("photograph", captioned(common["image"], "開会"))),
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
