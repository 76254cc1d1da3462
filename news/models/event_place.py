from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.pages.choices import choice_panel, known
from cms.pages.coded import coded
from cms.pages.positions import in_japan, latitude_field, longitude_field
from cms.reading.schemas import Position
from news.choices import WebinarStatus


class EventPlace(models.Model):
    """Where an event takes place: a venue, the net, or both."""

    webinar_status = models.CharField(
        "開催方法",
        max_length=10,
        choices=WebinarStatus,
        default=WebinarStatus.ON_SITE,
        help_text="会場だけか、オンラインか、両方かを選びます。例: ハイブリッド",
    )
    webinar_url = models.URLField(
        "配信のアドレス",
        max_length=500,
        blank=True,
        help_text="だれでも見られる配信のアドレスだけを入れます。"
        "申込者だけに知らせるものは入れません。"
        "例: https://www.example.jp/live",
    )
    location = models.CharField(
        "会場",
        max_length=100,
        blank=True,
        help_text="一覧とページに表示されます。例: 東京区政会館",
    )
    venue_facility = models.CharField(
        "階・部屋",
        max_length=100,
        blank=True,
        help_text="会場のあとに表示されます。例: 20階 会議室",
    )
    location_address = models.CharField(
        "所在地",
        max_length=200,
        blank=True,
        help_text="都道府県から書きます。例: 東京都千代田区飯田橋3-5-1",
    )
    latitude = latitude_field(
        "度で、小数点以下6桁まで（JGD2011）。地図へのリンクに使われます。例: 35.699722"
    )
    longitude = longitude_field("緯度と合わせて入れます。例: 139.750000")
    access_method = models.TextField(
        "行き方",
        max_length=500,
        blank=True,
        help_text="改行はそのまま表示されます。例: JR飯田橋駅東口から徒歩5分",
    )
    parking = models.CharField(
        "駐車場",
        max_length=200,
        blank=True,
        help_text="例: 駐車場はありません。公共交通機関をご利用ください。",
    )

    place_panel: ClassVar[Any] = MultiFieldPanel(
        [
            FieldRowPanel([choice_panel("webinar_status"), FieldPanel("webinar_url")]),
            FieldRowPanel([FieldPanel("location"), FieldPanel("venue_facility")]),
            FieldPanel("location_address"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("access_method"),
            FieldPanel("parking"),
        ],
        heading="どこで",
    )
    place_constraints: ClassVar[list[models.BaseConstraint]] = [
        known("webinar_status", WebinarStatus, "event_webinar_status_known"),
        in_japan(
            "event_position_in_japan",
            "緯度と経度は両方を、日本国内の値で入れてください。",
        ),
        models.CheckConstraint(
            condition=Q(webinar_url="") | ~Q(webinar_status=WebinarStatus.ON_SITE),
            name="event_webinar_url_if_online",
            violation_error_message="配信のアドレスは、オンラインかハイブリッドのときだけ入れられます。",
        ),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: "緯度と経度は、両方を入れるか両方を空にしてください。"})

    def place_summary_fields(self) -> dict[str, Any]:
        return {
            "webinar_status": coded(WebinarStatus, self.webinar_status),
            "location": self.location,
            "location_address": self.location_address,
        }

    def place_detail_fields(self) -> dict[str, Any]:
        position = None
        if self.latitude is not None and self.longitude is not None:
            position = Position(latitude=float(self.latitude), longitude=float(self.longitude))
        return {
            "webinar_url": self.webinar_url,
            "venue_facility": self.venue_facility,
            "position": position,
            "access_method": self.access_method,
            "parking": self.parking,
        }
