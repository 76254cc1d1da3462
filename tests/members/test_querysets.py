import pytest
from wagtail.models import Locale

from members.models import Organization
from members.services.organizations import LoadResult
from tests.members.conftest import Load


def found(text: str) -> set[str]:
    return set(Organization.objects.matching(text).values_list("slug", flat=True))


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        # DATE-7: variants meet …
        ("梼原町", {"yusuhara-cho-kochi"}),
        ("檮原町", {"yusuhara-cho-kochi"}),
        ("龍ケ崎市", {"ryugasaki-shi-ibaraki"}),
        ("龍ヶ崎市", {"ryugasaki-shi-ibaraki"}),
        ("竜ヶ崎", {"ryugasaki-shi-ibaraki"}),
        ("関ヶ原町", {"sekigahara-cho-gifu"}),
        ("茅ケ崎市", {"chigasaki-shi-kanagawa"}),
        ("須惠町", {"sue-machi-fukuoka"}),
        # … and what is no variant does not.
        ("関原町", set()),
        ("川西町 山形", {"kawanishi-machi-yamagata"}),
        ("奈良県川西町", {"kawanishi-cho-nara"}),
        # By reading, romaji and code, in any width, case and kind of kana.
        ("ゆすはら", {"yusuhara-cho-kochi"}),
        ("ﾕｽﾊﾗ", {"yusuhara-cho-kochi"}),
        ("ＹＵＳＵ", {"yusuhara-cho-kochi"}),
        ("Ryūgasaki", {"ryugasaki-shi-ibaraki"}),
        ("394050", {"yusuhara-cho-kochi"}),
        ("３９４０５", {"yusuhara-cho-kochi"}),
        # A prefecture alone is a name; beside another word it says where.
        ("山形県", {"yamagata-ken"}),
        ("山形 ひがし", set()),
        # Nothing to look for, nothing found, and nothing breaks.
        ("%", set()),
        ("_", set()),
        ("・", set()),
        ("\\", set()),
        (" \u3000\n", set()),
        ("\x00", set()),
        ("檮\x00原", {"yusuhara-cho-kochi"}),
        ("' OR 1=1 --", set()),
    ],
)
def test_matching(load: Load, query: str, slugs: set[str]) -> None:
    load("檮原町", "龍ケ崎市", "関ケ原町", "茅ヶ崎市", "須恵町", "川西町")
    assert found(query) == slugs


def test_questions_can_be_combined(register: LoadResult) -> None:
    objects = Organization.objects
    assert objects.in_prefecture("13").special_wards().count() == 23
    assert objects.in_prefecture("13").municipalities().count() == 62
    assert objects.in_prefecture("13").prefectures().get().name == "東京都"
    assert objects.in_region("shikoku").municipalities().count() == 95
    assert objects.in_region("shikoku").prefectures().count() == 4
    assert objects.of_kind("village").in_region("hokkaido").count() == 15
    assert objects.in_prefecture("01").matching("北").of_kind("city").count() == 3
    assert objects.in_prefecture("99").count() == 0


def test_the_reading_order_is_the_databases_too(register: LoadResult) -> None:
    wards = Organization.objects.special_wards().in_reading_order()
    assert [ward.name for ward in wards][:9] == [
        *("足立区", "荒川区", "板橋区", "江戸川区", "大田区", "葛飾区", "北区", "江東区", "品川区")
    ]
    everybody = list(Organization.objects.in_reading_order())
    assert everybody == sorted(everybody, key=lambda row: (row.sort_key, row.code))


def test_one_language_at_a_time(load: Load) -> None:
    load("品川区")
    english = Locale.objects.get_or_create(language_code="en")[0]
    for row in Organization.objects.in_locale("ja"):
        row.copy_for_translation(english).save()
    assert Organization.objects.count() == 4
    assert Organization.objects.in_locale("ja").special_wards().count() == 1
    assert Organization.objects.in_locale("en").special_wards().count() == 1
