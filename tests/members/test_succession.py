"""Mergers: who stands for a body that is no more, and who is counted on which day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from cms.reading.context import ReadContext
from cms.reading.read import read
from cms.reading.shapes import needs
from cms.reading.viewer import Viewer
from members.choices import OrganizationKind
from members.models import Organization, Succession
from members.services.identities import organizations_merge
from tests.members.conftest import Load

MERGED = date(2005, 4, 1)
AGAIN = date(2010, 4, 1)
DAY = timedelta(days=1)


def town(code: str, name: str, **fields: Any) -> Organization:
    """A fictional town in 福井県."""
    prefecture = Organization.objects.get(code="180009")
    row = Organization(
        kind=OrganizationKind.TOWN,
        code=code,
        name=name,
        kana="かくうちょう",
        romaji=f"Kaku {'abcdefgh'[int(code[4])]}-cho",
        prefecture=prefecture,
        locale=Locale.get_default(),
        **fields,
    )
    row.full_clean()
    row.save()
    return row


@pytest.fixture
def towns(load: Load) -> dict[str, Organization]:
    """東町 and 西町 became 新町 in 2005, which 大町 took in in 2010."""
    load("池田町")
    found = {
        "東町": town("189910", "東町"),
        "西町": town("189928", "西町"),
        "新町": town("189936", "新町", established_on=MERGED),
        "大町": town("189944", "大町"),
    }
    organizations_merge(
        predecessors=[found["東町"], found["西町"]], successor=found["新町"], merged_on=MERGED
    )
    organizations_merge(predecessors=[found["新町"]], successor=found["大町"], merged_on=AGAIN)
    return found


def there(day: date) -> set[str]:
    return {row.name for row in Organization.objects.on(day).of_kind("town")} - {"池田町"}


def present(day: date, *names: str) -> set[str]:
    asked = Organization.objects.filter(name__in=names)
    return {row.name for row in Organization.objects.present_of(asked, day)}


@pytest.mark.usefixtures("towns")
def test_the_register_is_right_on_both_sides_of_a_merger() -> None:
    assert there(MERGED - DAY) == {"東町", "西町", "大町"}
    assert there(MERGED) == {"新町", "大町"}
    assert there(AGAIN) == {"大町"}


@pytest.mark.usefixtures("towns")
def test_successors_stand_for_those_before_them() -> None:
    assert present(MERGED - DAY, "東町", "西町") == {"東町", "西町"}
    assert present(MERGED, "東町", "西町") == {"新町"}
    assert present(AGAIN, "東町", "大町") == {"大町"}
    assert present(AGAIN) == set()
    assert not Organization.objects.present_of(Organization.objects.none(), AGAIN).exists()


def test_keys_and_columns_of_keys_are_followed_as_well(towns: dict[str, Organization]) -> None:
    east = towns["東町"].pk
    assert list(Organization.objects.present_of([east], AGAIN)) == [towns["大町"]]
    column = Succession.objects.filter(successor=towns["新町"]).values("predecessor")
    assert list(Organization.objects.present_of(column, AGAIN)) == [towns["大町"]]


@pytest.mark.usefixtures("towns")
def test_rows_in_hand_know_it_without_a_query() -> None:
    @needs("successions__successor__successions__successor")
    def heirs(row: Organization, context: ReadContext) -> list[str]:
        return [one.name for one in row.present_on(context.viewer.as_of)]

    rows = Organization.objects.filter(name="東町")
    for day, names in ((MERGED - DAY, ["東町"]), (MERGED, ["新町"]), (AGAIN, ["大町"])):
        assert read(rows, Viewer.public().on(day), heirs) == [names]


def test_lists_of_today_leave_it_out_and_its_page_stays(
    client: Client, towns: dict[str, Organization]
) -> None:
    today = client.get("/api/v1/organizations?kind=town&limit=100").json()["items"]
    assert "新町" not in {item["name"] for item in today}
    then = client.get("/api/v1/organizations?kind=town&as_of=2010-03-31").json()["items"]
    assert "新町" in {item["name"] for item in then}
    found = client.get(f"/api/v1/organizations/{towns['新町'].pk}").json()
    assert (found["established_on"], found["dissolved_on"]) == ("2005-04-01", "2010-04-01")
    assert [link["title"] for link in found["successors"]] == ["大町"]
    assert [link["title"] for link in found["predecessors"]] == ["東町", "西町"]
    page = client.get(f"/organizations/{towns['新町'].slug}/").content.decode()
    for words in ("廃止", "引き継いだ団体", "大町", "合併前の団体", "東町"):
        assert words in page


def test_a_new_body_may_keep_the_old_code(towns: dict[str, Organization]) -> None:
    with pytest.raises(ValidationError, match="すでに登録されています"):
        town("189944", "大町", slug="omachi-2")
    row = town("189910", "東新町", slug="higashi-shinmachi")
    assert list(Organization.objects.known_as("189910").standing()) == [row]


def test_a_merger_is_refused_twice_and_with_itself(towns: dict[str, Organization]) -> None:
    large = towns["大町"]
    with pytest.raises(ValidationError, match="すでに廃止"):
        organizations_merge(predecessors=[towns["東町"]], successor=large, merged_on=AGAIN)
    with pytest.raises(ValidationError, match="引き継ぐ団体なので"):
        organizations_merge(predecessors=[large], successor=large, merged_on=AGAIN)
    with pytest.raises(ValidationError, match="大町に戻ってしまいます"):
        organizations_merge(predecessors=[large], successor=towns["東町"], merged_on=AGAIN)
    for fields in (
        {"predecessor": large, "successor": large},
        {"predecessor": towns["新町"], "successor": large},
    ):
        with pytest.raises(IntegrityError, match="succession_"), transaction.atomic():
            Succession.objects.create(**fields)


def test_mergers_cost_one_statement(towns: dict[str, Organization]) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert Organization.objects.present_of(Organization.objects.all(), AGAIN).count() > 1
    assert len(queries) == 1
