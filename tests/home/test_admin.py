"""The admin speaks Japanese, bears the mark and leaves out what nobody needs."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.admin.menu import help_menu

from home.models import SiteSettings
from tests.factories.home import site_settings

pytestmark = pytest.mark.django_db


def test_the_sign_in_page_bears_the_mark(client: Client) -> None:
    text = client.get(reverse("wagtailadmin_login"), follow=True).content.decode()
    assert "<h1>サインイン</h1>" in text
    assert "/static/img/mark.svg" in text
    assert "Password" not in strip_tags(text.partition("<main")[2])
    assert "Wagtail" not in text.partition("</main>")[0].partition("<main")[2]


def test_the_dashboard_leads_to_no_page_in_english(admin_client: Client) -> None:
    text = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "公開サイトを見る" in text
    assert "guide.wagtail.org" not in text


def test_help_keeps_the_shortcuts_alone(admin_client: Client) -> None:
    request = admin_client.get(reverse("wagtailadmin_home")).wsgi_request
    names = [item.name for item in help_menu.menu_items_for_request(request)]
    assert names == ["keyboard-shortcuts-trigger"]


def test_settings_are_edited_in_one_form(admin_client: Client) -> None:
    settings = site_settings()
    url = reverse("wagtailsettings:edit", args=["home", "sitesettings", settings.pk])
    text = admin_client.get(url).content.decode()
    for name in ("基本", "お問い合わせ先", "メニューと利用条件", "英語"):
        assert name in text
    response = admin_client.post(url, form(postal_code="102-0072"))
    assert response.status_code == 302
    settings = SiteSettings.objects.get()
    assert (settings.name, settings.postal_code) == ("架空連携", "102-0072")
    assert [point.telephone for point in settings.contact_points.all()] == ["03-0000-0000"]
    assert [link.url for link in settings.footer_links.all()] == ["/organizations/"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"postal_code": "1020072"}, "「102-0072」のように"),
        ({"security_contact": "security@example.jp"}, "「mailto:」「https://」「tel:」のどれか"),
        ({"contact_points-0-telephone": ""}, "電話番号かメールアドレスのどちらか"),
        ({"contact_points-0-telephone": "0300000000"}, "市外局番から"),
        ({"footer_links-0-url": "javascript:alert(1)"}, "「https://」で始まるアドレスか"),
        ({"footer_links-0-url": ""}, "どちらかが必要です"),
        ({"footer_links-0-title": ""}, "表示する文字を入力します"),
        ({"licence": "MIT"}, "MIT"),
    ],
)
def test_impossible_settings_are_refused_with_a_sentence(
    changes: dict[str, str], sentence: str, admin_client: Client
) -> None:
    url = reverse("wagtailsettings:edit", args=["home", "sitesettings", site_settings().pk])
    response = admin_client.post(url, form(**changes))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert SiteSettings.objects.get().name == "Renkei"


def form(**changes: str) -> dict[str, str]:
    """What the browser sends for the settings with one contact point and one footer link."""
    sent = {"name": "架空連携", "licence": "CC-BY-4.0"}
    for field in (
        "tagline", "description", "image", "publisher", "postal_code", "address", "attribution",
        "security_contact", "name_en", "tagline_en", "description_en", "publisher_en", "address_en",
    ):  # fmt: skip
        sent[field] = ""
    for prefix, count in (("contact_points", 1), ("menu_links", 0), ("footer_links", 1)):
        sent[f"{prefix}-TOTAL_FORMS"] = str(count)
        sent[f"{prefix}-INITIAL_FORMS"] = "0"
        sent[f"{prefix}-MIN_NUM_FORMS"] = "0"
        sent[f"{prefix}-MAX_NUM_FORMS"] = "1000"
    sent |= {
        "contact_points-0-topic": "登録について",
        "contact_points-0-organization": "架空市役所",
        "contact_points-0-telephone": "03-0000-0000",
        "contact_points-0-ORDER": "1",
        "footer_links-0-page": "",
        "footer_links-0-url": "/organizations/",
        "footer_links-0-title": "自治体",
        "footer_links-0-ORDER": "1",
    }
    return sent | changes
