import pytest

from members.slugs import organization_slug


@pytest.mark.parametrize(
    ("romaji", "prefecture", "code", "slug"),
    [
        ("Ikeda-cho", "Fukui-ken", "", "ikeda-cho-fukui"),
        ("Adachi-ku", "Tokyo-to", "", "adachi-ku-tokyo"),
        ("Sakai-shi", "Osaka-fu", "", "sakai-shi-osaka"),
        ("Sapporo-shi", "Hokkaido", "", "sapporo-shi-hokkaido"),
        ("Esashi-cho", "Hokkaido", "015148", "esashi-cho-hokkaido-015148"),
        ("Fukui-ken", "", "", "fukui-ken"),
        ("Kaku Kogyo", "", "", "kaku-kogyo"),
    ],
)
def test_addresses_carry_romaji_and_prefecture(
    romaji: str, prefecture: str, code: str, slug: str
) -> None:
    assert organization_slug(romaji, prefecture, code) == slug
