"""Development: the embedded PostgreSQL in var/, mails into var/outbox, no secrets."""

from cms.settings.base import *
from cms.settings.base import INSTALLED_APPS, MIDDLEWARE, STORAGES, VAR_DIR
from cms.settings.environment import caches, databases, env

DEBUG = True
SECRET_KEY = env.str("SECRET_KEY", default="development-only-" + "0" * 50)
ALLOWED_HOSTS = ["*"]
DATABASES = databases(embedded_in=VAR_DIR)
CACHES = caches()
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR_DIR / "media"))

# The site's addresses, and beside them the mails that were sent and the uploaded files.
ROOT_URLCONF = "home.development.urls"

# An unknown address shows the site's own page, as it would in production.
MIDDLEWARE = [*MIDDLEWARE, "home.development.middleware.OwnNotFoundMiddleware"]

# runserver would otherwise serve static files without WhiteNoise.
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": VAR_DIR / "outbox"},
    }
}
DEFAULT_FROM_EMAIL = "Renkei <renkei@example.jp>"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://localhost:8000")
HEADLESS_PREVIEW_URL = env.str("HEADLESS_PREVIEW_URL", default="")

# No second factor is asked for on this machine, unless a day is named as production does.
SECOND_FACTOR_FROM = env.str("SECOND_FACTOR_FROM", default="2100-01-01")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost
