"""A file is handed out while a visible record refers to it, and at no other moment."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from cms.reading.read import read_row
from cms.reading.viewer import Viewer
from cms.users.models import User
from home.models import StandardPage
from tests.contract.leaks.files import Files, is_given, plant_files, referring
from tests.contract.leaks.states import STATES, Section
from tests.factories.home import StandardPageFactory, site_settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def nobody() -> Client:
    return Client()


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.jp"))
    return client


def given(client: Client, files: Files) -> set[bool]:
    return {is_given(client, address) for address in files.shown}


def is_hidden(client: Client, files: Files) -> bool:
    return not any(is_given(client, address) for address in files.shown + files.never)


@pytest.mark.parametrize("state", STATES)
def test_files_of_a_hidden_page_are_not_there(state: str, nobody: Client, editor: Client) -> None:
    files = plant_files()
    STATES[state](
        lambda **fields: StandardPageFactory(**referring(files), **fields),
        Section(StandardPageFactory),
    )
    assert is_hidden(nobody, files)
    assert given(editor, files) == {True}


def test_a_missing_file_and_a_hidden_one_answer_alike(nobody: Client) -> None:
    files = plant_files()
    missing = nobody.get("/media/images/nothing.webp")
    for address in files.shown + files.never:
        hidden = nobody.get(address)
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content == missing.content
        assert dict(hidden.headers) == dict(missing.headers)


def test_files_of_nothing_and_of_a_draft_of_a_live_page(nobody: Client) -> None:
    files = plant_files()
    assert is_hidden(nobody, files)
    page = StandardPageFactory()
    for name, value in referring(files).items():
        setattr(page, name, value)
    revision = page.save_revision()
    assert is_hidden(nobody, files)
    revision.publish()
    assert given(nobody, files) == {True}
    assert not any(is_given(nobody, address) for address in files.never)


def test_the_last_record_takes_its_files_with_it(nobody: Client) -> None:
    files = plant_files()
    one, other = (StandardPageFactory(**referring(files)) for _ in range(2))
    one.unpublish()
    assert given(nobody, files) == {True}
    StandardPage.objects.filter(pk=other.pk).update(expire_at=timezone.now())
    assert is_hidden(nobody, files)


def test_a_page_that_no_longer_refers_leaves_the_files_private(nobody: Client) -> None:
    files = plant_files()
    page = StandardPageFactory(**referring(files))
    assert given(nobody, files) == {True}
    page.image, page.body = None, []
    page.save_revision().publish()
    assert is_hidden(nobody, files)


def test_go_live_and_expiry_are_moments(nobody: Client) -> None:
    files = plant_files()
    now = timezone.now()
    page = StandardPageFactory(
        **referring(files), go_live_at=now + timedelta(hours=1), expire_at=now + timedelta(hours=2)
    )
    assert is_hidden(nobody, files)
    StandardPage.objects.filter(pk=page.pk).update(go_live_at=now)
    assert given(nobody, files) == {True}
    StandardPage.objects.filter(pk=page.pk).update(expire_at=now)
    assert is_hidden(nobody, files)


def test_the_picture_of_the_settings_is_public(nobody: Client) -> None:
    files = plant_files()
    settings = site_settings()
    settings.image = files.image
    settings.save()
    *pictures, document = files.shown
    assert all(is_given(nobody, address) for address in pictures)
    assert not is_given(nobody, document)


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_closed_collection_stays_closed(kind: str, nobody: Client) -> None:
    closed = Collection.get_first_root_node().add_child(instance=Collection(name="非公開"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=kind)
    files = plant_files(collection=closed)
    StandardPageFactory(**referring(files))
    assert is_hidden(nobody, files)


def test_whatever_a_read_names_is_handed_out(nobody: Client) -> None:
    files = plant_files()
    page = StandardPageFactory(**referring(files))
    answer = nobody.get(f"/api/v1/pages/{page.pk}").content.decode()
    for address in files.shown:
        assert address in answer
        assert is_given(nobody, address)


def test_a_draft_shown_to_somebody_brings_keys_to_its_files(nobody: Client) -> None:
    files = plant_files()
    page = StandardPageFactory(**referring(files), live=False)
    detail = read_row(page, Viewer.public(), StandardPage.detail).model_dump_json()
    keys = re.findall(r"http://[^/]+(/[^\s\"\\]+\?key=[^\s\"\\]+)", detail)
    shown = {address.partition("?")[0] for address in keys}
    assert shown == set(files.shown)
    for address in keys:
        assert is_given(nobody, address)
        assert nobody.head(address).headers["Cache-Control"] == "private, no-store"
    assert is_hidden(nobody, files)
