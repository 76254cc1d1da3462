import time
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, ReferenceIndex

from members.models import Organization, OrganizationAlias
from members.services.organizations import LoadResult, organizations_load
from members.services.register_files import AliasRow, alias_rows, register_rows
from tests.members.conftest import Load, rows_named


def test_the_whole_register_comes_in(register: LoadResult) -> None:
    assert register == LoadResult(
        created=1788, updated=0, unchanged=0, aliases_created=len(alias_rows())
    )
    organizations = Organization.objects.all()
    assert organizations.municipalities().count() == 1741
    assert organizations.prefectures().count() == 47
    assert organizations.special_wards().count() == 23
    slugs = set(organizations.values_list("slug", flat=True))
    assert len(slugs) == 1788
    assert all(slug.isascii() for slug in slugs)
    assert set(Organization.objects.filter(name="池田町").values_list("slug", flat=True)) == {
        "ikeda-cho-hokkaido",
        "ikeda-cho-fukui",
        "ikeda-machi-nagano",
        "ikeda-cho-gifu",
    }
    assert set(Organization.objects.filter(kana="えさしちょう").values_list("slug", flat=True)) == {
        "esashi-cho-hokkaido-013617",
        "esashi-cho-hokkaido-015148",
    }


def test_a_second_load_writes_nothing(register: LoadResult) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = organizations_load(rows=register_rows(), aliases=alias_rows())
    assert (again.created, again.updated, again.aliases_created) == (0, 0, 0)
    assert again.unchanged == 1788
    assert not [
        query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
    ]


def test_the_command_says_what_it_did(db: None) -> None:
    first, second = StringIO(), StringIO()
    started = time.monotonic()
    call_command("load_organizations", stdout=first)
    assert time.monotonic() - started < 5
    call_command("load_organizations", stdout=second)
    assert "1788 created" in first.getvalue()
    assert "Nothing to do" in second.getvalue()


def test_only_what_changed_is_written_and_addresses_stay(load: Load) -> None:
    load("池田町")
    rows = [
        replace(row, romaji="Ikeda-machi") if row.code == "183822" else row
        for row in rows_named("池田町")
    ]
    result = organizations_load(rows=rows)
    assert (result.created, result.updated) == (0, 1)
    changed = Organization.objects.get(code="183822")
    assert (changed.romaji, changed.slug) == ("Ikeda-machi", "ikeda-cho-fukui")


def test_what_editors_added_stays(load: Load) -> None:
    load("檮原町")
    Organization.objects.filter(code="394050").update(official_site="https://town.example.jp/")
    organization = Organization.objects.get(code="394050")
    OrganizationAlias.objects.create(organization=organization, spelling="ゆすはら")
    load("檮原町")
    organization.refresh_from_db()
    assert organization.official_site == "https://town.example.jp/"
    assert {alias.spelling for alias in organization.aliases.all()} == {"ゆすはら", "梼原町"}


def test_keys_are_mended_when_the_folding_changes(load: Load) -> None:
    load("檮原町")
    OrganizationAlias.objects.update(key="stale")
    Organization.objects.update(name_key="stale", sort_key="stale")
    assert load("檮原町").updated == 2
    assert OrganizationAlias.objects.get().key == "梼原町"
    assert Organization.objects.get(code="394050").name_key == "檮原町"


def test_a_failing_load_leaves_nothing(db: None) -> None:
    rows = rows_named("品川区")
    with pytest.raises(KeyError):
        organizations_load(rows=rows, aliases=[AliasRow("999999", "架空市")])
    assert not Organization.objects.exists()
    with pytest.raises(KeyError):
        organizations_load(rows=[row for row in rows if row.name == "品川区"])


def test_a_translation_is_left_alone(load: Load) -> None:
    load("品川区")
    english = Locale.objects.get_or_create(language_code="en")[0]
    ward = Organization.objects.get(code="131091")
    copy = ward.copy_for_translation(english)
    copy.name = "Shinagawa City"
    copy.save()
    result = load("品川区")
    assert (result.created, result.updated, result.unchanged) == (0, 0, 2)
    assert Organization.objects.get(locale=english).name == "Shinagawa City"


def test_wagtail_knows_who_refers_to_a_prefecture(load: Load) -> None:
    load("品川区", "足立区")
    tokyo = Organization.objects.get(code="130001")
    usage = ReferenceIndex.get_grouped_references_to(tokyo)
    assert (usage.count(), usage.is_protected) == (2, True)
    in_bulk = set(ReferenceIndex.objects.values_list("object_id", "content_path_hash"))
    for ward in Organization.objects.special_wards():
        ReferenceIndex.create_or_update_for_object(ward)
    assert set(ReferenceIndex.objects.values_list("object_id", "content_path_hash")) == in_bulk
