"""Where uploaded files are kept on a disk of this machine."""

import os

from django.core.files.storage import FileSystemStorage


class MediaStorage(FileSystemStorage):
    """Django's own, which can also say quickly whether a file is there."""

    def has(self, name: str) -> bool:
        """Whether a file is there; for names out of the database, which need no cleaning."""
        return os.path.exists(f"{self.location}/{name}")  # noqa: PTH110  # a third of the time
