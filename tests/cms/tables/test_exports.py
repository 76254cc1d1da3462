"""What spreadsheets get, and that it comes back as it was."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies

from cms.reading.marks import marked, unmarked
from cms.tables import cp932
from cms.tables.exports.files import Encoding, as_csv, as_xlsx
from cms.tables.exports.rows import lines_for_editors
from cms.tables.imports.services import table_import_commit, table_import_receive
from cms.tables.intake.opening import read_table
from cms.tables.models import Outcome
from news.models import Series
from tests.cms.tables.conftest import Upload, commit, rows
from tests.cms.tables.registers import PLAIN

pytestmark = pytest.mark.django_db

DANGEROUS = (
    "=1+1",
    "+81-3-0000-0000",
    "-5℃でも開催",
    "@連携",
    "\t=1+1",
    "'すでに付いた印",
    "−１０",
    "''二つ",
    "'=1",
    "＝1+1",
)


def store(*texts: str, amount: int | None = -500) -> None:
    for number, text in enumerate(texts):
        values = {"name": f"行{number}", "text": text, "amount": amount, "flag": True}
        save(values)


def save(values: dict[str, Any]) -> None:
    assert PLAIN.writer
    PLAIN.writer.save(record=None, values=values, by=None)


def exported(format_: str, encoding: Encoding = Encoding.UTF_8) -> bytes:
    lines = lines_for_editors(PLAIN)
    written = as_xlsx(PLAIN, lines) if format_ == "xlsx" else as_csv(PLAIN, lines, encoding)
    return written.content


# IMP-6
def test_csv_defuses_what_a_spreadsheet_would_compute() -> None:
    store(*DANGEROUS)
    cells = [line["文"] for line in read_csv(exported("csv"))]
    assert cells == [marked(text) for text in DANGEROUS]
    assert all(cell.startswith("'") for cell in cells)
    assert {line["数"] for line in read_csv(exported("csv"))} == {"-500"}


def test_a_workbook_holds_texts_and_numbers() -> None:
    store(*DANGEROUS)
    table = read_table(exported("xlsx"))
    assert [row.cell(2).value for row in table.rows] == list(DANGEROUS)
    assert {row.cell(3).value for row in table.rows} == {-500.0}
    assert b"_x000D_" not in exported("xlsx")


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_what_was_exported_changes_nothing(upload: Upload, format_: str) -> None:
    store(*DANGEROUS, "一行目\r\n二行目")
    item = upload("plain", exported(format_), f"表.{format_}")
    assert {outcome for _, outcome in rows(item)} == {"left"}


def test_marks_survive_a_change_of_format(upload: Upload) -> None:
    """CSV saved as a workbook has the marks still; the other way round it never had any."""
    store(*DANGEROUS)
    as_it_was = [line["文"] for line in read_csv(exported("csv"))]
    bare = read_csv(exported("csv"))
    for line, text in zip(bare, DANGEROUS, strict=True):
        line["文"] = text
    item = upload("plain", written_csv(bare))
    assert {outcome for _, outcome in rows(item)} == {"left"}
    item = upload("plain", workbook_with_texts(as_it_was), "表.xlsx")
    assert {outcome for _, outcome in rows(item)} == {"left"}


def test_an_apostrophe_of_ones_own_is_stored(desk: Client, upload: Upload) -> None:
    store("前")
    item = upload("plain", "名称,文\r\n行0,'すでに\r\n".encode())
    commit(desk, item)
    assert "'すでに" in Series.objects.get().description


@given(strategies.text(max_size=20))
def test_unmarking_undoes_marking(text: str) -> None:
    assert unmarked(marked(text)) == text


# IMP-7
STORED = "〜 − ‖ — é 𠮷 葛󠄀 🏮 ① 髙"


def test_cp932_says_what_it_could_not_hold() -> None:
    store(STORED)
    written = as_csv(PLAIN, lines_for_editors(PLAIN), Encoding.CP932)
    assert [(loss.character, loss.written) for loss in written.losses] == [
        ("〜", "～"),
        ("−", "－"),
        ("‖", "∥"),
        ("—", "〓"),
        ("é", "〓"),
        ("𠮷", "〓"),
        ("\U000e0100", ""),
        ("🏮", "〓"),
    ]
    assert {(loss.row, loss.column) for loss in written.losses} == {(2, "文")}
    assert [loss.is_changed for loss in written.losses] == [True] * 3 + [False] * 5
    assert "① 髙" in written.content.decode("cp932")


@pytest.mark.parametrize("windows", [True, False])
def test_pairs_of_windows_and_mac_are_equal(upload: Upload, *, windows: bool) -> None:
    store("10〜12月、−5℃、‖" if windows else "10～12月、－5℃、∥")
    other = "10～12月、－5℃、∥" if windows else "10〜12月、−5℃、‖"
    item = upload("plain", f"名称,文\r\n行0,{other}\r\n".encode())
    assert rows(item) == [(2, "left")]


def test_cp932_comes_back_without_a_change(upload: Upload) -> None:
    store(STORED)
    item = upload("plain", exported("csv", Encoding.CP932))
    assert "Shift_JIS" in item.recognised
    assert rows(item) == [(2, "left")]


def test_the_admin_tells_of_losses_before_it_sends(desk: Client) -> None:
    store(STORED)
    address = reverse("table_export", args=["plain"])
    asked = desk.get(address, {"export": "csv", "encoding": "cp932"})
    assert "Shift_JIS（CP932）にない文字が8か所" in asked.content.decode()
    assert "U+E0100" in asked.content.decode()
    sent = desk.get(address, {"export": "csv", "encoding": "cp932", "confirmed": "1"})
    assert sent.headers["Renkei-Characters-Changed"] == "3"
    assert sent.headers["Renkei-Characters-Replaced"] == "5"
    assert sent.content.decode("cp932").startswith("名称,文,数,印\r\n")


def test_csv_is_utf8_with_mark_and_crlf(desk: Client) -> None:
    store("本文")
    sent = desk.get(reverse("table_export", args=["plain"]), {"export": "csv"})
    assert sent.content == "\ufeff名称,文,数,印\r\n行0,本文,-500,はい\r\n".encode()
    assert sent.headers["Content-Type"] == "text/csv; charset=utf-8"


LINES = strategies.lists(
    strategies.tuples(
        strategies.text(
            strategies.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=15
        ),
        strategies.none() | strategies.integers(-(10**9), 10**9),
        strategies.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=LINES, format_=strategies.sampled_from(["csv", "xlsx", "cp932"]))
def test_round_trip_of_anything(desk: Client, lines: list[Any], format_: str) -> None:
    Series.objects.all().delete()
    for number, (text, amount, flag) in enumerate(lines):
        save({"name": f"行{number}", "text": text, "amount": amount, "flag": flag})
    encoding = Encoding.CP932 if format_ == "cp932" else Encoding.UTF_8
    content = exported("xlsx" if format_ == "xlsx" else "csv", encoding)
    person = desk_user(desk)
    item = table_import_receive(register=PLAIN, filename="表", content=content, by=person)
    assert set(item.rows.values_list("outcome", flat=True)) == {Outcome.LEFT}
    table_import_commit(item=item, read=item.digest, by=person)


def test_equal_content_gives_equal_bytes() -> None:
    store("本文")
    assert exported("xlsx") == exported("xlsx")


def desk_user(desk: Client) -> Any:
    from cms.users.models import User

    return User.objects.get(pk=desk.session["_auth_user_id"])


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def written_csv(lines: list[dict[str, str]]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(lines[0]))
    writer.writeheader()
    writer.writerows(lines)
    return file.getvalue().encode()


def workbook_with_texts(texts: list[str]) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    workbook = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ["名称", "文"])
    for number, text in enumerate(texts):
        sheet.write_string(number + 1, 0, f"行{number}")
        sheet.write_string(number + 1, 1, text)
    workbook.close()
    return file.getvalue()


def test_every_pair_of_cp932_is_one_letter() -> None:
    for key, changed in cp932.CHANGED.items():
        assert chr(key).translate(cp932.CHANGED).encode("cp932").decode("cp932") == changed
