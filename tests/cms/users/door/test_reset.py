"""Passwords and addresses change by a code or a link of a mail, by POST and once."""

import re
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.users.account_letters import NEW_ADDRESS, RESET
from cms.users.confirmations import (
    ALPHABET,
    code_of,
    confirmation_make,
    confirmation_open,
    confirmation_try,
    token_of,
)
from cms.users.models import AccountEvent, Confirmation, User
from cms.users.tasks import forget_confirmations
from tests.cms.users.door.mails import code_in, deliver, last_mail, link_in
from tests.factories.people import PASSWORD, desk_of, editor, person

pytestmark = pytest.mark.django_db

NEW = {"password1": "atarashii-aikotoba", "password2": "atarashii-aikotoba"}


def ask(client: Client, address: str) -> Any:
    return client.post("/accounts/reset/", {"address": address})


def test_the_link_changes_nothing_until_its_button_is_pressed_and_works_once() -> None:
    address = editor().email
    open_session = desk_of(editor())
    ask(Client(), address)
    link = link_in(last_mail(address))
    gateway = Client()
    for _ in range(2):
        assert gateway.head(link).status_code == gateway.get(link).status_code == 200
    assert editor().check_password(PASSWORD)
    telephone = Client(enforce_csrf_checks=False)
    done = telephone.post(link, NEW, follow=True)
    assert "新しいパスワードでサインインしてください" in done.content.decode()
    assert editor().check_password(NEW["password1"])
    assert open_session.get("/admin/").status_code == 302
    again = Client().post(link, {"password1": "dareka-no-kotoba", "password2": "dareka-no-kotoba"})
    assert "手続きは済んでいます" in again.content.decode()
    assert editor().check_password(NEW["password1"])
    assert "再設定" in last_mail(address)
    assert AccountEvent.objects.filter(kind="password_reset", person=address).count() == 1


def test_the_typed_code_leads_to_where_the_link_leads() -> None:
    client, address = Client(), editor().email
    assert ask(client, address).headers["Location"] == "/accounts/reset/code/"
    text = last_mail(address)
    typed = code_in(text).lower().replace("-", "　").translate(str.maketrans("abc", "ａｂｃ"))
    answer = client.post("/accounts/reset/code/", {"code": typed})
    assert answer.headers["Location"] == link_in(text)
    stranger = Client().post("/accounts/reset/code/", {"code": code_in(text)})
    assert "コードが違うか" in stranger.content.decode()


def test_a_request_tells_and_does_the_same_for_every_address() -> None:
    person("closed@city.example.jp")
    User.objects.filter(email="closed@city.example.jp").update(is_active=False)
    seen = set()
    for address in (editor().email, "nobody@city.example.jp", "closed@city.example.jp"):
        client = Client()
        with CaptureQueriesContext(connection) as queries:
            answer = ask(client, address)
        statements = [re.sub(r"'[^']*'|\d+", "?", each["sql"])[:60] for each in queries]
        page = client.get("/accounts/reset/code/").content.decode()
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
        location = answer.headers["Location"]
        seen.add((answer.status_code, location, page, tuple(statements), tuple(answer.cookies)))
        assert address not in page
    assert len(seen) == 1
    deliver()
    assert [each.to for each in mail.outbox] == [[editor().email]]


@pytest.mark.parametrize("alike", ["tanakı@city.example.jp", "tana\u212ai@city.example.jp"])
def test_an_address_that_looks_alike_is_another_one(alike: str) -> None:
    person("tanaki@city.example.jp")
    ask(Client(), alike)
    deliver()
    assert mail.outbox == []
    made = confirmation_make(purpose=RESET, address=alike)
    done = Client().post(f"/accounts/reset/{token_of(made)}/", NEW)
    assert done.status_code == 404
    assert User.objects.get(email="tanaki@city.example.jp").check_password(PASSWORD)


def test_what_was_typed_is_forgotten() -> None:
    for day in ("2026-04-01", "2026-06-01"):
        with time_machine.travel(f"{day}T10:00:00+09:00", tick=False):
            confirmation_make(purpose=RESET, address=f"at-{day}@city.example.jp")
    with time_machine.travel("2026-07-01T10:00:00+09:00", tick=False):
        forget_confirmations(timestamp=0)
    assert [each.address for each in Confirmation.objects.all()] == [
        "at-2026-06-01@city.example.jp"
    ]


