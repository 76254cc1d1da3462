"""Fills the empty database of plain Wagtail, and prints who may look at what."""

import json
import shutil
import sys

import django

from tests.benchmarks.environment import FOLDER


def main() -> None:
    """Make migrations, tables and pages."""
    migrations = FOLDER / "plain_migrations"
    shutil.rmtree(migrations, ignore_errors=True)
    migrations.mkdir()
    (migrations / "__init__.py").touch()
    django.setup()
    from django.core.management import call_command

    from tests.benchmarks.plain.pages import fill

    call_command("makemigrations", "plain", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
    sys.stdout.write(json.dumps(fill()) + "\n")


if __name__ == "__main__":
    main()
