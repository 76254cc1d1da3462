"""A seeded template, made once, and a fresh copy of it for each run."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg.sql import SQL, Identifier

from tests.benchmarks import seed

NAME = "renkei_bench"
TEMPLATE = "renkei_bench_template_"
SHAPED_BY = (
    "cms/*/migrations/*.py",
    "home/migrations/*.py",
    "members/migrations/*.py",
    "news/migrations/*.py",
    "cms/reading/content_tables.py",
    "cms/reading/triggers.py",
    "members/data/*.csv",
    "tests/benchmarks/content.py",
    "tests/benchmarks/seed.py",
)


def prepare() -> None:
    """Make the database of this run, and before it the template if anything in it has changed."""
    connection.close()
    with _maintenance() as server:
        template = TEMPLATE + _shape()
        if not server.execute("SELECT FROM pg_database WHERE datname = %s", [template]).rowcount:
            _make(server, template)
        _drop(server, NAME)
        copy = SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(copy.format(Identifier(NAME), Identifier(template)))
        _connect_to(NAME)
        server.execute("CHECKPOINT")


def make_empty(name: str) -> None:
    """A database of that name with nothing in it."""
    with _maintenance() as server:
        _drop(server, name)
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))


def _make(server: psycopg.Connection[Any], template: str) -> None:
    for (old,) in server.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [TEMPLATE]
    ).fetchall():
        _drop(server, old)
    building = f"{TEMPLATE}building"
    server.execute(SQL("CREATE DATABASE {}").format(Identifier(building)))
    _connect_to(building)
    call_command("migrate", verbosity=0, interactive=False)
    seed.seed()
    connection.close()
    rename = SQL("ALTER DATABASE {} RENAME TO {}")
    server.execute(rename.format(Identifier(building), Identifier(template)))


@contextmanager
def _maintenance() -> Iterator[psycopg.Connection[Any]]:
    given = connection.settings_dict
    with psycopg.connect(
        host=given["HOST"],
        port=given["PORT"],
        user=given["USER"],
        dbname="postgres",
        autocommit=True,
    ) as server:
        yield server


def _shape() -> str:
    digest = hashlib.sha256()
    for pattern in SHAPED_BY:
        for file in sorted(Path(settings.BASE_DIR).glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _drop(server: psycopg.Connection[Any], name: str) -> None:
    server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def _connect_to(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
