"""A database that is there and says nothing does not keep a reader waiting."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Site

from cms.reading import versions
from tests.cms.reading.cache_site import asked

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.cms.reading.cache_site"),
]

CONNECTING = 3.0
"""Seconds, as the settings say."""


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "PATIENCE", 0.5)
    asked.clear()
    versions.forget()


@pytest.fixture
def kept(client: Client) -> bytes:
    """What was answered while all was well."""
    root = Site.objects.get().root_page.specific
    root.title = "架空市"
    root.save_revision().publish()
    content: bytes = client.get("/titles/").content
    return content


@contextmanager
def silent_server() -> Iterator[None]:
    """New connections end at a server that accepts them and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        with patch.dict(connection.settings_dict, HOST="127.0.0.1", PORT=port):
            yield
    connection.close()


@contextmanager
def frozen_backend() -> Iterator[None]:
    """The connection in hand stays open; the process at its other end does nothing."""
    connection.ensure_connection()
    process = connection.connection.info.backend_pid
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def test_a_connection_that_is_never_answered_is_given_up(client: Client, kept: bytes) -> None:
    connection.close()
    began = time.monotonic()
    with silent_server():
        response = client.get("/titles/")
    assert response.content == kept
    assert "Renkei-Stale-Since" in response.headers
    assert time.monotonic() - began < CONNECTING + 2


def test_a_server_that_froze_is_given_up(client: Client, kept: bytes) -> None:
    began = time.monotonic()
    with frozen_backend(), silent_server():
        response = client.get("/titles/")
        again = client.get("/titles/")
        unknown = client.get("/page/")
    assert response.content == again.content == kept
    assert "Renkei-Stale-Since" in response.headers
    assert unknown.status_code == 503
    assert time.monotonic() - began < CONNECTING + 3


def test_one_frozen_process_is_left_for_another(client: Client, kept: bytes) -> None:
    with frozen_backend():
        response = client.get("/titles/")
    assert response.content == kept
    assert "Renkei-Stale-Since" not in response.headers
    assert "ETag" in response.headers
