"""The files in `content/`, read and checked. A page's address is its file's path."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from home.sample.entries import Origin
from home.sample.records import (
    AnyPage,
    BodyRecord,
    EntryRecord,
    FigureRow,
    OrganizationEntry,
    PageRecord,
    SeriesRecord,
    SettingsRecord,
)

CONTENT = Path(__file__).parent / "content"
FRONT = "front"
BESIDE_PAGES = ("settings", "series", "organizations", "figures", "bodies")
ENTRIES = "entries/"


class OrganizationFile(Origin):
    organizations: list[OrganizationEntry]


class FigureFile(Origin):
    figures: list[FigureRow]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the sample content says."""

    settings: SettingsRecord
    series: list[SeriesRecord]
    organizations: OrganizationFile
    figures: FigureFile
    bodies: list[BodyRecord]
    entries: dict[str, list[EntryRecord]]
    """Of the chronology, by file, such as `entries/2015` for a fiscal year."""
    pages: dict[str, PageRecord]
    """By address below the front page, such as `news/snow`; parents first; `front` is first."""


@cache
def read_content() -> Content:
    """Read all files, and refuse what the records do not allow.

    Raises:
        pydantic.ValidationError: a file says something unknown or leaves something out.
    """
    page: TypeAdapter[Any] = TypeAdapter(AnyPage)
    keys = sorted(
        (path.relative_to(CONTENT).with_suffix("").as_posix() for path in CONTENT.rglob("*.toml")),
        key=_order,
    )
    return Content(
        settings=SettingsRecord.model_validate(_file("settings")),
        series=TypeAdapter(list[SeriesRecord]).validate_python(_file("series")["series"]),
        organizations=OrganizationFile.model_validate(_file("organizations")),
        figures=FigureFile.model_validate(_file("figures")),
        bodies=TypeAdapter(list[BodyRecord]).validate_python(_file("bodies")["bodies"]),
        entries={key: _entries(key) for key in keys if key.startswith(ENTRIES)},
        pages={key: page.validate_python(_file(key)) for key in keys if _is_page(key)},
    )


def _entries(key: str) -> list[EntryRecord]:
    return TypeAdapter(list[EntryRecord]).validate_python(_file(key)["entries"])


def _is_page(key: str) -> bool:
    return key not in BESIDE_PAGES and not key.startswith(ENTRIES)


SIDE_BY_SIDE = (
    "news", "events", "members", "agreements", "collaborations", "chronology", "publications",
    "about", "join", "contact", "accessibility", "privacy", "developers", "about/why",
    "about/wards", "about/steps", "about/contents",
)  # fmt: skip
"""The order of pages that stand side by side, as in menus; the others follow by address."""


def _order(key: str) -> tuple[bool, int, int, str]:
    place = SIDE_BY_SIDE.index(key) if key in SIDE_BY_SIDE else len(SIDE_BY_SIDE)
    return key != FRONT, key.count("/"), place, key


def _file(key: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / f"{key}.toml").read_text(encoding="utf-8"))
