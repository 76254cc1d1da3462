"""Which files the public may have, kept for as long as the content is what it was."""

import threading
from collections.abc import Callable
from typing import Final

from cms.media.lookups import Stored
from cms.reading.versions import Version


class Kept:
    """Files by address, of one version of the content.

    Only what was found is kept, so that asking for what is not there fills nothing.
    """

    MOST: Final = 20_000

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: Version | None = None
        self._files: dict[str, Stored] = {}

    def find(
        self, version: Version | None, address: str, ask: Callable[[], Stored | None]
    ) -> Stored | None:
        """The file at an address, for which the database is asked once in each version.

        Args:
            version: that the content has now; None if that is not known.
            address: of the file, as a path.
            ask: finds it for the public.
        """
        if version is None:
            return ask()
        found = self._files_of(version).get(address)
        if found is None and (found := ask()) is not None:
            self._keep(version, address, found)
        return found

    def _files_of(self, version: Version) -> dict[str, Stored]:
        with self._lock:
            if self._version != version:
                self._version, self._files = version, {}
            return self._files

    def _keep(self, version: Version, address: str, file: Stored) -> None:
        with self._lock:
            if self._version == version and len(self._files) < self.MOST:
                self._files[address] = file
