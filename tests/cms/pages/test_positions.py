"""A latitude is the same thing wherever it stands."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from cms.pages.positions import LATITUDES, LONGITUDES
from members.models import Organization
from news.models import EventPage

FIELDS = {"latitude": (LATITUDES, 8), "longitude": (LONGITUDES, 9)}


@pytest.mark.parametrize("model", [Organization, EventPage])
@pytest.mark.parametrize("name", FIELDS)
def test_every_model_bounds_it_alike(model: type[models.Model], name: str) -> None:
    (lowest, highest), digits = FIELDS[name]
    field: Any = model._meta.get_field(name)
    assert (field.max_digits, field.decimal_places) == (digits, 6)
    field.run_validators(Decimal(lowest))
    field.run_validators(Decimal(highest))
    for outside in (Decimal(lowest) - 1, Decimal(highest) + 1):
        with pytest.raises(ValidationError):
            field.run_validators(outside)


def test_no_model_describes_it_by_itself() -> None:
    for name in FIELDS:
        fields: list[Any] = [model._meta.get_field(name) for model in (Organization, EventPage)]
        described = [field.deconstruct()[3] | {"help_text": ""} for field in fields]
        assert described[0] == described[1]
