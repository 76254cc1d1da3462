"""Signing in: who may, what the answers tell, and what is kept about it."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from cms.users.models import AccountEvent, User
from tests.cms.users.door.mails import deliver, last_mail
from tests.factories.people import PASSWORD, administrator, desk_of, editor, person

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"


def sign_in(client: Client, address: str, password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"login": address, "password": password}, **more)


def test_an_editor_comes_to_the_admin_and_anybody_else_to_her_account() -> None:
    assert sign_in(Client(), editor().email).headers["Location"] == "/admin/"
    member = person("clerk@city.example.jp")
    assert sign_in(Client(), member.email).headers["Location"] == "/accounts/"


def test_the_address_may_be_typed_in_any_case() -> None:
    assert sign_in(Client(), editor().email.upper()).status_code == 302


def test_the_admin_has_no_door_of_its_own() -> None:
    client = Client()
    asked = client.get("/admin/pages/")
    assert asked.headers["Location"] == f"{LOGIN}?next=/admin/pages/"
    old = client.post("/admin/login/?next=/admin/pages/", {"username": editor().email})
    assert old.headers["Location"] == f"{LOGIN}?next=/admin/pages/"
    signed = client.post(
        f"{LOGIN}?next=/admin/pages/", {"login": editor().email, "password": PASSWORD}
    )
    assert signed.headers["Location"] == "/admin/pages/"
    for address in ("/admin/password_reset/", "/accounts/signup/"):
        assert Client().get(address).status_code in {302, 404}
    assert Client().get("/accounts/signup/").status_code == 404


def test_no_answer_tells_who_has_an_account() -> None:
    closed = person("closed@city.example.jp")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    answers = set()
    for address, password in [
        (editor().email, "wrong"),
        ("nobody@city.example.jp", "wrong"),
        (closed.email, "wrong"),
        (closed.email, PASSWORD),
    ]:
        answer = sign_in(Client(), address, password)
        text = answer.content.decode().replace(address, "")
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
        answers.add((answer.status_code, text, tuple(sorted(answer.cookies))))
    assert len(answers) == 1
    assert "メールアドレスかパスワードが違います。" in answers.pop()[1]


def test_an_unknown_address_costs_as_many_hashes_and_statements(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    known = person("known@city.example.jp").email
    hashes: list[str] = []

    def encode(self: Any, password: str, salt: str, iterations: int | None = None) -> str:
        hashes.append(salt)
        return "pbkdf2_sha256$1$a$b"

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", encode)
    costs = []
    for address in (known, "nobody@city.example.jp"):
        hashes.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            sign_in(Client(), address, "wrong")
        costs.append((len(hashes), len(queries)))
    assert costs[0] == costs[1]
    assert costs[0][0] == 1


def test_the_session_begins_anew() -> None:
    client = Client()
    client.get(LOGIN)
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = before = session.session_key or ""
    sign_in(client, editor().email)
    assert client.cookies["sessionid"].value != before


def test_after_five_mistakes_even_the_right_password_waits() -> None:
    client, address = Client(), editor().email
    for _ in range(5):
        sign_in(client, address, "wrong")
    for spelling in (address, address.upper()):
        text = sign_in(client, spelling).content.decode()
        assert "5分たってから" in text


def test_whoever_knocks_too_often_is_told_how_long_to_wait() -> None:
    client = Client()
    for number in range(30):
        client.post(LOGIN, {"login": f"a{number}", "password": "x"})
    answer = client.post(LOGIN, {"login": "a", "password": "x"})
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert "約1分たってから" in answer.content.decode()


def test_a_forged_network_address_moves_no_limit(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    client = Client()
    for number in range(31):
        answer = client.post(
            LOGIN,
            {"login": f"a{number}", "password": "x"},
            headers={"X-Forwarded-For": f"10.0.0.{number}, 192.0.2.7"},
        )
    assert answer.status_code == 429


def test_new_passwords_are_kept_with_argon2(settings: Settings) -> None:
    from cms.settings.accounts import PASSWORD_HASHERS

    settings.PASSWORD_HASHERS = PASSWORD_HASHERS
    made = User.objects.create_user("new@city.example.jp", PASSWORD)
    assert made.password.startswith("argon2$")
    assert made.check_password(PASSWORD)


def test_a_new_device_is_told_of_and_a_known_one_is_not() -> None:
    known, address = Client(headers={"User-Agent": "Windows Edg/1"}), editor().email
    sign_in(known, address)
    known.post("/accounts/logout/")
    sign_in(known, address)
    deliver()
    assert mail.outbox == []
    sign_in(Client(headers={"User-Agent": "iPhone Safari/1"}), address)
    text = last_mail(address)
    assert "iPhoneのSafari" in text
    assert "http://testserver/accounts/sessions/" in text


def test_sessions_are_listed_and_ended_elsewhere() -> None:
    here, there = Client(), Client(headers={"User-Agent": "iPad Safari/1"})
    for client in (here, there):
        sign_in(client, editor().email)
    page = here.get("/accounts/sessions/").content.decode()
    assert "iPadのSafari" in page
    assert "（この端末）" in page
    here.post("/accounts/sessions/")
    assert there.get("/admin/").status_code == 302
    assert here.get("/admin/").status_code == 200


def test_what_happened_is_kept_and_nobody_changes_it() -> None:
    address = editor().email
    sign_in(Client(), address, "wrong")
    sign_in(Client(), "my-secret-password", "wrong")
    sign_in(Client(), "nobody@city.example.jp", "wrong")
    client = Client()
    sign_in(client, address)
    client.post("/accounts/logout/")
    kept = list(
        AccountEvent.objects.order_by("pk").values_list("kind", "person", "network_address")
    )
    assert kept == [
        ("sign_in_failed", address, "127.0.0.1"),
        ("sign_in_failed", "不明な宛先", "127.0.0.1"),
        ("signed_in", address, "127.0.0.1"),
        ("signed_out", address, "127.0.0.1"),
    ]
    for change in (
        lambda: AccountEvent.objects.update(person=""),
        lambda: AccountEvent.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert AccountEvent.objects.count() == 4


def test_administrators_read_and_filter_the_record() -> None:
    sign_in(Client(headers={"User-Agent": "=1+1"}), editor().email, "wrong")
    desk = desk_of(administrator())
    report = reverse("account_events")
    shown = desk.get(report).content.decode()
    assert "サインインの失敗" in shown
    assert editor().email in shown
    filtered = desk.get(report, {"who": "nobody"}).content.decode()
    assert editor().email not in filtered
    assert "本人" not in desk.get(report, {"kind": "sign_in_failed"}).content.decode()
    exported = b"".join(desk.get(report, {"export": "csv", "kind": "sign_in_failed"}))
    assert b",'=1+1," in exported
    assert desk_of(editor()).get(report).status_code == 302


def test_what_an_administrator_changes_is_kept_with_her_name() -> None:
    target = editor()
    shown = {"email": target.email, "first_name": "太郎", "last_name": "架空", "is_active": "on"}
    desk_of(administrator()).post(reverse("wagtailusers_users:edit", args=[target.pk]), shown)
    event = AccountEvent.objects.get(kind="changed")
    assert (event.person, event.by) == (target.email, administrator().email)
    assert event.note == "グループ: 編集者 → なし"
