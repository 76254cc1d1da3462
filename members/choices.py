"""What editors choose from. Codes are part of the API: they stay, new ones may be added."""

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


COUNTED = (OrganizationKind.CITY, OrganizationKind.TOWN, OrganizationKind.VILLAGE)
"""The kinds in the project's printed counts of members, which leave out 23区等."""


class JoinedPrecision(models.TextChoices):
    """How exactly the day is known on which a membership began."""

    DAY = "day", "この日に登録"
    AT_LATEST = "at_latest", "遅くともこの日までに登録"


class FigureSubject(models.TextChoices):
    """What a stated figure is about; some can be counted here as well."""

    MEMBERS = "members", "登録自治体"
    PARTNERSHIPS = "partnerships", "友好都市・災害協定などの相手"
    INVITED = "invited", "連携を呼びかけた自治体"
    SURVEY_ANSWERS = "survey_answers", "アンケートへの回答"
    OTHER = "other", "その他"


class KanaRow(models.TextChoices):
    """五十音の行, by the first kana of a reading."""

    A = "a", "あ行"
    KA = "ka", "か行"
    SA = "sa", "さ行"
    TA = "ta", "た行"
    NA = "na", "な行"
    HA = "ha", "は行"
    MA = "ma", "ま行"
    YA = "ya", "や行"
    RA = "ra", "ら行"
    WA = "wa", "わ行"


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


class AgreementRole(models.TextChoices):
    """On which side of an agreement a body stands."""

    HUB = "hub", "特別区の側"
    PARTNER = "partner", "相手方"
    WITNESS = "witness", "立会い"


class AgreementStage(models.TextChoices):
    """The way to an agreement and on; signing and end follow from the dates of the page."""

    SOUNDED_OUT = "sounded_out", "意向の打診"
    PAPERS_SENT = "papers_sent", "資料の送付"
    AGREED = "agreed", "内容の合意"
    SIGNED = "signed", "締結"
    RENEWED = "renewed", "更新"
    ENDED = "ended", "終了"


ENTERED_STAGES = (
    AgreementStage.SOUNDED_OUT,
    AgreementStage.PAPERS_SENT,
    AgreementStage.AGREED,
    AgreementStage.RENEWED,
)
"""Those that editors enter one by one."""


class StageAudience(models.TextChoices):
    PUBLIC = "public", "一般"
    MEMBERS = "members", "会員と事務局"
    SECRETARIAT = "secretariat", "事務局だけ"


class Renewal(models.TextChoices):
    NONE = "none", "更新しない"
    AUTOMATIC = "automatic", "申し出がなければ更新"
    BY_DECISION = "by_decision", "そのつど決めて更新"


class AgreementStatus(models.TextChoices):
    """How an agreement stands on a day; derived, never entered."""

    PLANNED = "planned", "締結前"
    IN_FORCE = "in_force", "有効"
    EXPIRED = "expired", "期間満了"
    ENDED = "ended", "終了"


class CollaborationRole(models.TextChoices):
    """What a body does for a collaboration."""

    WARD = "ward", "特別区"
    PARTNER = "partner", "相手の団体"
    ORGANIZER = "organizer", "主催"
    COOPERATION = "cooperation", "協力"


class CollaborationStatus(models.TextChoices):
    PLANNED = "planned", "予定"
    HELD = "held", "実施済み"
    CANCELLED = "cancelled", "中止"
    POSTPONED = "postponed", "延期"
