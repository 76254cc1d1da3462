"""One page of any type."""

from typing import Any

from django.apps import apps
from wagtail.models import Page

from cms.pages.models import PortalPage
from cms.pages.schemas import PageDetail
from cms.reading.read import read_key
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible


def read_page(key: int, viewer: Viewer) -> PageDetail | None:
    """The detail of a page in its own type's schema; None if the viewer may not see it."""
    model: Any = _model_of(key)
    if model is None:
        return None
    page: PageDetail | None = read_key(model, key, viewer, model.detail)
    return page


def page_row(key: int, viewer: Viewer) -> Page | None:
    """The row of a page, to ask for what lies around it; None if the viewer may not see it."""
    return visible(Page, viewer).filter(pk=key).first()


def _model_of(key: int) -> type[PortalPage] | None:
    label = Page.objects.filter(pk=key).values_list(
        "content_type__app_label", "content_type__model"
    )
    found = label.first()
    if found is None:
        return None
    try:
        model = apps.get_model(*found)
    except LookupError:  # the type of a page that was made by an app no longer installed
        return None
    return model if issubclass(model, PortalPage) else None
