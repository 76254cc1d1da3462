"""The house as ARCHITECTURE draws it: its apps from the ground up, and its files."""

import subprocess
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)

APPS = (
    "cms.reading",
    "cms.users",
    "cms.media",
    "cms.pages",
    "cms.tables",
    "members",
    "news",
    "home",
)
"""Lowest first: an app may refer to those before it."""


def tracked_files() -> list[Path]:
    """Every file under version control or about to be, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
