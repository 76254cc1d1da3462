"""A second factor: who must have one, codes on paper alone, and what a stolen backup shows."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from pytest_django import Settings

from cms.users.models import AccountEvent, User
from cms.users.secrets import decrypt
from tests.cms.users.door.mails import last_mail
from tests.factories.people import PASSWORD, administrator, approver, desk_of, editor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _needed(settings: Settings) -> None:
    settings.SECOND_FACTOR_FROM = "2026-01-01"


def sign_in(user: User, client: Client | None = None) -> Any:
    client = client or Client()
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})


def shown_again(user: User) -> Client:
    client = Client()
    sign_in(user, client)
    client.post("/accounts/again/", {"password": PASSWORD})
    return client


def paper_codes(client: Client) -> list[str]:
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/accounts/second/codes/new/")
    page = client.get("/accounts/second/codes/")
    return list(page.context["codes"])


@pytest.mark.parametrize("who", [approver, administrator])
def test_who_must_have_one_does_nothing_in_the_admin_before(who: Any) -> None:
    client = desk_of(who())
    for method in (client.get, client.post):
        for path in ("/admin/", "/admin/pages/", "/admin/users/", "/admin/api/main/pages/"):
            assert method(path).headers["Location"] == "/accounts/second/"
    assert "二段階認証が必要です" in client.get("/accounts/second/").content.decode()
    assert client.post("/admin/logout/").status_code == 302


def test_an_editor_is_offered_one_and_need_not_take_it() -> None:
    assert desk_of(editor()).get("/admin/").status_code == 200
    assert "パスキーを足す" in desk_of(editor()).get("/accounts/second/").content.decode()


def test_a_superuser_needs_one_too() -> None:
    root = User.objects.create_superuser("root@example.jp", PASSWORD)
    assert desk_of(root).get("/admin/").status_code == 302


def test_before_the_day_nobody_is_stopped(settings: Settings) -> None:
    settings.SECOND_FACTOR_FROM = "2100-01-01"
    assert desk_of(administrator()).get("/admin/").status_code == 200


def test_codes_on_paper_alone_open_the_admin_each_once() -> None:
    codes = paper_codes(shown_again(approver()))
    assert len(set(codes)) == 10
    assert "紙のコードが新しく作られました" in last_mail(approver().email)
    client = Client()
    assert sign_in(approver(), client).headers["Location"] == "/accounts/login/second/"
    assert client.get("/admin/").status_code == 302
    spaced = f"{codes[0][:4]} {codes[0][4:]}"
    assert client.post("/accounts/login/second/", {"code": spaced}).status_code == 302
    assert client.get("/admin/").status_code == 200
    again = Client()
    sign_in(approver(), again)
    refused = again.post("/accounts/login/second/", {"code": codes[0]})
    assert "コードが違います" in refused.content.decode()
    assert again.get("/admin/").status_code == 302
    kinds = AccountEvent.objects.values_list("kind", flat=True)
    assert {"codes_made", "factor_failed"} <= set(kinds)


def test_codes_are_unreadable_in_the_database() -> None:
    paper_codes(shown_again(approver()))
    seed = Authenticator.objects.get().data["seed"]
    assert len(seed) > 100
    assert len(decrypt(seed)) == 80


def test_an_app_is_set_up_and_asked_for() -> None:
    client = shown_again(editor())
    page = client.get("/accounts/second/app/")
    secret = page.context["form"].secret
    assert "<svg" in page.content.decode()
    assert "<?xml" not in page.content.decode()
    counter = next(iter(yield_hotp_counters_from_time()))
    code = f"{hotp_value(secret, counter):06}"
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert client.post("/accounts/second/app/", {"code": code}).status_code == 302
    assert sign_in(editor()).headers["Location"] == "/accounts/login/second/"
    assert "認証アプリが足されました" in last_mail(editor().email)


def test_the_last_one_stays_where_it_is_needed() -> None:
    client = shown_again(approver())
    secret = client.get("/accounts/second/app/").context["form"].secret
    counter = next(iter(yield_hotp_counters_from_time()))
    client.post("/accounts/second/app/", {"code": f"{hotp_value(secret, counter):06}"})
    refused = client.post("/accounts/second/app/remove/")
    assert "最後の一つは" in refused.content.decode()
    assert Authenticator.objects.filter(user=approver(), type="totp").exists()


def test_guessing_the_second_step_is_stopped() -> None:
    codes = paper_codes(shown_again(approver()))
    client = Client()
    sign_in(approver(), client)
    for _ in range(5):
        client.post("/accounts/login/second/", {"code": "00000000"})
    answer = client.post("/accounts/login/second/", {"code": codes[0]})
    assert "5分たってから" in answer.content.decode()


def test_who_has_lost_all_is_let_in_by_the_operator() -> None:
    paper_codes(shown_again(approver()))
    call_command("reset_second_factor", approver().email.upper())
    assert not Authenticator.objects.exists()
    kept = AccountEvent.objects.get(kind="factor_removed", note="紙のコード")
    assert kept.who == "システムの管理者"
    assert "解除されました" in last_mail(approver().email)
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody@city.example.jp")
