from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cms.tables.models import TableImport
from tests.cms.tables.registers import NAMES
from tests.factories.people import desk_of, person
from tests.members.conftest import load, register

__all__ = ["load", "register"]

FILES = Path(__file__).parent / "files"

type Upload = Callable[..., Any]


@pytest.fixture(autouse=True)
def _registers(settings: Settings) -> None:
    settings.TABLE_REGISTERS = [*settings.TABLE_REGISTERS, *NAMES]


@pytest.fixture
def desk(db: None) -> Client:
    """Of somebody who may write into every register."""
    user = person("tables@example.jp", "管理者", name="台帳三郎")
    user.is_superuser = True
    user.save()
    return desk_of(user)


@pytest.fixture
def upload(desk: Client) -> Upload:
    """Hands a file in at the admin; gives the import, or the text of the refusal."""

    def hand_in(register: str, content: bytes, name: str = "表.csv") -> Any:
        file = SimpleUploadedFile(name, content)
        response: Any = desk.post(reverse("table_index"), {"register": register, "file": file})
        if response.status_code == 302:
            return TableImport.objects.get(pk=int(response.url.rstrip("/").rpartition("/")[2]))
        assert response.status_code == 200
        return " ".join(response.context["form"].errors["file"])

    return hand_in


def file(name: str) -> bytes:
    return (FILES / name).read_bytes()


def commit(desk: Client, item: TableImport, read: str | None = None) -> str:
    """Press the button; gives what the page says then."""
    response = desk.post(
        reverse("table_import", args=[item.pk]),
        {"read": item.digest if read is None else read},
        follow=True,
    )
    item.refresh_from_db()
    return response.content.decode()


def undo(desk: Client, item: TableImport) -> str:
    response = desk.post(reverse("table_import_undo", args=[item.pk]), follow=True)
    item.refresh_from_db()
    return response.content.decode()


def rows(item: TableImport) -> list[tuple[int, str]]:
    return [(row.number, row.outcome) for row in item.rows.all()]


def said(item: TableImport, number: int) -> str:
    """What the results say of a row."""
    row = item.rows.get(number=number)
    return " ".join([*row.refusals, *row.repairs])


def value(item: TableImport, number: int, name: str) -> str:
    """The new value of a column in a row."""
    changes = item.rows.get(number=number).changes
    return str(next(change["new"] for change in changes if change["name"] == name))
