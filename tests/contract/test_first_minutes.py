"""What docs/api.md promises a front-end developer for the first ten minutes holds."""

import re
import shlex
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from django.conf import settings

from tests.fixtures.live_site import LiveSite

pytestmark = pytest.mark.contract

TEXT = Path(settings.BASE_DIR, "docs", "api.md").read_text("utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"^ *(curl .+)$", TEXT, re.MULTILINE)]
CODES = re.findall(r"\| (\d{3}) \| `(\w+)` \|", TEXT)


def asked(command: list[str], site: LiveSite) -> httpx.Response:
    """The answer to a curl command of the document, from the live site."""
    (address,) = [word for word in command if word.startswith("http://localhost:8000/")]
    query = ""
    if "--data-urlencode" in command:
        name, value = command[command.index("--data-urlencode") + 1].split("=", 1)
        query = "?" + urlencode({name: value})
    return httpx.get(address.replace("http://localhost:8000", site.url) + query, timeout=30)


def test_list_resolve_and_page_follow_each_other(furnished_site: LiveSite) -> None:
    listed, resolved = [asked(command, furnished_site) for command in COMMANDS]
    assert set(listed.json()) == {"count", "items"}
    found = resolved.json()
    assert found["kind"] == "record"
    for address in (found["detail_url"], listed.json()["items"][0]["meta"]["detail_url"]):
        page = httpx.get(address, timeout=30)
        assert page.status_code == 200
        known = {"if-none-match": page.headers["etag"]}
        assert httpx.get(address, headers=known, timeout=30).status_code == 304


def test_problems_have_the_codes_of_the_table(furnished_site: LiveSite) -> None:
    api = f"{furnished_site.url}/api/v1"
    answers = [
        httpx.get(f"{api}/pages/999999999"),
        httpx.post(f"{api}/events"),
        httpx.get(f"{api}/events?prefectrue=13"),
    ]
    assert [(str(item.status_code), item.json()["code"]) for item in answers] == CODES[:3]
    assert [error["parameter"] for error in answers[2].json()["errors"]] == ["prefectrue"]


def test_limits_are_those_of_the_text(furnished_site: LiveSite) -> None:
    api = f"{furnished_site.url}/api/v1/news"
    queries = ("limit=100", "limit=101", "limit=0", "offset=10000", "offset=10001")
    statuses = [httpx.get(f"{api}?{query}", timeout=30).status_code for query in queries]
    assert statuses == [200, 422, 422, 200, 422]
    assert len(httpx.get(api, timeout=30).json()["items"]) == 20
