"""Files that are broken, or that grow: refused with a sentence, never an error of ours."""

import io
import time
import zipfile
from contextlib import suppress

import psutil  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies

from cms.tables.cells import TableRefusedError
from cms.tables.intake.opening import read_table
from tests.cms.tables.conftest import FILES

WHOLE = sorted(path.name for path in FILES.iterdir() if path.suffix != ".md")

SHEET = "xl/worksheets/sheet1.xml"


def with_part(name: str, content: bytes) -> bytes:
    """A sound workbook with one part in another form."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(FILES / "organizations_furigana.xlsx") as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return file.getvalue()


def sheet_of(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=strategies.sampled_from(WHOLE),
    cuts=strategies.lists(
        strategies.tuples(strategies.floats(0, 1), strategies.binary(max_size=8)), max_size=4
    ),
    length=strategies.floats(0.2, 1),
)
def test_a_damaged_file_is_read_or_refused(
    name: str, cuts: list[tuple[float, bytes]], length: float
) -> None:
    content = bytearray((FILES / name).read_bytes())
    for where, put in cuts:
        at = int(where * len(content))
        content[at : at + len(put)] = put
    with suppress(TableRefusedError):
        read_table(bytes(content[: int(length * len(content))]))


def refusal_within_limits(content: bytes) -> str:
    process = psutil.Process()
    before, began = process.memory_info().rss, time.process_time()
    with pytest.raises(TableRefusedError) as refused:
        read_table(content)
    assert time.process_time() - began < 5
    assert process.memory_info().rss - before < 300_000_000
    return str(refused.value)


# FILE-4
def test_one_long_text_in_thousands_of_cells() -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    texts = f'<sst xmlns="{space}"><si><t>{"あ" * 1_000_000}</t></si></sst>'.encode()
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 12_001))
    file = io.BytesIO(with_part("xl/sharedStrings.xml", texts))
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[SHEET] = sheet_of(cells)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    assert "文字が多すぎます" in refusal_within_limits(bomb.getvalue())


def test_a_part_that_unpacks_to_much() -> None:
    bomb = with_part(SHEET, b" " * 200_000_000)
    assert len(bomb) < 300_000
    assert "大きすぎます" in refusal_within_limits(bomb)


@pytest.mark.parametrize("number", ["x", "-", "9" * 5000])
def test_a_row_whose_number_is_none(number: str) -> None:
    cell = "<c><v>1</v></c>"
    part = sheet_of(f'<row r="{number}">{cell}</row>')
    assert "読み取れません" in refusal_within_limits(with_part(SHEET, part))


def test_entities_are_not_unfolded() -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "あああ"><!ENTITY b "&a;&a;&a;">]>'
    part = entities.encode() + sheet_of('<row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row>')
    assert "読み取れません" in refusal_within_limits(with_part(SHEET, part))


def test_a_formula_without_its_result_is_told() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c></row>'
        '<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><v>1</v></c></row>'
    )
    table = read_table(with_part(SHEET, sheet_of(rows)))
    assert "計算結果がファイルに入っていません" in str(table.rows[0].cell(1).value)
