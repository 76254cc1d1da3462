"""A table as the answer to a request, for the API and the site's links to it."""

from typing import Annotated, Any
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import HttpResponse
from pydantic import Field

from cms.reading.cache.marking import cacheable
from cms.reading.parameters import Parameters
from cms.reading.viewer import Viewer
from cms.tables.exports.files import CSV_TYPE, XLSX_TYPE, Encoding, Written, as_csv, as_xlsx
from cms.tables.exports.rows import lines_for
from cms.tables.register import Register

CHANGED, REPLACED = "Renkei-Characters-Changed", "Renkei-Characters-Replaced"


class EncodingParameters(Parameters):
    """How a CSV file is written."""

    encoding: Annotated[
        Encoding,
        Field(
            description="`utf-8`, with a byte order mark; or `cp932` for old programs on Windows. "
            "Letters that it lacks become 〓 or, where there is one of the same look, that one; "
            f"`{REPLACED}` and `{CHANGED}` say how many."
        ),
    ] = Encoding.UTF_8


def csv_answer(
    register: Register[Any], rows: QuerySet[Any], viewer: Viewer, encoding: Encoding
) -> HttpResponse:
    """The rows that a viewer may see as CSV, which may be kept until the content changes."""
    return cacheable(
        csv_file(register, as_csv(register, lines_for(register, rows, viewer), encoding), encoding)
    )


def xlsx_answer(register: Register[Any], rows: QuerySet[Any], viewer: Viewer) -> HttpResponse:
    """The rows that a viewer may see as a workbook, which may be kept likewise."""
    return cacheable(xlsx_file(register, as_xlsx(register, lines_for(register, rows, viewer))))


def csv_file(register: Register[Any], written: Written, encoding: Encoding) -> HttpResponse:
    charset = "shift_jis" if encoding is Encoding.CP932 else "utf-8"
    response = _file(register, written, f"{CSV_TYPE}; charset={charset}", "csv")
    if encoding is Encoding.CP932:
        changed = sum(loss.is_changed for loss in written.losses)
        response.headers[CHANGED] = str(changed)
        response.headers[REPLACED] = str(len(written.losses) - changed)
    return response


def xlsx_file(register: Register[Any], written: Written) -> HttpResponse:
    return _file(register, written, XLSX_TYPE, "xlsx")


def _file(register: Register[Any], written: Written, media_type: str, ending: str) -> HttpResponse:
    shown = quote(f"{register.title}.{ending}")
    disposition = f"attachment; filename=\"{register.name}.{ending}\"; filename*=UTF-8''{shown}"
    return HttpResponse(
        written.content, content_type=media_type, headers={"Content-Disposition": disposition}
    )
