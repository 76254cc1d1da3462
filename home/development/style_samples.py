"""Made-up records for the style guide, as the schemas that the site's templates get."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from cms.pages.blocks.samples import SampleContext
from cms.pages.body import BodyBlocks
from cms.pages.dates.precision import StatedDate
from cms.pages.listings import Control, filters, page_of
from cms.pages.schemas.dates import Stated
from cms.pages.schemas.pages import Correction
from cms.reading.schemas import Breadcrumb, Choice, PageMeta
from home.development import year_samples
from home.development.member_samples import member_samples
from home.development.style_network import figures, network, participants
from members.choices import AgreementStatus, CooperationField
from members.schemas.agreements import AgreementSummary, AgreementTally
from news.calendars import calendar_of
from news.choices import EventStatus, EventType, NewsCategory, PublicationKind
from news.months import Month
from news.parameters import EventFilters
from news.schemas.events import EventSummary
from news.schemas.news import NewsSummary
from news.schemas.parts import Session
from news.schemas.publications import PublicationSummary

DAY = date(2026, 11, 25)
SHORT = "雪まつりを共同で開きます"
LONG = "架空県架空郡と東京23区の市町村長会による広域連携協定の締結式を、多くの方とともに開きました"
SENTENCE = "架空市と架空区が、冬の催しを一緒に準備しています。申し込みは要りません。"


@dataclass(frozen=True, slots=True)
class BlockSample:
    """One kind of block as the block picker shows it."""

    name: str
    body: list[Any]


def blocks() -> list[BlockSample]:
    """Every block of a body."""
    found: dict[str, Any] = BodyBlocks().child_blocks
    return [
        BlockSample(
            str(block.label), [block.schema(block.get_preview_value(), name, SampleContext())]
        )
        for name, block in found.items()
    ]


def news() -> list[NewsSummary]:
    """A row of each category; short, long, with and without a description."""
    return [
        NewsSummary(
            **_page(number, "news.NewsPage", LONG if number % 2 else SHORT),
            date_published=DAY,
            category=_choice(category),
            field=[_choice(CooperationField.TOURISM)] if number % 2 else [],
            series=None,
        )
        for number, category in enumerate(NewsCategory, 1)
    ]


def events() -> list[EventSummary]:
    """An event in every status; on one day, on several, and without a date."""
    spans: list[int | None] = [0, 1, 9, None]
    return [
        event(number, status, span)
        for number, (status, span) in enumerate(zip(EventStatus, spans, strict=True), 1)
    ]


def event(number: int, status: EventStatus, span: int | None) -> EventSummary:
    """An event whose last day is so many days after its first; None for no date."""
    last = None if span is None else DAY + timedelta(days=span)
    session = Session(
        uid=UUID(int=number),
        label="",
        all_day=False,
        date_of_start=DAY,
        date_of_end=last,
        start_time=time(13, 30),
        end_time=time(16),
        start=DAY,
        end=None,
        note="",
    )
    return EventSummary(
        **_page(number, "news.EventPage", LONG if number == 2 else SHORT),
        sub_title="",
        event_type=_choice(EventType.SYMPOSIUM),
        field=[_choice(CooperationField.TOURISM)],
        status=_choice(status),
        status_note="台風の接近により、日程を変えました。" if number == 2 else "",
        date_of_start=DAY if last else None,
        date_of_end=last,
        date_time_description="",
        sessions=[session] if last else [],
        webinar_status=Choice(value="on_site", label="現地開催のみ"),
        location="架空会館",
        location_address="",
        fee_status=Choice(value="free", label="無料"),
        organizer=[],
    )


def agreements() -> list[AgreementSummary]:
    """An agreement in every status; signed, planned by month, and signed on a day in doubt."""
    return [
        AgreementSummary(
            **_page(number, "members.AgreementPage", LONG if number == 2 else SHORT),
            as_of=DAY,
            status=_choice(status),
            planned_on=Stated.of(StatedDate.month(2027, 3)) if number == 1 else None,
            signed_on=None if number == 1 else DAY,
            is_signing_day_certain=number != 3,
            ended_on=DAY if number == 4 else None,
            field=[_choice(CooperationField.TOURISM)],
            parties=[],
        )
        for number, status in enumerate(AgreementStatus, 1)
    ]


def publications() -> list[PublicationSummary]:
    """A card of each kind: with a pattern, with an image, with a file."""
    context = SampleContext()
    return [
        PublicationSummary(
            **_page(number, "news.PublicationPage", LONG if number == 2 else SHORT)
            | {"image": context.image(1, "青い波") if number == 3 else None},
            kind=_choice(kind),
            date_published=DAY,
            as_of=None,
            publisher="架空市長会",
            series=None,
            series_number=None,
            files=[context.file(1)] if number % 2 else [],
        )
        for number, kind in enumerate(PublicationKind, 1)
    ]


def style_context() -> dict[str, Any]:
    """All that the style guide shows."""
    chosen = EventFilters(event_type=EventType.SYMPOSIUM)
    happening = events()
    month = calendar_of(
        Month.of(DAY),
        happening,
        today=DAY,
        known=[Month(2026, 10), Month(2026, 12)],
        chosen={},
    )
    controls = [
        Control("event_type", "種類", [(str(k), str(k.label), 3) for k in EventType]),
        Control("from", "この日から"),
        Control("q", "名称・読み・コード", input_type="search"),
    ]
    context = SampleContext()
    file = context.file(1)
    return {
        "page": {
            "title": LONG,
            "breadcrumbs": [
                Breadcrumb(title="ホーム", html_url="#"),
                Breadcrumb(title="お知らせ", html_url="#"),
            ],
            "meta": {"html_url": "#", "detail_url": "#"},
        },
        "blocks": blocks(),
        "news": news(),
        "events": happening,
        "publications": publications(),
        "agreements": agreements(),
        "tally": AgreementTally(
            as_of=DAY, agreements=2, bodies=3, companies=1, prefectures=2, municipalities=169
        ),
        "calendar": month,
        "today": [1],
        "network": network(),
        "figures": figures(),
        "participants": participants(),
        "lines": year_samples.lines(),
        "schedule": year_samples.schedule(),
        "listing": {"filters": filters(chosen, controls), "is_filtered": True, "count": 0},
        "empty": {"is_filtered": False},
        "pagination": page_of(5, 200, chosen),
        "files": [file, file.model_copy(update={"title": LONG, "size": None})] if file else [],
        "corrections": [Correction(date=DAY, text="開始の時刻を、13時から13時30分に改めました。")],
        "points": [
            {
                "topic": "催しについて",
                "telephone": "03-0000-0000",
                "extension": "12",
                "organization": "架空市長会",
                "section": "企画係",
                "hours": "平日 9:00〜17:00",
                "email": "kikaku@example.jp",
            }
        ],
        "colours": COLOURS,
        **member_samples(),
    }


COLOURS = (
    "ink", "ink-soft", "line", "line-strong", "surface", "band", "foot", "brand", "brand-hover",
    "brand-ink", "brand-wash", "on-brand", "deep", "on-deep", "happens", "happens-ink",
    "happens-wash", "agreed", "agreed-wash", "alert", "alert-wash", "focus-line", "focus-gap",
)  # fmt: skip
"""The names of `static/css/tokens.css`; tests/home/development compares them with the file."""


def _page(number: int, kind: str, title: str) -> dict[str, Any]:
    meta = PageMeta(
        type=kind,
        detail_url="#",
        html_url="#",
        slug=f"sample-{number}",
        locale="ja",
        first_published_at=None,
        last_published_at=None,
    )
    description = SENTENCE if number % 2 else ""
    return {
        "type": kind,
        "id": number,
        "meta": meta,
        "title": title,
        "description": description,
        "image": None,
    }


def _choice(choice: Any) -> Choice:
    return Choice(value=choice.value, label=str(choice.label))
