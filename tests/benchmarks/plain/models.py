"""Pages with as many fields, streams and rows as ours, edited with Wagtail's own panels."""

from typing import Any, ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from tests.benchmarks.plain.blocks import (
    Body,
    Corrections,
    Documents,
    Photographs,
    Programme,
)

KINDS = [("one", "一つ目"), ("two", "二つ目"), ("three", "三つ目")]


def words(**options: Any) -> Any:
    return models.CharField(max_length=200, blank=True, **options)


def kind() -> Any:
    return models.CharField(max_length=20, choices=KINDS, default="one")


class Illustrated(Page):
    """What our pages have in common."""

    image = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    image_alt = words()
    corrections = StreamField(Corrections(), blank=True)
    lead = models.TextField(blank=True)
    body = StreamField(Body(), blank=True)

    class Meta:
        abstract = True


CLOSING = [FieldPanel("image"), FieldPanel("image_alt"), FieldPanel("corrections")]


class ListPage(Page):
    """A page with many below it."""


class Series(models.Model):
    name = models.CharField(max_length=100)

    objects: ClassVar[Any] = models.Manager()

    def __str__(self) -> str:
        return self.name


class PlainNews(Illustrated):
    date_published = models.DateField()
    category = kind()
    fields = words()
    series = models.ForeignKey(Series, null=True, blank=True, on_delete=models.PROTECT)
    attachments = StreamField(Documents(), blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date_published"), FieldPanel("category")]),
                FieldPanel("series"),
                FieldPanel("fields"),
            ]
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel("organizations"),
        FieldPanel("attachments"),
        *CLOSING,
    ]


class PlainNewsOrganization(Orderable):
    page = ParentalKey(PlainNews, on_delete=models.CASCADE, related_name="organizations")
    organization = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="+")


class PlainEvent(Illustrated):
    name_kana, name_en, sub_title = words(), words(), words()
    event_type, status, webinar_status, fee_status = kind(), kind(), kind(), kind()
    fields, keywords, status_note, description = words(), words(), words(), words()
    programme = StreamField(Programme(), blank=True)
    flyers = StreamField(Documents(), blank=True)
    webinar_url = models.URLField(blank=True)
    location, facility, address, parking = words(), words(), words(), words()
    latitude = models.DecimalField(null=True, blank=True, max_digits=9, decimal_places=6)
    longitude = models.DecimalField(null=True, blank=True, max_digits=9, decimal_places=6)
    access_method = models.TextField(blank=True)
    target_person, fee_description = words(), words()
    capacity = models.PositiveIntegerField(null=True, blank=True)
    application_method = models.TextField(blank=True)
    application_url = models.URLField(blank=True)
    application_deadline = models.DateTimeField(null=True, blank=True)
    contact_name, contact_section = words(), words()
    contact_telephone, contact_extension = words(), words()
    contact_email = models.EmailField(blank=True)
    contact_form_url = models.URLField(blank=True)
    attendance = models.PositiveIntegerField(null=True, blank=True)
    report = StreamField(Body(), blank=True)
    photographs = StreamField(Photographs(), blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        *(FieldPanel(name) for name in ("sub_title", "event_type", "status", "status_note")),
        FieldPanel("fields"),
        InlinePanel("sessions"),
        *(FieldPanel(name) for name in ("description", "webinar_status", "webinar_url")),
        *(FieldPanel(name) for name in ("location", "facility", "address", "parking")),
        *(FieldPanel(name) for name in ("latitude", "longitude", "access_method")),
        *(FieldPanel(name) for name in ("lead", "body", "programme")),
        InlinePanel("bodies"),
        *(FieldPanel(name) for name in ("target_person", "fee_status", "fee_description")),
        *(FieldPanel(name) for name in ("capacity", "application_method", "application_url")),
        *(FieldPanel(name) for name in ("application_deadline", "contact_name")),
        *(FieldPanel(name) for name in ("contact_section", "contact_telephone")),
        *(FieldPanel(name) for name in ("contact_extension", "contact_email")),
        *(FieldPanel(name) for name in ("contact_form_url", "flyers", "attendance")),
        *(FieldPanel(name) for name in ("report", "photographs", "name_kana", "name_en")),
        FieldPanel("keywords"),
        *CLOSING,
    ]


class PlainSession(models.Model):
    page = ParentalKey(PlainEvent, on_delete=models.CASCADE, related_name="sessions")
    label, note = words(), words()
    date_of_start = models.DateField()
    date_of_end = models.DateField(null=True, blank=True)
    all_day = models.BooleanField(default=False)
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.date_of_start}"


class PlainBody(Orderable):
    page = ParentalKey(PlainEvent, on_delete=models.CASCADE, related_name="bodies")
    role = kind()
    organization = models.ForeignKey(Series, null=True, blank=True, on_delete=models.PROTECT)
    name, note = words(), words()
