from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.pages.care.bulk import CareBulkAction, care_url
from cms.pages.care.report import ReviewReport
from cms.pages.dates.views import date_reading
from cms.pages.preview import admin_hooks  # noqa: F401  # registers what previews add
from cms.pages.sections import admin_hooks as section_hooks  # noqa: F401  # registers its own

hooks.register("register_bulk_action", CareBulkAction)


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


@hooks.register("register_admin_urls")
def review_addresses() -> list[URLPattern]:
    results = ReviewReport.as_view(results_only=True)
    return [
        path("reports/reviews/", ReviewReport.as_view(), name="review_report"),
        path("reports/reviews/results/", results, name="review_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def review_menu_item() -> MenuItem:
    return MenuItem(
        "見直すページ", reverse("review_report"), name="reviews", icon_name="rotate", order=1050
    )


@hooks.register("register_page_header_buttons")
def care_in_header(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    yield from _care_button(page, user, next_url)


@hooks.register("register_page_listing_more_buttons")
def care_in_listing(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    yield from _care_button(page, user, next_url)


def _care_button(page: Page, user: Any, next_url: str | None) -> Iterator[Button]:
    if page.pk and page.depth > 1 and page.permissions_for_user(user).can_edit():
        then = next_url or reverse("wagtailadmin_pages:edit", args=[page.pk])
        yield Button("担当と見直し", care_url(page, then), icon_name="user", priority=45)
