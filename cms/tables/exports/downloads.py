"""Links from a list on the site to its tables in the API."""

from urllib.parse import urlencode

from django.conf import settings

from cms.pages.listings import chosen_values
from cms.pages.schemas.listings import Download
from cms.reading.filters import Filters
from cms.tables.exports.files import CSV_TYPE, XLSX_TYPE


def downloads_of(list_url: str, chosen: Filters, locale: str) -> list[Download]:
    """The tables of a list with the filters that are chosen.

    Args:
        list_url: the absolute address of the same list as JSON.
        chosen: its filters.
        locale: the language of the list.
    """
    query = chosen_values(chosen)
    if locale != settings.LANGUAGE_CODE:
        query["locale"] = locale
    behind = f"?{urlencode(query)}" if query else ""
    return [
        Download(label="CSV", url=f"{list_url}.csv{behind}", media_type=CSV_TYPE),
        Download(label="Excel", url=f"{list_url}.xlsx{behind}", media_type=XLSX_TYPE),
    ]
