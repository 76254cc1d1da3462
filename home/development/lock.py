"""One development server per folder, and a way to find it."""

import fcntl
import os
from pathlib import Path
from typing import Self

from django.core.management.base import CommandError


class RunningLock:
    """Held while the development server runs; the file says in which process."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.seek(0)
            process = self._file.read().strip()
            self._file.close()
            raise CommandError(
                f"`make run` runs here already, as process {process}: stop it first."
            ) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()
        return self

    def __exit__(self, *_: object) -> None:
        self._file.truncate(0)
        self._file.close()
