"""Where something lies: two fields, and what the database holds true of them."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import CheckConstraint, DecimalField, Q

LATITUDES, LONGITUDES = (20, 46), (122, 154)
"""Degrees: 沖ノ鳥島 to 択捉島, 与那国島 to 南鳥島."""


def latitude_field(help_text: str) -> "DecimalField[Any, Any]":
    """The latitude of a place in Japan, which may be left out."""
    return _degrees("緯度", LATITUDES, help_text, max_digits=8)


def longitude_field(help_text: str) -> "DecimalField[Any, Any]":
    """The longitude that belongs to a latitude."""
    return _degrees("経度", LONGITUDES, help_text, max_digits=9)


def in_japan(name: str, message: str) -> CheckConstraint:
    """Both degrees or none, for a model that has the two fields; the message is the editor's."""
    return CheckConstraint(
        condition=Q(latitude__isnull=True, longitude__isnull=True)
        | Q(
            latitude__isnull=False,
            longitude__isnull=False,
            latitude__range=LATITUDES,
            longitude__range=LONGITUDES,
        ),
        name=name,
        violation_error_message=message,
    )


def _degrees(
    name: str, bounds: tuple[int, int], help_text: str, *, max_digits: int
) -> "DecimalField[Any, Any]":
    return DecimalField(
        name,
        max_digits=max_digits,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(bounds[0]), MaxValueValidator(bounds[1])],
        help_text=help_text,
    )
