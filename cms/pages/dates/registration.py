"""Makes the admin's forms, blocks and filters use the fields that read Japanese dates."""

from typing import Any

import django_filters
from django.db import models
from wagtail.admin.forms.models import register_form_field_override

from cms.pages.dates.columns import StatedDateField
from cms.pages.dates.fields import (
    DateField,
    DateTimeField,
    StatedDateField as StatedDateFormField,
    TimeField,
)
from cms.pages.dates.filters import DateRangeField, SinceField

FORM_FIELDS: dict[Any, Any] = {
    models.DateField: DateField,
    models.TimeField: TimeField,
    models.DateTimeField: DateTimeField,
    StatedDateField: StatedDateFormField,
}
FILTER_FIELDS: dict[Any, Any] = {
    django_filters.DateFilter: DateField,
    django_filters.DateTimeFilter: SinceField,
    django_filters.TimeFilter: TimeField,
    django_filters.DateFromToRangeFilter: DateRangeField,
}
"""Only Wagtail's listings and reports use these filters; each makes its field when it is shown."""


def connect() -> None:
    for model_field, form_field in FORM_FIELDS.items():
        override = {"form_class": form_field, "widget": form_field.widget}
        register_form_field_override(model_field, override=override)
    for filter_class, form_field in FILTER_FIELDS.items():
        filter_class.field_class = form_field
