import environ
import pytest
from django.db import connection

from home.development import database


@pytest.mark.parametrize(
    "given",
    [
        {"HOST": "/srv/a folder/連携/postgres", "PORT": "5432", "USER": "postgres"},
        {"HOST": "db.example.jp", "PORT": "5433", "USER": "ren@kei", "PASSWORD": "p/w:?#"},
    ],
)
def test_url_leads_back_to_the_same_database(
    given: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    expected = {"NAME": "a-b", "PASSWORD": ""} | given
    for key, value in expected.items():
        monkeypatch.setitem(connection.settings_dict, key, value)

    read = environ.Env.db_url_config(database.url())

    assert {key: str(read[key]) for key in expected} == expected
