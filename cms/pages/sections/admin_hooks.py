"""What Wagtail's own hooks let a section keep to itself."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from cms.pages.sections.hers import choosable_pages


@hooks.register("construct_page_chooser_queryset")
def only_what_may_be_linked(pages: Any, request: HttpRequest) -> Any:
    """Drafts of other sections are no targets, and their titles nobody else's business."""
    return pages if request.user.is_superuser else choosable_pages(request.user, pages)


@hooks.register("construct_admin_api", order=10)  # after Wagtail's own, under the same names
def only_what_is_hers(router: Any) -> None:
    from cms.pages.sections.api import OwnDocuments, OwnImages, ReadPages

    router.register_endpoint("pages", ReadPages)
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
