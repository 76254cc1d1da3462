"""Kinds of organization, the eight regions, and the fields in which they work together."""

from django.db import models


class OrganizationKind(models.TextChoices):
    PREFECTURE = "prefecture", "都道府県"
    CITY = "city", "市"
    TOWN = "town", "町"
    VILLAGE = "village", "村"
    SPECIAL_WARD = "special_ward", "特別区"
    PARTIAL_AFFAIRS_ASSOCIATION = "partial_affairs_association", "一部事務組合"
    MAYORS_ASSOCIATION = "mayors_association", "市長会・町村会"
    COMPANY = "company", "企業"
    OTHER = "other", "その他の団体"


MUNICIPALITIES = (
    OrganizationKind.CITY,
    OrganizationKind.TOWN,
    OrganizationKind.VILLAGE,
    OrganizationKind.SPECIAL_WARD,
)
"""The kinds that make up the 1,741: 市町村 and the special wards."""


class Region(models.TextChoices):
    """A convention, not law: which region a prefecture belongs to is data of the prefecture."""

    HOKKAIDO = "hokkaido", "北海道"
    TOHOKU = "tohoku", "東北"
    KANTO = "kanto", "関東"
    CHUBU = "chubu", "中部"
    KINKI = "kinki", "近畿"
    CHUGOKU = "chugoku", "中国"
    SHIKOKU = "shikoku", "四国"
    KYUSHU_OKINAWA = "kyushu_okinawa", "九州・沖縄"


class CooperationField(models.TextChoices):
    """分野, the same for news, events, agreements, collaborations, profiles and proposals."""

    INDUSTRY = "industry", "産業"
    TOURISM = "tourism", "観光"
    CULTURE = "culture", "文化"
    SPORTS = "sports", "スポーツ"
    DISASTER_PREVENTION = "disaster_prevention", "防災"
    ENVIRONMENT = "environment", "環境"
    EDUCATION = "education", "教育"
    WELFARE = "welfare", "福祉"
    PERSONNEL_EXCHANGE = "personnel_exchange", "人材交流"
    OTHER = "other", "その他"