def test_five_wrong_codes_end_it() -> None:
    made = confirmation_make(purpose=RESET, address=editor().email)
    wrong = "".join(ALPHABET[-1 - ALPHABET.index(c)] for c in code_of(made).replace("-", ""))
    for _ in range(5):
        assert confirmation_try(purpose=RESET, key=str(made.pk), code=wrong) is None
    assert confirmation_try(purpose=RESET, key=str(made.pk), code=code_of(made)) is None


def test_a_token_opens_no_other_door_and_ends_with_its_hour() -> None:
    with time_machine.travel("2026-04-15T10:00:00+09:00", tick=False) as clock:
        made = confirmation_make(purpose=RESET, address=editor().email)
        token = token_of(made)
        assert confirmation_open(purpose=RESET, token=token) == made
        assert confirmation_open(purpose=NEW_ADDRESS, token=token) is None
        for broken in (token[:-1], "x" * 43, "日本", ""):
            assert confirmation_open(purpose=RESET, token=broken) is None
        clock.shift(3599)
        assert Client().get(f"/accounts/reset/{token}/").status_code == 200
        clock.shift(1)
        assert Client().get(f"/accounts/reset/{token}/").status_code == 404


def test_a_weak_password_is_refused_in_japanese() -> None:
    ask(Client(), editor().email)
    link = link_in(last_mail(editor().email))
    for first, second in [("12345678", "12345678"), ("atarashii-aikotoba", "another")]:
        answer = Client().post(link, {"password1": first, "password2": second})
        assert 'class="account-error"' in answer.content.decode()
    assert editor().check_password(PASSWORD)


def signed_in() -> Client:
    """Somebody who has just shown again who she is."""
    client = Client()
    client.post("/accounts/login/", {"login": editor().email, "password": PASSWORD})
    client.post("/accounts/again/", {"password": PASSWORD})
    return client


def test_a_new_address_is_confirmed_from_the_new_address() -> None:
    user = editor()
    signed_in().post("/accounts/address/", {"address": "new@city.example.jp"})
    link = link_in(last_mail("new@city.example.jp"))
    Client().get(link)
    assert editor().pk == user.pk
    Client().post(link)
    user.refresh_from_db()
    assert user.email == "new@city.example.jp"
    assert "new@city.example.jp" in last_mail("editor@example.jp")
    assert AccountEvent.objects.get(kind="address_changed").note.endswith("new@city.example.jp")
    assert "手続きは済んでいます" in Client().post(link).content.decode()


def test_an_address_of_somebody_else_gets_a_mail_that_says_so() -> None:
    other = person("other@city.example.jp")
    client = signed_in()
    free = client.post("/accounts/address/", {"address": "free@city.example.jp"})
    taken = client.post("/accounts/address/", {"address": other.email.upper()})
    assert taken.headers["Location"] == free.headers["Location"]
    text = last_mail(other.email.upper().replace("CITY.EXAMPLE.JP", "city.example.jp"))
    assert "すでに別のアカウント" in text
    confirmation = Confirmation.objects.order_by("-made_at")[0]
    answer = Client().post(f"/accounts/address/{token_of(confirmation)}/", follow=True)
    assert "このメールアドレスは使えません" in answer.content.decode() or answer.redirect_chain
    assert User.objects.filter(email__iexact=other.email).count() == 1


def test_whoever_has_not_shown_who_she_is_changes_nothing() -> None:
    client = Client()
    client.post("/accounts/login/", {"login": editor().email, "password": PASSWORD})
    for path in ("/accounts/address/", "/accounts/second/codes/new/", "/accounts/second/app/"):
        assert client.get(path).headers["Location"].startswith("/accounts/again/")


def test_a_password_is_changed_and_other_sessions_end() -> None:
    client, other = signed_in(), desk_of(editor())
    client.post("/accounts/password/", {"oldpassword": PASSWORD, **NEW})
    assert editor().check_password(NEW["password1"])
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302
    assert "パスワードが変わりました" in last_mail(editor().email)
