"""The pages that enter the chronology by themselves, and the entries that speak of them."""

from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Value,
    When,
)

from cms.pages.facets import seen
from cms.reading.days import day_in_japan
from cms.reading.viewer import Viewer
from members.models import AgreementPage
from news.choices import CHRONICLED_EVENTS, Chronicled, ChronologyKind
from news.models.agreement_links import EventAgreement
from news.models.chronology import ChronologyEntry
from news.models.events import EventPage
from news.models.publications import PublicationPage

SIGNING_EVENTS = [
    kind for kind, named in CHRONICLED_EVENTS.items() if named == ChronologyKind.SIGNING
]


def derived(locale: str, viewer: Viewer) -> list[Any]:
    """The pages that would enter by themselves, whether an entry speaks of them or not.

    Each has the aliases `first_day`, `line_kind` and `is_by_type`: whether no editor has said that
    the page belongs here.
    """
    today = day_in_japan(viewer.now)
    by_type = ExpressionWrapper(Q(chronicled=Chronicled.BY_TYPE), output_field=BooleanField())
    publications = seen(PublicationPage.objects.in_locale(locale), viewer)
    events = seen(EventPage.objects.in_locale(locale), viewer)
    return [
        EventPage.objects.filter(pk__in=events)
        .chronicled(today)
        .alias(line_kind=_kind_of_event(), is_by_type=by_type),
        PublicationPage.objects.filter(pk__in=publications)
        .chronicled(today)
        .alias(line_kind=_always(ChronologyKind.PUBLICATION), is_by_type=by_type),
        _signings(locale, today, events, viewer),
    ]


def _signings(locale: str, today: date, events: Any, viewer: Viewer) -> Any:
    """Agreements on the day of signing, unless the event of their ceremony tells of it.

    One that is only known to have been signed by a day has none to stand at.
    """
    agreements = seen(AgreementPage.objects.in_locale(locale), viewer)
    ceremonies = EventAgreement.objects.filter(
        agreement=OuterRef("pk"),
        page__in=events,
        page__event_type__in=SIGNING_EVENTS,
        page__sessions__date_of_start=OuterRef("signed_on"),
    )
    return AgreementPage.objects.filter(
        ~Exists(ceremonies),
        pk__in=agreements,
        signed_on__lte=today,
        is_signing_day_certain=True,
    ).alias(
        first_day=F("signed_on"),
        line_kind=_always(ChronologyKind.SIGNING),
        is_by_type=Value(value=True),
    )


def _kind_of_event() -> Case:
    return Case(
        When(event_type__in=SIGNING_EVENTS, then=Value(ChronologyKind.SIGNING)),
        default=Value(ChronologyKind.EVENT),
        output_field=CharField(),
    )


def _always(kind: ChronologyKind) -> Value:
    return Value(kind, output_field=CharField())


def speaking_of() -> Any:
    """Entries that surely speak of a page, for `Exists`: the editor has said so."""
    return ChronologyEntry.objects.filter(record=OuterRef("pk"))


def seeming_to_speak_of() -> Any:
    """Entries of the same kind and first day that speak of no page, for `Exists`."""
    return ChronologyEntry.objects.filter(
        locale=OuterRef("locale"),
        record__isnull=True,
        kind=OuterRef("line_kind"),
        date__first_day=OuterRef("first_day"),
    )
