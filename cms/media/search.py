"""The search of the admin, which takes the parts of a letter for the letter."""

from typing import Any
from unicodedata import normalize

from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend


class SearchBackend(PostgresSearchBackend):
    """Names are kept composed; what was copied from a Mac's list of files comes in parts."""

    def search(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super().search(_composed(query), *args, **kwargs)

    def autocomplete(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        return super().autocomplete(_composed(query), *args, **kwargs)


def _composed(query: Any) -> Any:
    return normalize("NFC", query) if isinstance(query, str) else query
