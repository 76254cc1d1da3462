"""Every answer says what a browser may load and run for it."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import csrf, defaults
from wagtail.documents import get_document_model

from home.models import FrontPage
from tests.factories.home import StandardPageFactory

HEADER = "Content-Security-Policy"
SITE = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; "
    "object-src 'none'"
)


@pytest.fixture
def broken() -> Iterator[None]:
    with patch.object(FrontPage, "detail", side_effect=ValueError("broken")):
        yield


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("times", ["first", "kept"])
def test_site_and_api_have_a_policy_without_exceptions_and_without_nonce(
    client: Client, times: str
) -> None:
    StandardPageFactory(slug="about")
    for path in ("/", "/about/", "/api/v1/site", "/api/v1/docs", "/robots.txt"):
        if times == "kept":
            client.get(path)
        assert client.get(path).headers[HEADER] == SITE, path


@pytest.mark.django_db
def test_what_fails_has_it_too(broken: None, caplog: pytest.LogCaptureFixture) -> None:
    client = Client(raise_request_exception=False)
    answers = {
        client.get("/nowhere/"): 404,
        client.get("/api/v1/nowhere"): 404,
        client.get("/"): 500,
        client.get("/", headers={"host": "elsewhere.example"}): 400,
    }
    for response, status in answers.items():
        assert response.status_code == status
        assert response.headers[HEADER] == SITE


@pytest.mark.django_db
def test_the_admin_alone_may_run_what_stands_in_its_pages(admin_client: Client) -> None:
    for name in ("wagtailadmin_home", "wagtailimages:index"):
        policy = admin_client.get(reverse(name)).headers[HEADER]
        directives = dict(part.split(" ", 1) for part in policy.split("; "))
        assert directives["script-src"] == directives["style-src"] == "'self' 'unsafe-inline'"
        assert directives["object-src"] == directives["base-uri"] == "'none'"
        assert "nonce" not in policy
        assert "unsafe-eval" not in policy


@pytest.mark.django_db
def test_a_file_may_do_nothing(admin_client: Client) -> None:
    document = get_document_model()(title="架空の協定書")
    document.file.save("agreement.pdf", ContentFile(b"%PDF-1.7"))
    response = admin_client.get(document.url)
    response.close()
    assert response.headers[HEADER].startswith("default-src 'none'")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "リクエストを受け付けられませんでした"),
        (403, "この操作はできません"),
        (0, "送信を受け付けられませんでした"),
    ],
)
def test_a_refusal_is_told_in_japanese(rf: RequestFactory, status: int, words: str) -> None:
    request = rf.post("/")
    request.user = AnonymousUser()
    told: dict[int, HttpResponse] = {
        400: defaults.bad_request(request, ValueError("secret")),
        403: defaults.permission_denied(request, PermissionError("secret")),
        0: csrf.csrf_failure(request, "secret"),
    }
    text = told[status].content.decode()
    assert words in text
    assert "secret" not in text
    assert text.count("<h1>") == 1
    assert "トップページへ" in text
