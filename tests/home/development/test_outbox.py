from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from pytest_django import Settings

from home.development.outbox import newest_mails


@pytest.fixture(autouse=True)
def mail_into_files(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": tmp_path / "outbox"},
        }
    }


def send(subject: str, text: str, html: str = "") -> None:
    mail = EmailMultiAlternatives(subject, text, "renkei@example.jp", ["editor@example.jp"])
    if html:
        mail.attach_alternative(html, "text/html")
    mail.send()


def test_a_mail_is_shown_as_it_was_written(tmp_path: Path):
    send("承認のお願い", "次のページを確認してください。\nhttp://localhost/", "<p>次のページ</p>")

    (mail,) = newest_mails(tmp_path / "outbox")

    assert (mail.subject, mail.sender, mail.recipients) == (
        "承認のお願い",
        "renkei@example.jp",
        "editor@example.jp",
    )
    assert mail.text == "次のページを確認してください。\nhttp://localhost/"
    assert mail.html == "<p>次のページ</p>"


@pytest.mark.urls("home.development.urls")
@pytest.mark.django_db
def test_page_shows_mails_and_runs_nothing_of_them(client: Client):
    send("件名", "本文 http://localhost/x", "<script>alert(1)</script>")

    text = client.get("/development/outbox/").content.decode()

    assert '<a href="http://localhost/x"' in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>" not in text


@pytest.mark.urls("home.development.urls")
@pytest.mark.django_db
def test_an_empty_outbox_says_so(client: Client):
    assert "まだメールはありません" in client.get("/development/outbox/").content.decode()


@pytest.mark.django_db
def test_only_the_development_server_has_the_page(client: Client):
    assert client.get("/development/outbox/").status_code == 404
