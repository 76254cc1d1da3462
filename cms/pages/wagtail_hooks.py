from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.pages.dates.views import date_reading


@hooks.register("register_admin_urls")
def date_addresses() -> list[URLPattern]:
    return [path("dates/<slug:kind>/", date_reading, name="date_reading")]


@hooks.register("insert_global_admin_js")
def date_script() -> SafeString:
    # On every screen, since forms also open in dialogs.
    return format_html('<script type="module" src="{}"></script>', static("js/date-reading.js"))


@hooks.register("insert_global_admin_css")
def date_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/date-reading.css"))
