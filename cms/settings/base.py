"""What every installation shares. Apps are named as strings only; see docs/adr for the order."""

from pathlib import Path

from django.utils.csp import CSP

from cms.settings.accounts import *

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = BASE_DIR / "var"

# Top of the house first, so that a higher app may override a lower one's templates.
INSTALLED_APPS = [
    "home",
    "news",
    "members",
    "cms.tables",
    "cms.pages",
    "cms.pages.approval",
    "cms.media",
    "cms.users",
    "cms.reading",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "corsheaders",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
]

# The public cache stands before sessions and URL resolving: it never looks at cookies. CORS comes
# behind it, so that kept answers carry their headers for every origin.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cms.pages.policy.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.reading.cache.middleware.PublicCacheMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "cms.users.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.pages.middleware.AddressMiddleware",
    "cms.pages.sections.middleware.SectionMiddleware",
    "cms.pages.turns.TurnsMiddleware",
    "home.terms.TermsMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.chrome.site",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets of our own lie in templates/

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ja"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("ja", "日本語"), ("en", "English")]
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# An internal location of the reverse proxy, which then sends the files that we say it may.
MEDIA_ACCEL_PREFIX = ""
STORAGES = {
    "default": {"BACKEND": "cms.media.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "cms.pages.static_files.HashedStaticFiles"},
}

# An event with many sessions and blocks posts far more fields than Django's default allows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# A database that was restored elsewhere sends no mail until `manage.py letters release`.
LETTERS_HELD_AFTER_RESTORE = True

WAGTAIL_SITE_NAME = "Renkei"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # one zone, so the admin does not ask
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea"},
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.media.search"}}
WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "pptx", "xlsx", "txt", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILREDIRECTS_AUTO_CREATE = False  # cms.pages.redirects does it, for addresses of any length
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.pages.approval.publication.publish_what_was_approved"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True  # only where something really changed
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# Addresses that look at cookies or hand out files. All others are public: their visitors are
# anonymous whatever they send, and their answers are kept until the content changes.
FILE_PREFIXES = ("/documents/", "/media/")
PRIVATE_PREFIXES = (
    *FILE_PREFIXES,
    "/_util/",
    "/accounts/",
    "/admin/",
    "/api/member/",
    "/api/wagtail/",
    "/development/",
    "/django-admin/",
    "/draft/",
    "/member/",
    "/static/",
)
PUBLIC_CACHE_BYTES = 64 * 1024 * 1024  # per process

# Registers that go out and come in as tables; see cms/tables/register.py.
TABLE_REGISTERS = [
    "members.tables.organizations.ORGANIZATIONS",
    "news.tables.events.EVENTS",
]
TABLE_MAX_BYTES = 10 * 1024 * 1024
TABLE_MAX_UNPACKED = 64 * 1024 * 1024  # of a workbook
TABLE_MAX_ROWS = 20_000
TABLE_MAX_COLUMNS = 200
TABLE_ROWS_AT_ONCE = 500  # a longer table is read by the worker, while the page says how far it is

# Any origin may read the public API; nothing else is open to other origins.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/api/v1/"
CORS_ALLOW_METHODS = ("GET", "HEAD", "OPTIONS")
CORS_EXPOSE_HEADERS = ("ETag", "Renkei-Stale-Since", "Retry-After")

# Set to the address of a front end elsewhere, the bundled pages become redirects to it.
HEADLESS_FRONTEND_URL = ""

# Set to an address of a front end elsewhere, the admin shows previews there; see docs/preview.md.
HEADLESS_PREVIEW_URL = ""

X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail's preview pane is a frame of our own origin.
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which asks for DENY
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# The site has no inline script or style. The admin has both, in Wagtail's templates.
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "object-src": [CSP.NONE],
}
LOOSE_CSP = SECURE_CSP | {
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "blob:", "data:"],
}
LOOSE_CSP_PREFIXES = ("/admin/", "/development/")
