"""The parts of the public cache: addresses, encodings, memory, Redis behind it, builds."""

import gzip
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.autoreload import file_changed

from cms.reading.cache import stores
from cms.reading.cache.addresses import address_of, is_private
from cms.reading.cache.answering import best_encoding
from cms.reading.cache.builds import Builds
from cms.reading.cache.entries import Entry, compress, entry_of
from cms.reading.cache.marking import Cacheable
from cms.reading.cache.stores import Memory, Shared, build_id
from cms.reading.validators import encoded_etag, etag_of, is_unchanged


def entry(address: str, body: bytes = b"x", version: int = 1) -> Entry:
    made = entry_of(HttpResponse(body), address, None, Cacheable())
    made.version = version
    return made


def address(path: str) -> str:
    return address_of(RequestFactory().get(path))


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("/a?x=1&y=2", "/a?y=2&x=1", True),
        ("/a?x=1&x=2", "/a?x=2&x=1", False),
        ("/a?x=2&%78=1", "/a?%78=1&x=2", False),
        ("/%E3%81%8C", "/%e3%81%8c", True),
        ("/a", "/a?", True),
        ("/a%3Fx=1", "/a?x=1", False),
        ("/a%3Fb", "/a?b?", False),
        ("/a", "/A", False),
    ],
)
def test_addresses_are_the_same_exactly_when_their_answers_must_be(
    one: str, other: str, are_same: bool
) -> None:
    assert (address(one) == address(other)) is are_same


def test_schemes_and_hosts_tell_addresses_apart() -> None:
    factory = RequestFactory()
    assert address_of(factory.get("/")) != address_of(factory.get("/", secure=True))
    local = factory.get("/", headers={"host": "localhost"})
    assert address_of(factory.get("/")) != address_of(local)


@pytest.mark.parametrize(
    ("path", "private"),
    [
        ("/admin/pages/", True),
        ("/documents/1/a.pdf", True),
        ("/api/member/v1/me", True),
        ("/api/v1/news", False),
        ("/administration/", False),
        ("/", False),
    ],
)
def test_what_is_not_known_as_private_is_public(path: str, private: bool) -> None:
    assert is_private(RequestFactory().get(path)) is private


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=1.0", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("br;q=x", ""),
        ("identity", ""),
        ("*", ""),
    ],
)
def test_the_best_encoding_that_the_reader_takes(header: str, encoding: str) -> None:
    assert best_encoding(header) == encoding


def test_tags_are_of_bytes_and_encodings() -> None:
    assert etag_of(b"a") == etag_of(b"a") != etag_of(b"b")
    assert encoded_etag(etag_of(b"a"), "br") == etag_of(b"a", "br")
    assert encoded_etag('"x"', "") == '"x"'


@pytest.mark.parametrize(
    ("header", "unchanged"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("a", False)],
)
def test_known_tags(header: str, unchanged: bool) -> None:
    assert is_unchanged(header, '"a"') is unchanged


def test_small_and_compressed_bytes_stay_as_they_are() -> None:
    assert entry("a", b"x" * 400).encoding("br") == ""
    picture = entry_of(HttpResponse(b"x" * 900, content_type="image/png"), "a", None, Cacheable())
    assert picture.encoding("br") == ""
    assert entry("a", b"x" * 900).encoding("br") == "br"
    assert compress(b"x" * 900, "gzip") == compress(b"x" * 900, "gzip")


def test_memory_is_bounded_in_bytes_and_forgets_the_least_used() -> None:
    memory = Memory(limit=100_000)
    for name in "abcd":
        memory.put(entry(name, b"x" * 20_000))
    assert memory.get("a") is not None
    memory.put(entry("e", b"x" * 20_000))
    assert memory.get("b") is None
    assert memory.get("a") is not None
    assert memory.used <= memory.limit
    memory.put(entry("f", b"x" * 30_000))
    assert memory.get("f") is None


def test_memory_weighs_an_entry_again_after_it_has_grown() -> None:
    memory = Memory(limit=100_000)
    kept = entry("a", bytes(range(256)) * 50)
    memory.put(kept)
    before = memory.used
    assert gzip.decompress(kept.body("gzip")) == kept.body("")
    memory.put(kept)
    assert memory.used == before + len(kept.body("gzip"))
    memory.clear()
    assert memory.used == 0


def test_a_changed_template_shows_on_the_development_server() -> None:
    memory = Memory(limit=100_000)
    memory.clear_when_files_change()
    memory.put(entry("a"))
    file_changed.send(sender=None, file_path=Path("page.html"))
    assert memory.get("a") is None


def test_an_entry_of_another_version_is_no_answer_but_still_the_last_bytes() -> None:
    memory = Memory(limit=100_000)
    memory.put(entry("a", version=1))
    assert memory.get("a", 2) is None
    assert memory.get("a", 1) is memory.get("a")


class TestRedis:
    """With a cache that processes share, in the place of Redis."""

    @pytest.fixture(autouse=True)
    def _shared(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        self.cache: Any = LocMemCache("shared", {})
        monkeypatch.setattr(stores, "caches", {"default": self.cache})
        yield
        self.cache.clear()

    def test_processes_fill_it_together_but_not_across_builds_and_versions(self) -> None:
        one, two, other_build = Shared(10**6, "1"), Shared(10**6, "1"), Shared(10**6, "2")
        one.put(entry("a", b"hello"))
        found = two.get("a", 1)
        assert found is not None
        assert found.body("") == b"hello"
        assert two.get("a", 2) is None
        assert other_build.get("a") is None
        self.cache.clear()
        assert two.get("a", 1) is not None

    def test_without_it_each_process_helps_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = []

        def fail(*args: Any, **kwargs: Any) -> None:
            asked.append(args)
            raise ConnectionError

        shared = Shared(10**6, "1")
        monkeypatch.setattr(self.cache, "get", fail)
        monkeypatch.setattr(self.cache, "set", fail)
        shared.put(entry("a"))
        assert shared.get("a", 1) is not None
        assert shared.get("b", 1) is None
        assert len(asked) == 1


def test_a_build_is_known_by_its_code() -> None:
    assert build_id() == build_id()
    assert len(build_id()) == 16


def test_one_build_per_address_at_a_time() -> None:
    builds = Builds()
    running, most, waits = [0], [0], []

    def build(name: str) -> None:
        with builds.alone(name) as waited:
            waits.append(waited)
            running[0] += 1
            most[0] = max(most[0], running[0])
            time.sleep(0.02)
            running[0] -= 1

    threads = [threading.Thread(target=build, args=("a",)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert sorted(waits) == [False, True, True, True, True]
    assert builds._running == {}


def test_a_reader_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Builds, "PATIENCE", 0.01)
    builds = Builds()
    with builds.alone("a"), builds.alone("b") as other, builds.alone("a") as same:
        assert (other, same) == (False, True)
    assert builds._running == {}
