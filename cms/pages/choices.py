"""Choices: several in one column, and what the form and the database demand of each."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel


class ChoiceListField(ArrayField):  # type: ignore[type-arg]  # not generic at run time
    """Several codes out of a `TextChoices`, ticked as checkboxes.

    A migration knows it as PostgreSQL's array of text and nothing more.
    """

    def __init__(self, choices: type[models.TextChoices] | None = None, **options: Any) -> None:
        self.codes = choices
        options |= {"base_field": models.CharField(max_length=30), "default": list, "blank": True}
        super().__init__(**options)

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, options

    def clone(self) -> "ChoiceListField":
        _, _, _, options = super().deconstruct()
        options.pop("base_field")
        return type(self)(self.codes, **options)

    def formfield(self, **options: Any) -> Any:
        return forms.TypedMultipleChoiceField(
            choices=self.codes.choices if self.codes else (),
            coerce=str,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
            initial=list,
            widget=forms.CheckboxSelectMultiple,
        )


def choice_panel(name: str) -> FieldPanel:
    """The panel of a choice; Wagtail would let a draft leave any text empty, this one too."""
    return FieldPanel(name, required_on_save=True)


def known(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The constraint that a column holds a code out of its choices."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)


def all_known(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The constraint that a list holds codes out of its choices only."""
    within = Q(**{f"{field}__contained_by": choices.values})
    return models.CheckConstraint(condition=within, name=name)
