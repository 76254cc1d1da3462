"""The directory of members on the site."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.chrome import current_site
from members.models import Membership, Organization
from members.services.organizations import LoadResult
from members.services.register_files import member_codes
from tests.factories.members import (
    FigureFactory,
    MemberIndexPageFactory,
    MembershipFactory,
    OrganizationFactory,
)
from tests.members.conftest import Load

pytestmark = pytest.mark.django_db

PATH = "/members/"


@pytest.fixture
def directory(load: Load) -> None:
    MemberIndexPageFactory()
    load("檮原町", "津野町", "品川区", "足立区")
    for name in ("檮原町", "津野町", "品川区", "足立区"):
        MembershipFactory(organization=Organization.objects.get(name=name))
    MembershipFactory(organization=OrganizationFactory(name="架空組合"))
    FigureFactory(value=195)


def page(client: Client, **query: str) -> str:
    answer = client.get(PATH, query)
    assert answer.status_code == 200
    return answer.content.decode()


def names(html: str) -> list[str]:
    """Those in the list, in its order."""
    listed = html.partition('id="members"')[2]
    return [part.partition("<")[0] for part in listed.split('/">')[1:] if part[0] in "檮津品足架"]


@pytest.mark.usefixtures("directory")
def test_members_stand_by_region_and_prefecture_in_the_order_of_readings(client: Client) -> None:
    html = page(client)
    assert names(html) == ["足立区", "品川区", "津野町", "檮原町", "架空組合"]
    assert html.index(">関東<") < html.index(">四国<") < html.index(">所在地のない団体<")
    assert "<b>5</b>団体" in html


@pytest.mark.usefixtures("directory")
def test_each_number_says_why(client: Client) -> None:
    html = page(client)
    assert '<data value="2">2</data><span>市町村</span>' in html
    assert '<data value="5">5</data><span>団体</span>' in html
    assert "一部事務組合 1（数えない）" in html
    assert 'href="http://testserver/members/?counted=true#members"' in html
    assert names(page(client, counted="true")) == ["津野町", "檮原町"]
    assert names(page(client, counted="false")) == ["足立区", "品川区", "架空組合"]
    # Stated and counted, each of the same day.
    assert '<data value="195">195</data>市町村' in html
    assert 'href="http://testserver/members/?counted=true&amp;as_of=2016-06-07#members"' in html


@pytest.mark.usefixtures("directory")
def test_the_directory_is_told_for_any_day(client: Client) -> None:
    Membership.objects.filter(organization__name="檮原町").update(left_on=date(2020, 4, 1))
    assert names(page(client)) == ["足立区", "品川区", "津野町", "架空組合"]
    then = page(client, as_of="2020-03-31")
    assert names(then) == ["足立区", "品川区", "津野町", "檮原町", "架空組合"]
    assert "2020年3月31日" in then
    assert 'href="?as_of=2020-03-31&amp;prefecture=39#members"' in then
    assert names(page(client, as_of="2010-01-01")) == []
    assert names(page(client, as_of="never", utm="x")) == names(page(client))


@pytest.mark.usefixtures("directory")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"prefecture": "39"}, ["津野町", "檮原町"]),
        ({"region": "kanto"}, ["足立区", "品川区"]),
        ({"kind": "special_ward"}, ["足立区", "品川区"]),
        ({"initial": "sa"}, ["品川区"]),
        ({"q": "ゆすはら"}, ["檮原町"]),
        ({"q": "ない"}, []),
    ],
)
def test_the_directory_is_filtered_without_a_script(
    client: Client, query: dict[str, str], found: list[str]
) -> None:
    html = page(client, **query)
    assert names(html) == found
    assert "条件を消す" in html
    # The map and the counts stay whole.
    assert '<data value="5">5</data><span>団体</span>' in html


@pytest.mark.usefixtures("directory", "register")
def test_each_prefecture_is_a_tile_that_leads_to_its_members(client: Client) -> None:
    html = page(client)
    assert html.count('会員" class="d') == 47
    assert 'href="?prefecture=39#members" aria-label="高知県 2会員"' in html
    assert 'href="?prefecture=13#members" aria-label="東京都 2会員"' in html


def test_the_pamphlets_list_is_shown_whole_and_costs_few_statements(
    client: Client, register: LoadResult
) -> None:
    MemberIndexPageFactory()
    FigureFactory()
    FigureFactory(as_of=date(2016, 9, 1))
    listed = Organization.objects.filter(code__in=member_codes())
    Membership.objects.bulk_create(
        Membership(organization=one, joined_on=date(2016, 6, 7)) for one in listed
    )
    html = page(client)
    assert '<data value="184">184</data><span>市町村</span>' in html
    costs = []
    for query in ({"x": "1"}, {"x": "2", "as_of": "2016-06-07"}, {"x": "3", "region": "kinki"}):
        with CaptureQueriesContext(connection) as queries:
            page(client, **query)
        costs.append(len(queries))
    with CaptureQueriesContext(connection) as frame:  # kept between the answers of a process
        current_site("ja")
    assert costs[0] == costs[1]
    assert costs[0] - len(frame) < 15
    assert costs[2] - len(frame) < 19
