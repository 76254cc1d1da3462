"""Tests: as production where it matters (DEBUG off, real PostgreSQL), fast where it does not."""

from cms.settings.base import *
from cms.settings.base import STORAGES, VAR_DIR
from cms.settings.environment import databases

DEBUG = False
SECRET_KEY = "tests-only-" + "0" * 50
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = databases(embedded_in=VAR_DIR)
DATABASES["default"]["OPTIONS"] |= {"options": "-c synchronous_commit=off"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
LETTERS_HELD_AFTER_RESTORE = False  # each test works on a copy of the migrated database
MEDIA_ROOT = VAR_DIR / "test-media"  # each test has its own below a temporary folder
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WAGTAILADMIN_BASE_URL = "http://testserver"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True  # nothing is collected before a test
SECOND_FACTOR_FROM = "2100-01-01"  # tests of other things sign in with a password alone
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
