"""How a file is handed out: headers, ranges, statements, and to whom."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Collection, GroupCollectionPermission

from cms.media.models import PortalDocument
from cms.users.models import User
from tests.contract.leaks.files import Files, plant_files, referring
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db
BYTES = b"%PDF-1.7 0123456789"


@pytest.fixture
def files() -> Files:
    made = plant_files()
    StandardPageFactory(**referring(made))
    return made


def offered(name: str, content: bytes = BYTES) -> PortalDocument:
    document: PortalDocument = PortalDocument.objects.create(
        title="資料", file=ContentFile(content, name)
    )
    text = f'<p><a linktype="document" id="{document.pk}">資料</a></p>'
    StandardPageFactory(body=[("text", text)])
    return document


def body(answer: Any) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content


def test_a_rendition_is_shown_in_place(client: Client, files: Files) -> None:
    answer = client.get(files.shown[0])
    assert body(answer).startswith(b"RIFF")
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["Content-Disposition"].startswith("inline;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_document_is_downloaded(client: Client) -> None:
    document = offered("a.pdf")
    answer = client.get(document.url)
    assert answer.streaming
    assert body(answer) == BYTES
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Length"] == str(len(BYTES))
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_head_says_the_same_without_the_bytes(client: Client) -> None:
    document = offered("a.pdf")
    whole, head = client.get(document.url), client.head(document.url)
    assert dict(head.headers) == dict(whole.headers)
    assert head.content == b""
    body(whole)


def test_who_has_the_bytes_is_told_so(client: Client) -> None:
    document = offered("a.pdf")
    etag = client.head(document.url).headers["ETag"]
    answer = client.get(document.url, headers={"if-none-match": etag})
    assert answer.status_code == 304
    assert answer.headers["ETag"] == etag
    assert "Content-Type" not in answer.headers


def test_a_part_is_sent(client: Client) -> None:
    document = offered("a.pdf")
    answer = client.get(document.url, headers={"range": "bytes=9-12"})
    assert answer.status_code == 206
    assert body(answer) == b"0123"
    assert answer.headers["Content-Range"] == f"bytes 9-12/{len(BYTES)}"
    assert answer.headers["Content-Length"] == "4"
    stale = client.get(document.url, headers={"range": "bytes=9-12", "if-range": '"other"'})
    assert stale.status_code == 200
    assert body(stale) == BYTES


def test_a_part_beyond_the_end_is_refused(client: Client) -> None:
    document = offered("a.pdf")
    answer = client.get(document.url, headers={"range": "bytes=99-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(BYTES)}"


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post(offered("a.pdf").url).status_code == 405


def test_another_name_is_not_found(client: Client) -> None:
    document = offered("a.pdf")
    assert client.get(f"/documents/{document.pk}/b.pdf").status_code == 404
    assert client.get(f"/documents/{'9' * 40}/a.pdf").status_code == 404
    assert client.get("/media/a%00b").status_code == 404
    assert client.get("/media/../manage.py").status_code == 404


def test_a_file_costs_one_look_at_the_tree_and_one_question(client: Client, files: Files) -> None:
    client.head(files.shown[0])
    for address in (files.shown[0], files.shown[-1]):
        with CaptureQueriesContext(connection) as queries:
            client.head(address)
        assert len(queries) == 2, [query["sql"] for query in queries]


def test_what_is_gone_from_the_storage_is_not_found(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    document = offered("a.pdf")
    default_storage.delete(document.file.name)
    assert client.get(document.url).status_code == 404
    assert len([record for record in caplog.records if "cms.media" in record.name]) == 1


def test_a_proxy_may_send_the_bytes(client: Client, settings: Settings) -> None:
    settings.MEDIA_ACCEL_PREFIX = "/protected/"
    document = offered("a.pdf")
    answer = client.get(document.url)
    assert answer.headers["X-Accel-Redirect"] == f"/protected/{document.file.name}"
    assert answer.content == b""


def signed_in(*permissions: str) -> Client:
    user = User.objects.create_user("editor@example.jp", "x")
    group = Group.objects.create(name="係")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    for codename in permissions:
        GroupCollectionPermission.objects.create(
            group=group,
            collection=Collection.objects.get(name="見せる"),
            permission=Permission.objects.get(codename=codename),
        )
    client = Client()
    client.force_login(user)
    return client


def test_an_editor_sees_the_files_of_her_collections_only() -> None:
    root = Collection.get_first_root_node()
    hers, other = (root.add_child(name=name) for name in ("見せる", "見せない"))
    mine, theirs = plant_files(collection=hers), plant_files(collection=other)
    client = signed_in("choose_image", "choose_document")
    for address in (*mine.shown, mine.never[0], mine.never[2]):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "private, no-store"
        body(answer)
    for address in (*theirs.shown, *theirs.never):
        assert client.get(address).status_code == 404


def test_who_may_not_enter_the_admin_is_nobody() -> None:
    files = plant_files()
    client = Client()
    client.force_login(User.objects.create_user("member@example.jp", "x"))
    for address in files.shown + files.never:
        assert client.get(address).status_code == 404


def test_an_editors_answer_is_never_kept(files: Files) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.jp"))
    for address in files.shown:
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "private, no-store"
        body(answer)
