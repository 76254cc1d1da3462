"""The database of the development server, brought up to date."""

from collections.abc import Callable
from io import StringIO
from urllib.parse import quote

from django.core.management import call_command
from django.db import connection

from home.development.addresses import Address
from home.development.sign_ins import create_sign_ins


def prepare(address: Address, say: Callable[[str], object]) -> None:
    """Migrate, load the sample content once, and let it answer at this address."""
    say("Bringing the database up to date.")
    call_command("migrate", verbosity=0, interactive=False)
    create_sign_ins()
    say("Loading the sample content, unless it was loaded before.")
    call_command("load_sample", stdout=StringIO())
    address.name_in_site()


def url() -> str:
    """The database as a `DATABASE_URL`, so that child processes share the server started here."""
    settings = connection.settings_dict
    person = quote(settings["USER"], safe="")
    if settings["PASSWORD"]:
        person += ":" + quote(settings["PASSWORD"], safe="")
    host, port, name = settings["HOST"], settings["PORT"], quote(settings["NAME"], safe="")
    if host.startswith("/"):
        return f"postgres://{person}@:{port}/{quote(host)}/{name}"
    return f"postgres://{person}@{host}:{port}/{name}"
