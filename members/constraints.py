"""What the database itself holds true of organizations."""

from django.db.models import BaseConstraint, CheckConstraint, F, Q, UniqueConstraint

from cms.pages.positions import in_japan
from members.choices import MUNICIPALITIES, OrganizationKind, Region

PREFECTURE = OrganizationKind.PREFECTURE
CODED = (PREFECTURE, *MUNICIPALITIES)


def organization_constraints() -> list[BaseConstraint]:
    """Constraints of the model Organization, each with its sentence for the editor."""
    return [
        UniqueConstraint(
            fields=["code", "locale"],
            # A new body may keep the code of one that was dissolved.
            condition=~Q(code="") & Q(dissolved_on__isnull=True),
            name="organization_code_unique",
            violation_error_message="この団体コードはすでに登録されています。",
        ),
        UniqueConstraint(
            fields=["slug", "locale"],
            name="organization_slug_unique",
            violation_error_message="このアドレスはほかの団体が使っています。団体コードなどを付けて区別してください。",
        ),
        CheckConstraint(
            condition=Q(kind__in=OrganizationKind.values), name="organization_kind_known"
        ),
        CheckConstraint(
            condition=Q(code="") | Q(code__regex=r"^[0-9]{6}$"),
            name="organization_code_form",
            violation_error_message="団体コードは半角の数字6桁です。",
        ),
        CheckConstraint(
            condition=~Q(kind__in=CODED) | ~Q(code=""),
            name="organization_code_present",
            violation_error_message="都道府県と市区町村には団体コードが必要です。",
        ),
        CheckConstraint(
            condition=Q(kind=PREFECTURE, region__in=Region.values)
            | (~Q(kind=PREFECTURE) & Q(region="")),
            name="organization_region_of_prefecture",
            violation_error_message="地方は、種別が都道府県のときに（そのときだけ）選んでください。",
        ),
        CheckConstraint(
            condition=Q(kind=PREFECTURE, prefecture__isnull=True)
            | Q(kind__in=MUNICIPALITIES, prefecture__isnull=False)
            | ~Q(kind__in=CODED),
            name="organization_prefecture_of_municipality",
            violation_error_message="市区町村には都道府県を選び、都道府県には選ばないでください。",
        ),
        CheckConstraint(
            condition=Q(is_designated=False) | Q(kind=OrganizationKind.CITY),
            name="organization_designated_is_city",
            violation_error_message="政令指定都市にできるのは市だけです。",
        ),
        in_japan(
            "organization_position_in_japan",
            "緯度と経度は両方を、日本国内の値で入力してください。",
        ),
        CheckConstraint(condition=~Q(slug=""), name="organization_slug_present"),
        CheckConstraint(
            condition=Q(established_on__isnull=True)
            | Q(dissolved_on__isnull=True)
            | Q(established_on__lt=F("dissolved_on")),
            name="organization_dissolved_after_established",
            violation_error_message="廃止の日は、設置の日より後にしてください。",
        ),
    ]
