"""What editors choose from. Codes are part of the API: they stay, new ones may be added."""

from django.db import models


class NewsCategory(models.TextChoices):
    NOTICE = "notice", "お知らせ"
    MEETING = "meeting", "会議"
    AGREEMENT = "agreement", "協定"
    COLLABORATION = "collaboration", "連携事業"
    EVENT = "event", "イベント"
    RECRUITMENT = "recruitment", "募集"
    SURVEY = "survey", "調査"
    PUBLICATION = "publication", "資料"


class PublicationKind(models.TextChoices):
    PROSPECTUS = "prospectus", "趣意書"
    PAMPHLET = "pamphlet", "パンフレット"
    SURVEY_REPORT = "survey_report", "調査報告"
    REPORT = "report", "報告書"
    NEWSLETTER = "newsletter", "会報"
    LIST = "list", "名簿・一覧"
    LOGO = "logo", "ロゴマーク"
    FORM = "form", "要綱・様式"
    OTHER = "other", "その他"


class EventType(models.TextChoices):
    SYMPOSIUM = "symposium", "シンポジウム"
    LECTURE = "lecture", "講演会・セミナー"
    PROMOTION = "promotion", "魅力発信イベント"
    MARKET = "market", "物産展・マルシェ"
    EXHIBITION = "exhibition", "展示"
    FESTIVAL = "festival", "祭り・催し"
    EXCHANGE = "exchange", "交流事業"
    CEREMONY = "ceremony", "式典・締結式"
    MEETING = "meeting", "会議・意見交換会"
    OTHER = "other", "その他"


class EventStatus(models.TextChoices):
    PLANNED = "planned", "開催予定"
    POSTPONED = "postponed", "延期"
    CANCELLED = "cancelled", "中止"
    HELD = "held", "開催済み"


class WebinarStatus(models.TextChoices):
    """The three values of GIF's webinarStatus."""

    ON_SITE = "on_site", "現地開催のみ"
    ONLINE = "online", "オンライン"
    HYBRID = "hybrid", "ハイブリッド"


class FeeStatus(models.TextChoices):
    FREE = "free", "無料"
    PAID = "paid", "有料"
    UNKNOWN = "unknown", "未定"


class ChronologyKind(models.TextChoices):
    """What an entry of the chronology speaks of."""

    MEETING = "meeting", "会議"
    DECISION = "decision", "決定"
    SIGNING = "signing", "締結"
    VISIT = "visit", "訪問・来訪"
    EVENT = "event", "催し"
    PUBLICATION = "publication", "公表・発行"


class ScheduleKind(models.TextChoices):
    """How something planned stands in a yearly chart."""

    BAR = "bar", "期間"
    MILESTONE = "milestone", "節目"


class Chronicled(models.TextChoices):
    """Whether a page enters the chronology by itself."""

    BY_TYPE = "by_type", "種類による"
    YES = "yes", "載せる"
    NO = "no", "載せない"


CHRONICLED_EVENTS = {
    EventType.SYMPOSIUM: ChronologyKind.EVENT,
    EventType.PROMOTION: ChronologyKind.EVENT,
    EventType.MARKET: ChronologyKind.EVENT,
    EventType.FESTIVAL: ChronologyKind.EVENT,
    EventType.EXCHANGE: ChronologyKind.EVENT,
    EventType.CEREMONY: ChronologyKind.SIGNING,
}
"""The types of events that enter the chronology unless an editor says otherwise, and as what."""

CHRONICLED_PUBLICATIONS = (
    PublicationKind.PROSPECTUS,
    PublicationKind.SURVEY_REPORT,
    PublicationKind.REPORT,
    PublicationKind.LOGO,
)
"""Those of publications; pamphlets, newsletters and lists come too often to be history."""


class BodyRole(models.TextChoices):
    """What an organization does for an event."""

    ORGANIZER = "organizer", "主催"
    CO_ORGANIZER = "co_organizer", "共催"
    SUPPORTER = "supporter", "後援"
    SPECIAL_COOPERATION = "special_cooperation", "特別協力"
    COOPERATION = "cooperation", "協力・連携協力"
    PARTICIPANT = "participant", "参加"


class SpeakerRole(models.TextChoices):
    SPEAKER = "speaker", "登壇者"
    KEYNOTE = "keynote", "基調講演"
    LECTURER = "lecturer", "講師"
    REPORTER = "reporter", "事例報告"
    PANELIST = "panelist", "パネリスト"
    COORDINATOR = "coordinator", "コーディネーター"
    MODERATOR = "moderator", "司会"
    GREETING = "greeting", "挨拶"
    PERFORMER = "performer", "出演"
