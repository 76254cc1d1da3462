"""Who belongs to which association, and since when."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from members.choices import OrganizationKind
from members.models import Constituent, Organization
from tests.factories.members import OrganizationFactory
from tests.members.conftest import Load

APRIL = date(2010, 4, 1)


@pytest.fixture
def association(load: Load) -> Organization:
    load("檮原町", "津野町")
    made: Organization = OrganizationFactory(  # type: ignore[assignment]  # a factory's row
        name="架空町村会",
        kind=OrganizationKind.MAYORS_ASSOCIATION,
        prefecture=Organization.objects.get(code="390003"),
    )
    return made


def belong(association: Organization, name: str, **fields: Any) -> Constituent:
    row = Constituent(
        association=association, organization=Organization.objects.get(name=name), **fields
    )
    row.full_clean()
    row.save()
    return row


def test_constituents_are_those_of_the_day(client: Client, association: Organization) -> None:
    belong(association, "檮原町")
    belong(association, "津野町", since=APRIL, until=date(2012, 4, 1))
    address = f"/api/v1/organizations/{association.pk}"
    for day, names in (
        ("2010-03-31", ["檮原町"]),
        ("2010-04-01", ["津野町", "檮原町"]),
        ("2012-03-31", ["津野町", "檮原町"]),
        ("2012-04-01", ["檮原町"]),
    ):
        found = client.get(address, {"as_of": day}).json()["constituents"]
        assert [link["title"] for link in found] == names
    town = Organization.objects.get(name="檮原町")
    above = client.get(f"/api/v1/organizations/{town.pk}").json()["associations"]
    assert [link["title"] for link in above] == ["架空町村会"]
    page = client.get(f"/organizations/{association.slug}/").content.decode()
    assert "<b>1</b>団体（自動集計）" in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"since": date(2011, 4, 1)}, "同じ団体の期間が重なっています。"),
        ({}, "同じ団体の期間が重なっています。"),
        ({"since": APRIL, "until": APRIL}, "加わった日より後に"),
    ],
)
def test_periods_do_not_overlap(
    association: Organization, fields: dict[str, Any], sentence: str
) -> None:
    belong(association, "檮原町", since=APRIL, until=date(2012, 4, 1))
    with pytest.raises(ValidationError, match=sentence):
        belong(association, "檮原町", **fields)
    belong(association, "檮原町", since=date(2012, 4, 1))
    belong(association, "檮原町", until=APRIL)


def test_the_database_refuses_overlaps_and_itself(association: Organization) -> None:
    belong(association, "檮原町")
    town = Organization.objects.get(name="檮原町")
    for organization, constraint in (
        (town, "constituent_once_at_a_time"),
        (association, "constituent_of_another"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Constituent.objects.create(association=association, organization=organization)
