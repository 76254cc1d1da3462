"""One event, one piece of news and one publication with everything filled in."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from cms.media.models import PortalDocument
from cms.reading.targets import SPECS
from members.choices import CooperationField
from news.choices import BodyRole, EventStatus, FeeStatus, WebinarStatus
from news.models import EventPage, NewsPage, PublicationPage
from tests.factories.news import (
    EventPageFactory,
    NewsPageFactory,
    PublicationPageFactory,
    SeriesFactory,
)
from tests.news import places


def document(title: str = "チラシ") -> PortalDocument:
    file = ContentFile(b"%PDF-1.7", name="flyer.pdf")
    found: PortalDocument = PortalDocument.objects.create(title=title, file=file, file_size=8)
    return found


def image(title: str = "会場") -> Any:
    found = get_image_model().objects.create(title=title, file=get_test_image_file())
    found.get_renditions(*SPECS)
    return found


def body(number: int) -> list[dict[str, Any]]:
    """A text that links to a page and a site, and the card of an organization."""
    html = f'<p><a linktype="page" id="{number}">関連</a> <a href="https://example.jp/">外</a></p>'
    card = {"page": None, "organization": places.arakawa().pk}
    return [
        {"type": "text", "value": html, "id": "a0000000-0000-4000-8000-000000000001"},
        {"type": "record", "value": card, "id": "a0000000-0000-4000-8000-000000000002"},
    ]


def full_event(**fields: Any) -> EventPage:
    """The symposium of 2016 with every field filled in; details beyond the source are invented."""
    other = NewsPageFactory()
    flyer, picture = document(), image()
    speaker = {"name": "架空 太郎", "affiliation": "架空大学", "office": "教授", "role": "keynote"}
    filled: dict[str, Any] = {
        "title": "全国連携シンポジウム",
        "image": picture,
        "image_alt": "会場のようす",
        "event_name_kana": "ゼンコクレンケイシンポジウム",
        "event_name_en": "National Cooperation Symposium",
        "sub_title": "遠隔自治体間連携の可能性と展望",
        "cooperation_fields": [CooperationField.OTHER, CooperationField.INDUSTRY],
        "keywords": "地方創生、広域連携, 自治体",
        "status": EventStatus.HELD,
        "status_note": "ご来場ありがとうございました。",
        "date_time_description": "雨天決行",
        "webinar_status": WebinarStatus.HYBRID,
        "webinar_url": "https://example.jp/live",
        "location": "東京区政会館",
        "venue_facility": "20階",
        "location_address": "東京都千代田区飯田橋3-5-1",
        "latitude": Decimal("35.699722"),
        "longitude": Decimal("139.750000"),
        "access_method": "飯田橋駅から徒歩5分",
        "parking": "ありません。",
        "target_person": "どなたでも",
        "fee_status": FeeStatus.FREE,
        "fee_description": "資料代も無料です。",
        "capacity": 200,
        "application_method": "申込フォームから。",
        "application_url": "https://example.jp/form",
        "application_deadline": datetime(2016, 4, 15, 8, 0, tzinfo=UTC),
        "contact_name": "架空事務局",
        "contact_section": "調査第1課",
        "contact_telephone": "03-0000-0000",
        "contact_telephone_extension": "123",
        "contact_email": "info@example.jp",
        "contact_form_url": "https://example.jp/contact",
        "attendance": 164,
        "body": body(other.pk),
        "report": body(other.pk),
        "programme": [
            {
                "type": "item",
                "value": {
                    "title": "基調講演",
                    "start_time": "13:40:00",
                    "end_time": "14:30:00",
                    "description": "",
                    "speakers": [{"type": "item", "value": speaker, "id": "1"}],
                },
                "id": "2",
            }
        ],
        "flyers": [{"type": "file", "value": flyer.pk, "id": "3"}],
        "photographs": [
            {
                "type": "photograph",
                "value": {
                    "image": {"image": picture.pk, "alt_text": "講演", "decorative": False},
                    "caption": "基調講演のようす",
                },
                "id": "4",
            }
        ],
        "sessions": [
            {"date_of_start": date(2016, 4, 27), "date_of_end": date(2016, 4, 28), "all_day": True,
             "start_time": None, "end_time": None, "label": "展示"},
            {"date_of_start": date(2016, 4, 26), "start_time": time(13, 30), "note": "開場13時"},
        ],
        "bodies": [
            {"organization": places.arakawa(), "name": ""},
            {"name": "架空実行委員会", "role": BodyRole.CO_ORGANIZER, "note": "会場係"},
            {"organization": places.hokkaido(), "role": BodyRole.SUPPORTER, "name": "道"},
            {"name": "架空社", "role": BodyRole.SPECIAL_COOPERATION},
            {"name": "架空協会", "role": BodyRole.COOPERATION},
            {"name": "架空の会", "role": BodyRole.PARTICIPANT},
            {"organization": places.arakawa(), "role": BodyRole.PARTICIPANT, "name": ""},
            {"organization": places.shiranuka(), "role": BodyRole.PARTICIPANT, "name": ""},
            {"organization": places.towns_of_hokkaido(), "role": BodyRole.PARTICIPANT, "name": ""},
        ],
    }  # fmt: skip
    page: EventPage = EventPageFactory(**(filled | fields))
    return page


def full_news(**fields: Any) -> NewsPage:
    filled = {
        "image": image(),
        "image_alt": "絵",
        "series": SeriesFactory(),
        "cooperation_fields": [CooperationField.TOURISM],
        "body": body(places_page().pk),
        "attachments": [{"type": "file", "value": document().pk, "id": "1"}],
        "organizations": [places.shiranuka(), places.arakawa()],
    }
    page: NewsPage = NewsPageFactory(**(filled | fields))
    return page


def full_publication(**fields: Any) -> PublicationPage:
    filled = {
        "image": image(),
        "image_alt": "絵",
        "series": SeriesFactory(),
        "series_number": 1,
        "as_of": date(2016, 6, 7),
        "publisher": "架空市長会",
        "body": body(places_page().pk),
        "files": [{"type": "file", "value": document().pk, "id": "1"}],
    }
    page: PublicationPage = PublicationPageFactory(**(filled | fields))
    return page


def places_page() -> NewsPage:
    page: NewsPage = NewsPageFactory(title="関連するお知らせ")
    return page
