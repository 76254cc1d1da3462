"""Every word of the admin is Japanese, whoever wrote the code that says it."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib  # type: ignore[import-untyped]  # ships no types
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation

OWN = Path(apps.get_app_config("home").path) / "locale/ja/LC_MESSAGES"
DOMAINS = ("django", "djangojs")
PLACE = re.compile(r"%\(\w+\)[sd]|%s|\{\w*\}")

type Key = tuple[str | None, str]


def catalogue(file: Path) -> dict[Key, polib.POEntry]:
    entries = polib.pofile(str(file)) if file.exists() else []
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if not entry.obsolete}


def folders() -> Iterator[Path]:
    """Where Wagtail and wagtail-localize keep their words."""
    for app in apps.get_app_configs():
        if app.name.startswith("wagtail"):
            yield Path(app.path) / "locale"


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_is_left_in_english(domain: str) -> None:
    own = catalogue(OWN / f"{domain}.po")
    missing = []
    for folder in folders():
        english = catalogue(folder / f"en/LC_MESSAGES/{domain}.po")
        japanese = catalogue(folder / f"ja/LC_MESSAGES/{domain}.po")
        for key in english:
            entry = own.get(key) or japanese.get(key)
            if entry is None or not entry.translated():
                missing.append(f"{folder.parent.name}: {key[1]}")
    assert missing == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_filled_in_stands_in_the_translation(domain: str) -> None:
    wrong = []
    for entry in catalogue(OWN / f"{domain}.po").values():
        text = entry.msgstr or entry.msgstr_plural[0]
        source = set(PLACE.findall(entry.msgid)) | set(PLACE.findall(entry.msgid_plural))
        if not set(PLACE.findall(text)) <= source or not text.strip():
            wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_compiled_catalogue_is_the_written_one(domain: str) -> None:
    compiled = polib.mofile(str(OWN / f"{domain}.mo"))
    written = catalogue(OWN / f"{domain}.po")
    assert {(entry.msgctxt, entry.msgid): text(entry) for entry in compiled} == {
        key: text(entry) for key, entry in written.items()
    }


def text(entry: polib.MOEntry | polib.POEntry) -> str:
    found: str = entry.msgstr or entry.msgstr_plural[0]
    return found


@pytest.mark.django_db
def test_the_admin_speaks_japanese(admin_client: Client) -> None:
    dashboard = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "すべてのページを検索" in dashboard
    assert "Search all pages" not in dashboard
    with translation.override("ja"):
        assert translation.gettext("Go to the first error") == "最初のエラーへ移動"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("wagtailadmin_javascript_catalog", "変更を自動で保存しました。"),
        ("wagtail_localize:javascript_catalog", "POファイルをダウンロード"),
    ],
)
def test_so_do_its_scripts(name: str, word: str, admin_client: Client) -> None:
    body = admin_client.get(reverse(name)).content.decode()
    assert word.encode("unicode_escape").decode() in body or word in body
