"""What a constraint of the database says to editors when it refuses a row."""

from functools import cache

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError

PLAIN = "ほかの記録と食い違うため登録できません。"


def refusal_of(error: IntegrityError) -> ValidationError:
    """The sentence of the constraint that a statement has broken.

    Whoever writes many rows asks the database once for each instead of once for each constraint.
    """
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None) or ""
    return ValidationError(_sentences().get(name, PLAIN))


@cache
def _sentences() -> dict[str, str]:
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if constraint.violation_error_message != constraint.default_violation_error_message
    }
