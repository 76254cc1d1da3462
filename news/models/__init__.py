from news.models.agreement_links import EventAgreement, NewsAgreement
from news.models.bodies import Body
from news.models.chronology import ChronologyEntry
from news.models.chronology_page import ChronologyPage
from news.models.event_bodies import EventBody
from news.models.event_index import EventIndexPage
from news.models.event_sessions import EventSession
from news.models.events import EventPage
from news.models.indexes import NewsIndexPage, PublicationIndexPage
from news.models.news import NewsOrganization, NewsPage
from news.models.publications import PublicationPage
from news.models.schedules import SchedulePage
from news.models.series import Series

__all__ = [
    "Body",
    "ChronologyEntry",
    "ChronologyPage",
    "EventAgreement",
    "EventBody",
    "EventIndexPage",
    "EventPage",
    "EventSession",
    "NewsAgreement",
    "NewsIndexPage",
    "NewsOrganization",
    "NewsPage",
    "PublicationIndexPage",
    "PublicationPage",
    "SchedulePage",
    "Series",
]
