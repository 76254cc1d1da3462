"""Which draft a token opens: what an editor is typing, a saved version, or a page as it stands.

Wagtail keeps what is typed in a row of its own per editor and page, so the same token opens each
further state of the same form.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from wagtail.admin.models import FormState
from wagtail.admin.views.pages.preview import PreviewOnCreateView, PreviewOnEditView
from wagtail.models import Page, Revision

PREVIEWS = {"wagtailadmin_pages:preview_on_edit", "wagtailadmin_pages:preview_on_add"}
"""Wagtail's views of what is being typed."""


class Kind(StrEnum):
    """Where a draft lies."""

    TYPED = "typed"
    SAVED = "saved"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Source:
    """A draft by name."""

    kind: Kind
    key: int
    """Of the form's state, the revision or the page."""
    page: int
    """0 for a page that was never saved."""


def source_of(page: Any, request: HttpRequest) -> Source | None:
    """The draft that an address of the admin previews; None if it is none of those known here."""
    match = request.resolver_match
    if match is None:
        return None
    if match.view_name in PREVIEWS:
        return typed_source(page, request.user, match.kwargs.get("parent_page_id", ""))
    if match.view_name == "wagtailadmin_pages:revisions_view":
        return Source(Kind.SAVED, match.kwargs["revision_id"], page.pk)
    if match.view_name == "wagtailadmin_pages:view_draft":
        key = page.latest_revision_id
        return Source(Kind.SAVED, key, page.pk) if key else Source(Kind.STANDING, page.pk, page.pk)
    return None


def typed_source(page: Any, user: Any, parent: Any) -> Source | None:
    """What somebody is typing into the form of a page, or of a new page below another."""
    states = FormState.objects.for_preview(user, page, str(parent))
    state = states.order_by("-last_updated_at").first()
    return Source(Kind.TYPED, state.pk, page.pk or 0) if state else None


def draft_of(source: Source, user: Any) -> Any:
    """The draft itself, in hand; None if it has gone, or is none that this editor may see now."""
    if not user.is_active:
        return None
    if source.kind is Kind.TYPED:
        return _typed(source, user)
    page = Page.objects.filter(pk=source.page).first()
    if page is None or not _may_see(page, user):
        return None
    if source.kind is Kind.STANDING:
        return page.specific if source.key == page.pk else None
    revision = Revision.page_revisions.filter(pk=source.key, object_id=str(page.pk)).first()
    return revision.as_object() if revision else None


def _may_see(page: Page, user: Any) -> bool:
    rights = page.permissions_for_user(user)
    return bool(rights.can_edit() or rights.can_publish())


def _typed(source: Source, user: Any) -> Any:
    state = FormState.objects.filter(pk=source.key, user=user).first()
    if state is None or state.object_id != (str(source.page) if source.page else ""):
        return None
    try:
        view = preview_view(_address_of(state), user)
    except (Http404, PermissionDenied):
        return None
    form = view.get_form(QueryDict(state.data))
    if not view.validate_form(form):
        return None
    form.save(commit=False)
    return view.object


def preview_view(kwargs: dict[str, Any], user: Any) -> Any:
    """Wagtail's own view of a preview, which knows the form and who may see it.

    Raises:
        Http404: there is no such page.
        PermissionDenied: it is none that this editor may edit.
    """
    view: Any = PreviewOnEditView() if "page_id" in kwargs else PreviewOnCreateView()
    request = HttpRequest()
    request.method, request.user = "GET", user
    view.setup(request, **kwargs)
    return view


def _address_of(state: FormState) -> dict[str, Any]:
    if state.object_id:
        return {"page_id": int(state.object_id)}
    return {
        "content_type_app_name": state.content_type.app_label,
        "content_type_model_name": state.content_type.model,
        "parent_page_id": int(state.parent_object_id),
    }
