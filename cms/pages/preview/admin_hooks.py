"""What previews add to the admin."""

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from cms.pages.models import PortalPage
from cms.pages.preview import link_history
from cms.pages.preview.headless import fresh_token
from cms.pages.preview.link_views import DraftLinksView, revoke_draft_link
from cms.pages.preview.links import may_show


@hooks.register("insert_editor_js")
def preview_script() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("js/preview-pane.js"))


@hooks.register("register_admin_urls")
def draft_link_addresses() -> list[URLPattern]:
    return [
        path("draft-links/<int:page_id>/", DraftLinksView.as_view(), name="draft_links"),
        path(
            "draft-links/<int:page_id>/<int:link_id>/revoke/",
            revoke_draft_link,
            name="draft_link_revoke",
        ),
    ]


@hooks.register("register_admin_urls")
def preview_addresses() -> list[URLPattern]:
    return [path("previews/token/", fresh_token, name="preview_token")]


@hooks.register("register_page_header_buttons")
def draft_link_button(page: Any, user: Any, **kwargs: Any) -> Iterator[Button]:
    if issubclass(page.specific_class or type(page), PortalPage) and may_show(user, page):
        address = reverse("draft_links", args=[page.pk])
        yield Button("下書きを見せる", address, icon_name="view", priority=67)


@hooks.register("register_log_actions")
def draft_link_history(actions: Any) -> None:
    actions.register_action(link_history.MAKE)(link_history.Made)
    actions.register_action(link_history.REVOKE)(link_history.Revoked)
