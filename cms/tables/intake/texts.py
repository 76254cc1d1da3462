"""CSV and tab-separated text, in the encodings that spreadsheets write in Japan."""

import codecs
import csv
import io
from typing import Literal

from django.conf import settings

from cms.tables.cells import UNSAID, Cell, Row, Table, TableRefusedError, table_of

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8（BOM付き）"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
WITHOUT_MARK = (("utf-8", "UTF-8"), ("cp932", "Shift_JIS（Windowsの日本語、CP932）"))
DELIMITERS = {",": "コンマ", "\t": "タブ"}
LONGEST_CELL = 100_000


def read_text(content: bytes) -> Table:
    """The table of a text.

    Raises:
        TableRefusedError: the encoding cannot be told, or the quotation marks do not fit.
    """
    text, encoding, name = _decoded(content)
    delimiter = _delimiter(text)
    recognised = f"文字コードは{name}、区切りは{DELIMITERS[delimiter]}として読み取りました。"
    return table_of(
        _rows(text, delimiter),
        kind="csv",
        recognised=recognised,
        encoding=encoding,
        notices=[],
        most_rows=settings.TABLE_MAX_ROWS,
    )


def _decoded(content: bytes) -> tuple[str, str, str]:
    for mark, encoding, name in MARKS:
        if content.startswith(mark):
            return _without_controls(_strictly(content, encoding, name)), encoding, name
    for encoding, name in WITHOUT_MARK:
        try:
            return _without_controls(content.decode(encoding)), encoding, name
        except UnicodeDecodeError:
            continue
    raise TableRefusedError(
        "文字コードを判別できません。Excelの「名前を付けて保存」で"
        "「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。"
    )


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise TableRefusedError(
            f"文字コードは{name}とありますが、途中でそのとおりに読めなくなりました。"
            "「CSV UTF-8（コンマ区切り）」で保存し直してください。"
        ) from None


def _without_controls(text: str) -> str:
    """The text, if it is one: a picture that was named .csv holds control characters."""
    if found := UNSAID.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise TableRefusedError(
            f"{line}行目に、文字ではないデータがあります。表のファイルかどうかを確かめてください。"
        )
    return text


def _delimiter(text: str) -> Literal[",", "\t"]:
    """Whichever of the two parts the first line that holds anything."""
    first = next((line for line in text.splitlines() if line.strip(", \t\u3000")), "")
    return "\t" if first.count("\t") > first.count(",") else ","


def _rows(text: str, delimiter: str) -> list[Row]:
    before = csv.field_size_limit(LONGEST_CELL)
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if len(cells) > settings.TABLE_MAX_COLUMNS:
                raise TableRefusedError(_too_wide(number))
            rows.append(
                Row(
                    number,
                    tuple(
                        Cell(number, column, _one_line_end(value) or None, is_quoted=True)
                        for column, value in enumerate(cells, start=1)
                    ),
                )
            )
            if number > 2 * settings.TABLE_MAX_ROWS + 100:
                break  # the table says that there are too many
    except csv.Error as error:
        raise TableRefusedError(_broken(reader.line_num, str(error))) from None
    finally:
        csv.field_size_limit(before)
    return rows


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _too_wide(number: int) -> str:
    most = settings.TABLE_MAX_COLUMNS
    return f"{number}行目に{most}を超える列があります。列は{most}までにしてください。"


def _broken(line: int, reason: str) -> str:
    if "field larger" in reason:
        return f"{line}行目のセルが長すぎます。1つのセルは{LONGEST_CELL:,}字までです。"
    return (
        f'{line}行目の引用符（"）の付け方が正しくないため、どこまでが1つのセルか決まりません。'
        "表計算ソフトでCSVに書き出し直してください。"
    )
