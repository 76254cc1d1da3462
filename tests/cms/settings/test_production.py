"""Production is started as a subprocess: settings are read once per process."""

import os
import re
import subprocess
import sys
from pathlib import Path

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


BARE = """
import sys
from django.conf import settings
settings.STATIC_ROOT = sys.argv[1]
import django
django.setup()
from django.db import connection
from django.test import Client
client = Client(raise_request_exception=False, SERVER_NAME="renkei.example.jp")
for path, host in (("/nowhere/", "renkei.example.jp"), ("/", "elsewhere.example")):
    answer = client.get(path, secure=True, headers={"host": host})
    text = answer.content.decode()
    print(answer.status_code, text.count("</html>"), "/static/css/tokens.css" in text,
          answer.headers.get("Content-Security-Policy"))
from django.template.loader import render_to_string
print([render_to_string(name).count("</html>") for name in ("404.html", "500.html")])
"""


def test_tells_of_failures_before_static_files_were_collected(tmp_path: Path) -> None:
    """The database is away as well, so the address answers 503."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BARE, str(tmp_path)],
        cwd=settings.BASE_DIR,
        env=kept | {"DJANGO_SETTINGS_MODULE": "cms.settings.production"} | REQUIRED,
        capture_output=True,
        check=False,
        text=True,
    )
    policy = "default-src 'self'; base-uri 'none'"
    unreachable, refused, pages = done.stdout.splitlines()
    assert unreachable.startswith(f"503 1 True {policy}"), done.stderr
    assert refused.startswith(f"400 1 True {policy}")
    assert pages == "[1, 1]"
    assert "Was collectstatic run?" in done.stderr
