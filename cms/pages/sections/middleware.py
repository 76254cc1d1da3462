"""What lies in another section is answered in the admin as if it did not exist."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.views.defaults import page_not_found
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.pages.sections.hers import (
    are_all,
    choosable_pages,
    has_whole_tree,
    own_files,
    own_pages,
)
from cms.pages.sections.titles import told_to

ADMIN = "admin/"

PAGES = ("page_id", "page_pk", "parent_page_id", "page_to_move_id", "destination_id")
IMAGES = ("image_id",)
DOCUMENTS = ("document_id", "doc_id")

UNDER_ANOTHER_NAME = {
    "wagtailadmin_pages:revisions_compare": "pages",
    "wagtailadmin_api:pages:action": "pages",
    "wagtailimages_chooser:chosen": "images",
    "wagtaildocs_chooser:chosen": "documents",
}
"""Views that call the key of what they show `pk`."""

IN_THE_QUERY = {
    "wagtailadmin_choose_page_chosen_multiple": "pages",
    "wagtailimages_chooser:chosen_multiple": "images",
    "wagtaildocs_chooser:chosen_multiple": "documents",
}
"""Views that are told the keys behind the question mark."""

IN_THE_FORM = {
    "wagtailadmin_pages:copy": "new_parent_page",
    "wagtailadmin_pages:move": "new_parent_page",
}
"""Views whose form names a page, which they call by its title when they refuse it."""

BULK = {"page": "pages", "image": "images", "document": "documents"}

LINKS = "wagtailadmin_choose_page"
"""Where the start of a view's name says that a link to a page is chosen."""

ABOUT_THE_WHOLE_TREE = frozenset(
    {
        "wagtailadmin_reports:page_types_usage",
        "wagtailadmin_reports:page_types_usage_results",
        "wagtail_localize:translations_report",
        "wagtail_localize:translations_report_results",
    }
)
TASKS = "wagtailadmin_workflows:task_cho"
"""Choosing a step for a workflow, which Wagtail lets everybody do."""


class SectionMiddleware:
    """Looks at the keys in an address of the admin before its view does.

    Wagtail's views answer 404 for what is missing and a refusal for what is another section's,
    which tells that it is there; a few show its title.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(f"/{ADMIN}"):
            return self.get_response(request)
        with told_to(request):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match, user = request.resolver_match, request.user
        if match is None or not match.route.startswith(ADMIN):
            return None
        if isinstance(user, AnonymousUser) or user.is_superuser or not user.is_active:
            return None
        if _may_look(user, match, request):
            return None
        return page_not_found(request, Exception(), template_name="wagtailadmin/404.html")


def _may_look(user: Any, match: ResolverMatch, request: HttpRequest) -> bool:
    if match.view_name in ABOUT_THE_WHOLE_TREE and not has_whole_tree(user):
        return False
    if match.view_name.startswith(TASKS) and not _looks_after_workflows(user):
        return False
    keys = _keys(match, request)
    pages = choosable_pages(user) if match.view_name.startswith(LINKS) else own_pages(user)
    rows = {
        "pages": lambda: pages,
        "images": lambda: own_files(user, get_image_model()),
        "documents": lambda: own_files(user, get_document_model()),
    }
    return all(are_all(wanted, rows[kind]()) for kind, wanted in keys.items() if wanted)


def _keys(match: ResolverMatch, request: HttpRequest) -> dict[str, list[str]]:
    """The keys that an address names, by what they are keys of."""
    keys: dict[str, list[str]] = {"pages": [], "images": [], "documents": []}
    for kind, names in (("pages", PAGES), ("images", IMAGES), ("documents", DOCUMENTS)):
        keys[kind] += [str(match.kwargs[name]) for name in names if name in match.kwargs]
    if kind := UNDER_ANOTHER_NAME.get(match.view_name, ""):
        keys[kind].append(str(match.kwargs["pk"]))
    if kind := _kind_in_the_query(match):
        keys[kind] += request.GET.getlist("id")
    if name := IN_THE_FORM.get(match.view_name):
        keys["pages"] += request.POST.getlist(name)
    return keys


def _kind_in_the_query(match: ResolverMatch) -> str:
    if match.view_name == "wagtail_bulk_action":
        model: str = match.kwargs["model_name"]
        return BULK.get(model.removeprefix("portal"), "")
    return IN_THE_QUERY.get(match.view_name, "")


def _looks_after_workflows(user: Any) -> bool:
    rights = ("wagtailcore.add_workflow", "wagtailcore.change_workflow")
    return any(user.has_perm(right) for right in rights)
