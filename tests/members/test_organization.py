"""What the model and the database hold true of an organization."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from wagtail.models import Locale
from wagtail_localize.fields import get_translatable_fields

from members.choices import OrganizationKind
from members.models import Organization, OrganizationAlias
from tests.members.conftest import Load


@pytest.fixture
def fukui(load: Load) -> Organization:
    load("池田町")
    return Organization.objects.get(code="180009")


def town(fukui: Organization, **fields: Any) -> Organization:
    given = {
        "kind": OrganizationKind.TOWN,
        "code": "189995",
        "name": "架空町",
        "kana": "かくうちょう",
        "romaji": "Kaku-cho",
        "prefecture": fukui,
        "locale": Locale.get_default(),
    }
    return Organization(**given | fields)


def problems(organization: Organization) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        organization.full_clean()
    return refused.value.message_dict


def test_what_follows_from_other_fields_is_filled_in(fukui: Organization) -> None:
    organization = town(fukui, name="架空ヶ町")
    organization.full_clean()
    organization.save()
    organization.refresh_from_db()
    assert organization.slug == "kaku-cho-fukui"
    assert organization.name_key == "架空け町"
    assert organization.sort_key.startswith("かくうちよう ")
    assert organization.site_path == "/organizations/kaku-cho-fukui/"


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"code": "189990"}, "code", "検査数字"),
        ({"code": "18999"}, "code", "5桁では足りません"),
        ({"code": "131091"}, "code", "福井県の番号と違います"),
        ({"code": "183822"}, "__all__", "すでに登録されています"),
        ({"code": ""}, "__all__", "団体コードが必要です"),
        ({"kana": "カクウチョウ"}, "kana", "ひらがな"),
        ({"kana": "かくう ちょう"}, "kana", "空白を入れず"),
        ({"romaji": "架空"}, "romaji", "半角の英字"),
        ({"slug": "ikeda-cho-fukui"}, "__all__", "ほかの団体が使っています"),
        ({"prefecture": None}, "__all__", "市区町村には都道府県を選び"),
        ({"region": "chubu"}, "__all__", "地方は、種別が都道府県のときに"),
        ({"is_designated": True}, "__all__", "政令指定都市にできるのは市だけ"),
        ({"latitude": "35.1"}, "__all__", "緯度と経度は両方"),
        ({"latitude": "48.8", "longitude": "2.3"}, "latitude", "以下"),
        ({"kind": "hamlet"}, "kind", "選択"),
    ],
)
def test_wrong_input_is_refused_with_a_sentence(
    fukui: Organization, fields: dict[str, Any], field: str, sentence: str
) -> None:
    assert sentence in "".join(problems(town(fukui, **fields))[field])


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"code": "18999"}, "organization_code_form"),
        ({"code": "18999x"}, "organization_code_form"),
        ({"code": "183822"}, "organization_code_unique"),
        ({"code": ""}, "organization_code_present"),
        ({"slug": "ikeda-cho-fukui"}, "organization_slug_unique"),
        ({"kind": "hamlet"}, "organization_kind_known"),
        ({"prefecture": None}, "organization_prefecture_of_municipality"),
        ({"region": "chubu"}, "organization_region_of_prefecture"),
        ({"is_designated": True}, "organization_designated_is_city"),
        ({"latitude": "35.1"}, "organization_position_in_japan"),
        ({"latitude": "48.8", "longitude": "2.3"}, "organization_position_in_japan"),
    ],
)
def test_the_database_refuses_it_as_well(
    fukui: Organization, fields: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        town(fukui, **fields).save()


def test_a_prefecture_has_a_prefectures_code(fukui: Organization) -> None:
    prefecture = town(fukui, kind=OrganizationKind.PREFECTURE, prefecture=None, region="chubu")
    assert "2桁の番号と000" in "".join(problems(prefecture)["code"])


def test_bodies_without_a_code_may_be_many(fukui: Organization) -> None:
    for name in ("Kaku Kogyo", "Kaku Shoji"):
        company = town(fukui, kind=OrganizationKind.COMPANY, code="", romaji=name, prefecture=None)
        company.full_clean()
        company.save()
    assert Organization.objects.of_kind(OrganizationKind.COMPANY).count() == 2


def test_editors_can_tell_towns_of_one_name_apart(fukui: Organization) -> None:
    names = {str(row) for row in Organization.objects.filter(name="池田町")}
    assert names == {f"池田町（{above}）" for above in ("北海道", "福井県", "長野県", "岐阜県")}
    assert str(fukui) == "福井県"


def test_a_prefecture_in_use_cannot_be_deleted(fukui: Organization) -> None:
    with pytest.raises(ProtectedError):
        fukui.delete()


def test_aliases_keep_their_key(fukui: Organization) -> None:
    alias = OrganizationAlias.objects.create(organization=fukui, spelling="フクヰ　県")
    assert alias.key == "ふくゐ県"
    with pytest.raises(IntegrityError, match="alias_unique"), transaction.atomic():
        OrganizationAlias.objects.create(organization=fukui, spelling="フクヰ　県")
    with pytest.raises(IntegrityError, match="alias_key_present"), transaction.atomic():
        OrganizationAlias.objects.create(organization=fukui, spelling="　")


def test_only_the_name_is_written_anew_in_another_language() -> None:
    translated = [
        field.field_name
        for field in get_translatable_fields(Organization)
        if type(field).__name__ == "TranslatableField"
    ]
    editable = {
        field.name
        for field in Organization._meta.concrete_fields
        if field.editable and not field.primary_key
    }
    assert translated == ["name", "prefecture"]
    assert {field.field_name for field in get_translatable_fields(Organization)} == editable


def test_a_translation_shares_code_and_address(fukui: Organization) -> None:
    english = Locale.objects.get_or_create(language_code="en")[0]
    copy = fukui.copy_for_translation(english)
    copy.full_clean()
    copy.save()
    assert Organization.objects.filter(code="180009", slug="fukui-ken").count() == 2
