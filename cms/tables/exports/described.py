"""What the API's document says of the operations that answer with a table."""

from typing import Any

from cms.tables.exports.answers import CHANGED, REPLACED
from cms.tables.exports.files import CSV_TYPE, XLSX_TYPE


def csv_extra() -> dict[str, Any]:
    """An operation that answers with CSV."""
    schema = {"type": "string", "description": "CRLF; the first row holds the headings."}
    counts = {
        CHANGED: "Letters that CP932 has in another form; with `encoding=cp932`.",
        REPLACED: "Letters that CP932 lacks; likewise.",
    }
    return _extra(
        CSV_TYPE,
        schema,
        {
            name: {"description": says, "schema": {"type": "integer"}}
            for name, says in counts.items()
        },
    )


def xlsx_extra() -> dict[str, Any]:
    """An operation that answers with a workbook."""
    return _extra(XLSX_TYPE, {"type": "string", "format": "binary"}, {})


def _extra(media_type: str, schema: dict[str, Any], headers: dict[str, Any]) -> dict[str, Any]:
    terms = {
        "description": "The terms of use (`rel=license`), where the site has chosen some.",
        "schema": {"type": "string"},
    }
    content = {media_type: {"schema": schema}}
    ok = {"description": "OK", "content": content, "headers": {"Link": terms, **headers}}
    return {"responses": {200: ok}}
