"""Production, with the addresses that only benchmarks need, on plain HTTP behind its header."""

from cms.settings.base import INSTALLED_APPS, MIDDLEWARE, PRIVATE_PREFIXES, STORAGES
from cms.settings.production import *  # noqa: F403  # settings build on each other
from cms.settings.production import CACHES
from tests.benchmarks.environment import FOLDER

ROOT_URLCONF = "tests.benchmarks.urls"
INSTALLED_APPS = ["tests.benchmarks", *INSTALLED_APPS, "wagtail.api.v2", "rest_framework"]
OWN = "cms.reading.cache.middleware.PublicCacheMiddleware"
MIDDLEWARE = [
    "tests.benchmarks.middleware.AskedMiddleware",
    *(
        "tests.benchmarks.middleware.ColdCacheMiddleware" if name == OWN else name
        for name in MIDDLEWARE
    ),
]
PRIVATE_PREFIXES = (*PRIVATE_PREFIXES, "/bench/private/")  # type: ignore[assignment]  # longer

# Wagtail's own ways must not lose by a cache that is too small for this many images.
CACHES = CACHES | {
    "renditions": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
WAGTAILAPI_LIMIT_MAX = 100

STATIC_ROOT = FOLDER / "static"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
