"""The register in the admin, as an editor meets it."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.users.models import User
from members.models import Organization
from members.services.identities import organizations_merge
from tests.members.conftest import Load

LIST = "wagtailsnippets_members_organization:list"
ADD = "wagtailsnippets_members_organization:add"
EDIT = "wagtailsnippets_members_organization:edit"
DELETE = "wagtailsnippets_members_organization:delete"
CHOOSE = "wagtailsnippetchoosers_members_organization:choose"
CHOSEN = "wagtailsnippetchoosers_members_organization:chosen"


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("henshu@example.jp", "hiraku"))
    return client


def content(editor: Client, address: str, **query: str) -> str:
    response = editor.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def town_form(prefecture: Organization, /, **fields: str) -> dict[str, Any]:
    given = {
        "kind": "town",
        "code": "189995",
        "name": "架空町",
        "kana": "かくうちょう",
        "romaji": "Kaku-cho",
        "slug": "",
        "prefecture": str(prefecture.pk),
        "county": "",
        "region": "",
        "latitude": "",
        "longitude": "",
        "official_site": "",
        **{
            f"{name}-{count}": "1000" if count == "MAX_NUM_FORMS" else "0"
            for name in ("successions", "earlier_identities", "constituents")
            for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
        },
        "aliases-TOTAL_FORMS": "2",
        "aliases-INITIAL_FORMS": "0",
        "aliases-MIN_NUM_FORMS": "0",
        "aliases-MAX_NUM_FORMS": "1000",
        "aliases-0-spelling": "仮空町",
        "aliases-1-spelling": "",
        "aliases-1-DELETE": "on",
    }
    return given | fields


def test_the_list_shows_what_tells_namesakes_apart(editor: Client, load: Load) -> None:
    load("池田町")
    page = content(editor, reverse(LIST))
    assert "池田町（福井県）" in page
    assert "いけだまち" in page
    assert "183822" in page
    assert "自治体・団体" in page
    assert re.search(r"<th\b[^>]*>\s*<a\b[^>]*>\s*種別", page)


@pytest.mark.parametrize("query", ["梼原", "ﾕｽﾊﾗ", "394050", "高知県檮原町", "yusu"])
def test_the_list_is_searched_as_the_site_is(editor: Client, load: Load, query: str) -> None:
    load("檮原町", "池田町")
    page = content(editor, reverse(LIST), q=query)
    assert "檮原町（高知県）" in page
    assert "池田町（福井県）" not in page


def test_the_list_is_filtered(editor: Client, load: Load) -> None:
    load("檮原町", "池田町", "品川区")
    kochi = Organization.objects.get(name="高知県")
    for filters in (
        {"region": "shikoku"},
        {"prefecture": str(kochi.pk)},
        {"q": "町", "region": "shikoku"},
    ):
        page = content(editor, reverse(LIST), **filters)
        assert "檮原町（高知県）" in page
        assert "品川区（東京都）" not in page
    page = content(editor, reverse(LIST), kind="special_ward")
    assert "品川区（東京都）" in page
    assert "檮原町（高知県）" not in page


def test_the_list_costs_the_same_for_more_rows(editor: Client, load: Load) -> None:
    """… but for two small queries a row with which wagtail-localize decides on its button."""
    counts = []
    for names in (["品川区"], ["品川区", "池田町", "川西町", "足立区", "檮原町"]):
        load(*names)
        editor.get(reverse(LIST))
        with CaptureQueriesContext(connection) as queries:
            editor.get(reverse(LIST))
        localize = ("wagtail_localize_translatableobject", 'FROM "wagtailcore_locale" WHERE NOT')
        counts.append(sum(not any(part in query["sql"] for part in localize) for query in queries))
    assert counts[0] == counts[1]


def test_an_organization_is_added(editor: Client, load: Load) -> None:
    load("池田町")
    fukui = Organization.objects.get(code="180009")
    assert "例: いけだちょう" in content(editor, reverse(ADD))
    response = editor.post(reverse(ADD), town_form(fukui))
    assert response.status_code == 302
    added = Organization.objects.get(code="189995")
    assert (added.slug, added.locale.language_code) == ("kaku-cho-fukui", "ja")
    assert [alias.key for alias in added.aliases.all()] == ["仮空町"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"code": "189990"}, "続く数字は5です"),
        ({"code": "183822"}, "この団体コードはすでに登録されています。"),
        ({"slug": "ikeda-cho-fukui"}, "このアドレスはほかの団体が使っています。"),
        ({"prefecture": ""}, "市区町村には都道府県を選び"),
        ({"aliases-1-spelling": "仮空町", "aliases-1-DELETE": ""}, "重複"),
    ],
)
def test_wrong_input_comes_back_with_a_sentence(
    editor: Client, load: Load, fields: dict[str, str], sentence: str
) -> None:
    load("池田町")
    fukui = Organization.objects.get(code="180009")
    response = editor.post(reverse(ADD), town_form(fukui, **fields))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not Organization.objects.filter(name="架空町").exists()


def test_an_organization_is_edited(editor: Client, load: Load) -> None:
    load("品川区")
    ward = Organization.objects.get(code="131091")
    address = reverse(EDIT, args=[ward.pk])
    assert "shinagawa-ku-tokyo" in content(editor, address)
    form = town_form(ward.prefecture or ward, kind="special_ward", code="131091", name="品川区")
    response = editor.post(
        address,
        form
        | {"slug": ward.slug, "kana": "しながわく", "official_site": "https://city.example.jp/"},
    )
    assert response.status_code == 302
    ward.refresh_from_db()
    assert (ward.official_site, ward.romaji) == ("https://city.example.jp/", "Kaku-cho")
    assert ward.slug == "shinagawa-ku-tokyo"


def test_what_is_referred_to_is_not_deleted(editor: Client, load: Load) -> None:
    load("品川区")
    tokyo = Organization.objects.get(code="130001")
    address = reverse(DELETE, args=[tokyo.pk])
    page = content(editor, address)
    assert "1" in page
    assert 'method="POST"' not in page.split("main")[-1]
    assert editor.post(address).status_code in {302, 403}
    assert Organization.objects.filter(pk=tokyo.pk).exists()


def test_what_nobody_refers_to_is_deleted(editor: Client, load: Load) -> None:
    load("品川区")
    ward = Organization.objects.get(code="131091")
    assert editor.post(reverse(DELETE, args=[ward.pk])).status_code == 302
    assert not Organization.objects.filter(pk=ward.pk).exists()


def test_the_chooser_finds_by_spelling_and_tells_namesakes_apart(
    editor: Client, load: Load
) -> None:
    load("池田町", "檮原町")
    assert "池田町（岐阜県）" in editor.get(reverse(CHOOSE)).json()["html"]
    found = editor.get(reverse(CHOOSE), {"q": "梼原", "kind": "town"}).json()["html"]
    assert "檮原町（高知県）" in found
    assert "ゆすはらちょう" in found
    assert "池田町（岐阜県）" not in found
    town = Organization.objects.get(code="183822")
    chosen = editor.get(reverse(CHOSEN, args=[town.pk])).json()["result"]
    assert chosen["string"] == "池田町（福井県）"


def test_a_change_of_name_is_entered_beside_the_present_one(editor: Client, load: Load) -> None:
    load("池田町")
    fukui = Organization.objects.get(code="180009")
    earlier = {
        "earlier_identities-TOTAL_FORMS": "1",
        "earlier_identities-0-changed_on": "平成28年10月10日",
        "earlier_identities-0-name": "架空村",
        "earlier_identities-0-kana": "かくうむら",
        "earlier_identities-0-romaji": "Kaku-mura",
        "earlier_identities-0-kind": "village",
        "earlier_identities-0-code": "189961",
    }
    assert editor.post(reverse(ADD), town_form(fukui, **earlier)).status_code == 302
    town = Organization.objects.get(code="189995")
    assert town.identity_on(date(2016, 10, 9)).name == "架空村"
    assert town.name_on(date(2016, 10, 10)) == "架空町"
    # What was published is kept, whoever corrects it later.
    assert town.revisions.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"dissolved_on": ""}, "引き継いだ団体があるときは、廃止の日を入れてください。"),
        ({"established_on": "2020-01-01"}, "廃止の日は、設置の日より後にしてください。"),
    ],
)
def test_a_body_ends_before_another_takes_over(
    editor: Client, load: Load, fields: dict[str, str], sentence: str
) -> None:
    load("池田町")
    fukui = Organization.objects.get(code="180009")
    successor = Organization.objects.get(code="183822")
    merged = {
        "dissolved_on": "2005-04-01",
        "successions-TOTAL_FORMS": "1",
        "successions-0-successor": str(successor.pk),
    }
    response = editor.post(reverse(ADD), town_form(fukui, **merged | fields))
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert editor.post(reverse(ADD), town_form(fukui, **merged)).status_code == 302
    assert "架空町（福井県）［廃止］" in content(editor, reverse(LIST))


def test_nobody_takes_over_from_its_own_heirs(editor: Client, load: Load) -> None:
    load("池田町")
    one, other = Organization.objects.filter(name="池田町")[:2]
    organizations_merge(predecessors=[one], successor=other, merged_on=date(2005, 4, 1))
    form = town_form(
        other.prefecture or other,
        code=other.code,
        slug=other.slug,
        dissolved_on="2006-04-01",
        **{"successions-TOTAL_FORMS": "1", "successions-0-successor": str(one.pk)},
    )
    response = editor.post(reverse(EDIT, args=[other.pk]), form)
    assert "この団体に戻ってしまいます。" in response.content.decode()
