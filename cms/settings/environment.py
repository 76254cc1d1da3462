"""Settings that come from the environment, and what is said when one is missing."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

env = Env()

PATIENCE = {
    "connect_timeout": 3,  # seconds for all of the greeting
    "tcp_user_timeout": 10_000,  # milliseconds until what was sent has to have arrived
    "keepalives_idle": 5,  # seconds until a silent line is asked whether it still stands
    "keepalives_interval": 2,
    "keepalives_count": 3,
}
"""What `DATABASE_URL` may say otherwise, as in `?connect_timeout=10`."""


def require(*names: str) -> None:
    """Refuse to start while one of these variables is unset or empty.

    Raises:
        ImproperlyConfigured: naming every missing variable.
    """
    missing = [name for name in names if not env.str(name, default="")]
    if missing:
        raise ImproperlyConfigured(
            f"Set {', '.join(missing)} in the environment: production does not start without."
        )


def databases(embedded_in: Path | None = None) -> dict[str, Any]:
    """The database of `DATABASE_URL`, or else the embedded one whose socket lies below a folder."""
    if embedded_in is not None and not env.str("DATABASE_URL", default=""):
        from cms.settings.postgres import settings_for

        database = settings_for(embedded_in)
    else:
        database = env.db_url("DATABASE_URL", engine="django.db.backends.postgresql")
    database |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    # A server that does not answer must not hold a reader for long: the last bytes are at hand.
    database["OPTIONS"] = PATIENCE | database.get("OPTIONS", {})
    return {"default": database}


def caches() -> dict[str, Any]:
    """Redis at `CACHE_URL`, or else each process's own memory."""
    if url := env.str("CACHE_URL", default=""):
        return {
            "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
        }
    return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


def mailers() -> dict[str, Any]:
    """The mail server of `EMAIL_URL`; `smtp+tls://` and `smtp+ssl://` encrypt."""
    url = env.email_url("EMAIL_URL", default="smtp://localhost:25")
    options = {
        "host": url["EMAIL_HOST"],
        "port": url["EMAIL_PORT"],
        "username": url["EMAIL_HOST_USER"] or "",
        "password": url["EMAIL_HOST_PASSWORD"] or "",
        "use_tls": url.get("EMAIL_USE_TLS", False),
        "use_ssl": url.get("EMAIL_USE_SSL", False),
        "timeout": 10,
    }
    return {"default": {"BACKEND": url["EMAIL_BACKEND"], "OPTIONS": options}}
