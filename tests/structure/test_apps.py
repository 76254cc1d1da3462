from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import ForeignKey, ManyToManyField, Model

from tests.structure.house import APPS


def own_models() -> list[type[Model]]:
    tops = {app.split(".")[0] for app in APPS}
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in tops]


def floor(model: type[Model]) -> int | None:
    """How high an app stands; a nested app stands on the one around it."""
    name = model._meta.app_config.name
    around = [app for app in APPS if name == app or name.startswith(f"{app}.")]
    return APPS.index(max(around, key=len)) if around else None


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model._meta.label)
def test_model_belongs_to_the_app_that_it_is_written_in(model: type[Model]):
    package = model.__module__.partition(".models")[0]

    assert model._meta.app_config.name == package


def references() -> Iterator[tuple[type[Model], str, type[Model]]]:
    for model in own_models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey | ManyToManyField) and not field.auto_created:
                target = field.related_model
                if isinstance(target, type) and floor(target) is not None:
                    yield model, field.name, target


@pytest.mark.parametrize(
    ("model", "field", "target"),
    list(references()),
    ids=lambda part: part if isinstance(part, str) else part._meta.label,
)
def test_reference_points_down_or_sideways(model: type[Model], field: str, target: type[Model]):
    above, below = floor(model), floor(target)

    assert above is not None
    assert below is not None
    assert below <= above, f"{model._meta.label}.{field} points up to {target._meta.label}"


@pytest.mark.django_db  # wagtail-localize's first migration asks the database
def test_first_migration_of_users_depends_on_nothing_of_wagtail():
    migrations = MigrationLoader(None).disk_migrations
    first = next(migration for key, migration in migrations.items() if key[0] == "users")

    assert {app for app, _ in first.dependencies} <= {"auth", "contenttypes"}
    assert migrations[("users", first.name)].initial


@pytest.mark.django_db  # wagtail-localize's first migration asks the database
def test_migrations_of_an_app_depend_on_no_higher_app():
    height = {app.rpartition(".")[2]: number for number, app in enumerate(APPS)}
    upward = [
        (key, dependency)
        for key, migration in MigrationLoader(None).disk_migrations.items()
        for dependency in migration.dependencies
        if height.get(dependency[0], 0) > height.get(key[0], len(APPS))
    ]

    assert upward == []
