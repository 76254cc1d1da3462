"""Production is started as a subprocess: settings are read once per process."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from cms.settings import environment

REQUIRED = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "renkei.example.jp",
    "DATABASE_URL": "postgres://nobody@localhost/none",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=kept | {"DJANGO_SETTINGS_MODULE": "cms.settings.production"} | environment,
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.mark.parametrize("missing", REQUIRED)
def test_refuses_to_start_without_a_required_variable(missing: str):
    environment = {name: value for name, value in REQUIRED.items() if name != missing}

    done = manage("check", **environment)

    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].endswith(
        f"Set {missing} in the environment: production does not start without."
    )


def test_an_empty_variable_is_a_missing_one():
    done = manage("check", **REQUIRED | {"SECRET_KEY": "", "DATABASE_URL": ""})

    assert "Set SECRET_KEY, DATABASE_URL in the environment" in done.stderr


def test_has_nothing_to_say_against_deployment():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **REQUIRED)

    assert done.returncode == 0, done.stderr


def test_example_environment_names_every_variable_that_production_reads():
    sources = ("base", "environment", "production")
    text = "".join(
        (settings.BASE_DIR / "cms/settings" / f"{name}.py").read_text() for name in sources
    )
    example = (settings.BASE_DIR / ".env.example").read_text()

    named = set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))
    required = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))

    assert named == set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text)) | set(REQUIRED)
    assert required == set(REQUIRED)


def test_the_address_of_the_database_may_ask_for_other_patience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = (
        "postgres://nobody@localhost/none?connect_timeout=7&options=-c%20statement_timeout%3D9"
    )
    monkeypatch.setenv("DATABASE_URL", address)
    options = environment.databases()["default"]["OPTIONS"]
    assert options == environment.PATIENCE | {
        "connect_timeout": 7,
        "options": "-c statement_timeout=9",
    }
