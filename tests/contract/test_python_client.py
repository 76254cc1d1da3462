"""A program in Python: `openapi-python-client` makes its library, which reads the live site."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any

import pytest

from cms.tables.exports.files import XLSX_TYPE
from tests.fixtures.live_site import LiveSite

pytestmark = pytest.mark.contract

NAME = "generated_renkei_client"


@pytest.fixture(scope="module")
def generated(openapi_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The library, to import; whatever the generator could not do fails."""
    folder = tmp_path_factory.mktemp("python")
    configuration = folder / "configuration.json"
    # Nobody reads the library: no need of a formatter. And a workbook is bytes to a program.
    configuration.write_text(
        json.dumps(
            {
                "post_hooks": [],
                "content_type_overrides": {XLSX_TYPE: "application/octet-stream"},
            }
        )
    )
    done = subprocess.run(
        [
            *(
                Path(sys.executable).with_name("openapi-python-client"),
                "generate",
                "--meta",
                "none",
            ),
            *("--path", openapi_file, "--output-path", folder / NAME),
            *("--config", configuration, "--fail-on-warning"),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        invalidate_caches()
        yield
        for name in [name for name in sys.modules if name.split(".")[0] == NAME]:
            del sys.modules[name]


@pytest.fixture
def client(generated: None, furnished_site: LiveSite) -> Iterator[Any]:
    with import_module(NAME).Client(base_url=furnished_site.url) as client:
        yield client


def operation(path: str) -> Any:
    """The generated module of one operation, such as `news.list_events`."""
    return import_module(f"{NAME}.api.{path}")


def test_it_lists_events_and_fetches_one_with_its_programme(client: Any) -> None:
    listed = operation("news.list_events").sync(client=client, limit=100)
    assert listed.count == len(listed.items) > 1
    (found,) = [item for item in listed.items if item.status.value == "held"]
    page = operation("pages.get_page").sync(found.id, client=client)
    assert type(page).__name__ == "EventDetail"
    assert page.title == found.title
    assert [session.label for session in page.sessions] == ["第1部", "第2部"]
    assert page.programme[0].speakers[0].name == "架空 太郎"
    kinds = {block.type_: type(block).__name__ for block in page.body}
    assert len(kinds) == 12
    assert kinds["text"] == "TextBlock"
    assert kinds["callout"] == "CalloutBlock"


def test_every_page_comes_as_the_class_of_its_type(client: Any) -> None:
    get = operation("pages.get_page")
    seen = set()
    for lister in ("list_news", "list_publications", "list_events"):
        for item in operation(f"news.{lister}").sync(client=client, limit=3).items:
            page = get.sync(item.id, client=client)
            assert page.type_ == item.type_
            seen.add(type(page).__name__)
    assert seen == {"NewsDetail", "PublicationDetail", "EventDetail"}


def test_a_problem_comes_as_a_problem(client: Any) -> None:
    answer = operation("pages.get_page").sync_detailed(999_999_999, client=client)
    assert (answer.status_code, answer.parsed.code) == (404, "not_found")
    answer = operation("news.list_events").sync_detailed(client=client, limit=1000)
    assert (answer.status_code, answer.parsed.code) == (422, "invalid_parameters")
    assert [error.parameter for error in answer.parsed.errors] == ["limit"]
