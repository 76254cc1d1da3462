"""READ-5: who asks, and with which cookie, changes nothing in what the public is answered."""

import httpx
import pytest
from django.contrib.auth.models import Group
from django.test import Client

from cms.users.models import User
from tests.factories.news import EventPageFactory, NewsPageFactory

PATHS = ["/api/v1/events", "/events/", "/", "/api/v1/pages/999999999", "/nothing/"]


def cookies_of(user: User) -> str:
    client = Client()
    client.force_login(user)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


@pytest.mark.parametrize("path", PATHS)
def test_everybody_gets_the_same_bytes(visitor: httpx.Client, path: str) -> None:
    EventPageFactory(title="みんなの集い")
    NewsPageFactory(title="カナリア", members_only=True)
    secretariat = User.objects.create_superuser("jimu@example.jp", "hiraku")
    clerk = User.objects.create_user("tanto@example.jp", "hiraku")
    clerk.groups.add(*Group.objects.all())
    readers = [
        "",
        cookies_of(secretariat),
        cookies_of(clerk),
        "sessionid=expired; csrftoken=x; django_language=en",
    ]
    answers = [visitor.get(path, headers={"cookie": cookies}) for cookies in readers]
    plain = answers[0]
    for answer in answers:
        assert answer.content == plain.content
        assert answer.headers.get("etag") == plain.headers.get("etag")
        assert answer.headers["cache-control"] == plain.headers["cache-control"]
        assert "set-cookie" not in answer.headers
        assert "cookie" not in answer.headers.get("vary", "").lower()
        assert "カナリア" not in answer.text
    if plain.status_code == 200:
        assert plain.headers["cache-control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("signed_in", [True, False])
def test_what_is_personal_is_kept_by_nobody(visitor: httpx.Client, *, signed_in: bool) -> None:
    user = User.objects.create_superuser("jimu@example.jp", "hiraku")
    headers = {"cookie": cookies_of(user)} if signed_in else {}
    for path in ("/admin/", "/admin/login/", "/admin/pages/"):
        answer = visitor.get(path, headers=headers)
        kept_by = set(answer.headers["cache-control"].split(", "))
        assert {"private", "no-store"} <= kept_by, path
        assert "public" not in kept_by
