"""Addresses of every door. The public site comes last: it takes whatever is left."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.api import api
from cms.pages.preview.link_views import draft_link
from cms.pages.views import serve
from cms.reading.problems import not_found
from cms.users.door.views import to_sign_in

handler429 = "cms.users.limits.too_many"

urlpatterns = [
    path("", include("home.urls")),
    path("accounts/", include("cms.users.door.urls")),
    path("admin/login/", to_sign_in),
    path("admin/", include(wagtailadmin_urls)),
    path("api/v1/", api.urls),
    path("api/<path:unknown>", not_found),
    path("", include("cms.media.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("draft/<str:token>/", draft_link, name="draft_link"),
    *i18n_patterns(
        path("organizations/", include("members.urls")),
        path("", include("news.urls")),
        re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
