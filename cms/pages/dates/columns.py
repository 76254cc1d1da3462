"""The column that keeps a stated date: one text of ISO 8601-2, which the database checks itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, F, Q, Transform

from cms.pages.dates.precision import ISO_FORM, MOST_DAYS, StatedDate


class StatedDateField(models.CharField):  # type: ignore[type-arg]  # not generic at run time
    """A date with its precision.

    Lists filter and sort by its `first_day` and `last_day`, such as `date__first_day__lt`.
    """

    description = "日付（日、いくつかの日、期間、月、年）"

    def __init__(self, *args: Any, **options: Any) -> None:
        options["max_length"] = len("2016-04-26,") * MOST_DAYS + 1
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        del options["max_length"]
        return name, path, args, options

    def from_db_value(self, value: str | None, *_: Any) -> StatedDate | None:
        return StatedDate.from_iso(value) if value else None

    def to_python(self, value: Any) -> StatedDate | None:
        if value in (None, ""):
            return None
        if isinstance(value, StatedDate):
            return value
        try:
            return StatedDate.from_iso(str(value))
        except ValueError as error:
            raise ValidationError(
                "日付は2016-04-26や2016-04のように入力してください。", code="invalid"
            ) from error

    def get_prep_value(self, value: Any) -> str | None:
        stated = self.to_python(value)
        return stated.iso if stated else None

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def run_validators(self, value: Any) -> None:
        """Those of a text's length have nothing to say of a date."""

    def formfield(self, **options: Any) -> Any:
        # Its input is the admin's, which can only be imported when all models are there.
        from cms.pages.dates.fields import StatedDateField as FormField

        # Past the text's own, which would pass on a length.
        return models.Field.formfield(self, **{"form_class": FormField, **options})


class _DayOf(Transform):
    output_field = models.DateField()
    template: str

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        sql, params = compiler.compile(self.lhs)
        count = self.template.count("{iso}")
        return self.template.replace("{iso}", f"({sql})"), [*params] * count


@StatedDateField.register_lookup
class FirstDay(_DayOf):
    """The first day that a stated date can mean."""

    lookup_name = "first_day"
    template = """make_date(
        left(ltrim({iso}, '{'), 4)::int,
        coalesce(nullif(substr(ltrim({iso}, '{'), 6, 2), ''), '1')::int,
        coalesce(nullif(substr(ltrim({iso}, '{'), 9, 2), ''), '1')::int
    )"""


@StatedDateField.register_lookup
class LastDay(_DayOf):
    """The last day that a stated date can mean."""

    lookup_name = "last_day"
    template = """CASE WHEN length({iso}) >= 10 THEN make_date(
        left(right(rtrim({iso}, '}'), 10), 4)::int,
        substr(right(rtrim({iso}, '}'), 10), 6, 2)::int,
        substr(right(rtrim({iso}, '}'), 10), 9, 2)::int
    ) ELSE (make_date(
        left({iso}, 4)::int, coalesce(nullif(substr({iso}, 6, 2), ''), '12')::int, 1
    ) + interval '1 month')::date - 1 END"""


def stated_date(field: str, name: str) -> CheckConstraint:
    """The constraint that a column holds a date in its form, whose days run on."""
    known = Q(**{f"{field}__regex": ISO_FORM}) & Q(
        **{f"{field}__first_day__lte": F(f"{field}__last_day")}
    )
    return CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | known,
        name=name,
        violation_error_message="日付を確かめてください。",
    )
