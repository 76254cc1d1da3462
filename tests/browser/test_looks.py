"""Every type of page looks as it was last agreed; `--renew-looks` agrees to how it looks now."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

import pytest
import time_machine
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from tests.browser.conftest import Furnished, serve_images
from tests.browser.furniture import furnish
from tests.browser.looks import (
    KEPT,
    SCALED,
    TOLERATED,
    differing,
    keep,
    kept,
    look_of,
    side_by_side,
)
from tests.factories.home import ContactPointFactory, StandardPageFactory
from tests.factories.members import (
    AgreementPageFactory,
    FigureFactory,
    OrganizationFactory,
)
from tests.factories.news import (
    ChronologyEntryFactory,
    EventPageFactory,
    NewsPageFactory,
    PublicationPageFactory,
)
from tests.fixtures.database import renew_database
from tests.fixtures.live_site import serving

NOW = datetime.fromisoformat("2026-11-25T12:00:00+09:00")
COUNTED = (
    AgreementPageFactory,
    ChronologyEntryFactory,
    ContactPointFactory,
    EventPageFactory,
    FigureFactory,
    NewsPageFactory,
    OrganizationFactory,
    PublicationPageFactory,
    StandardPageFactory,
)

SETTLE = """async () => {
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
}"""


@pytest.fixture(scope="module")
def still(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Furnished]:
    """The furnished site at one moment, with the same keys and names in every run."""
    media = tmp_path_factory.mktemp("media")
    for factory in COUNTED:
        factory.reset_sequence(0, force=True)
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=True):
        renew_database(request.config)
        try:
            with override_settings(MEDIA_ROOT=media), serving() as site:
                yield Furnished(site.url, furnish(), media)
        finally:
            renew_database(request.config)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", SCALED)
def test_every_page_looks_as_it_was_kept(
    browser: Browser,
    still: Furnished,
    pytestconfig: pytest.Config,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    context = browser.new_context(
        base_url=still.url,
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    serve_images(context, still.media)
    page = context.new_page()
    told = []
    for title, path in still.paths.items():
        name = f"{title.replace(' ', '-')}-{width}-{scheme}"
        look = look_of(_screenshot(page, path), width)
        if pytestconfig.getoption("renew_looks"):
            keep(look, name)
            continue
        where = differing(look, kept(name))
        if len(where) > TOLERATED:
            sheet = _leave(name, side_by_side(look, kept(name), where))
            scale = width // SCALED[width]
            told.append(f"{name}: {len(where)} squares, from {where[0][1] * scale} px on; {sheet}")
    context.close()
    assert not told, "\n".join(["These pages look different:", *told, "If meant: --renew-looks"])


def test_only_looks_of_pages_are_kept_and_they_are_small(still: Furnished) -> None:
    names = {title.replace(" ", "-") for title in still.paths}
    files = list(KEPT.iterdir())
    assert {file.stem.rsplit("-", 2)[0] for file in files} == names
    assert sum(file.stat().st_size for file in files) < 2_000_000


def _screenshot(page: Page, path: str) -> bytes:
    page.goto(path, wait_until="networkidle")
    page.evaluate(SETTLE)
    return page.screenshot(full_page=True, animations="disabled", caret="hide")


def _leave(name: str, sheet: bytes) -> Path:
    """Where the picture of a difference can be looked at."""
    folder = Path(settings.VAR_DIR) / "looks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(sheet)
    return folder / f"{name}.png"
