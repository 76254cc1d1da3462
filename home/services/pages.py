"""One page of any type."""

from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField
from wagtail.models import Page

from cms.pages.models import PortalPage
from cms.pages.schemas import PageDetail
from cms.reading.read import read_key
from cms.reading.statements import AnyOf, Statement
from cms.reading.viewer import Viewer
from cms.reading.visibility import visible

_types: dict[int, type[PortalPage]] = {}
MOST = 10_000


def read_page(key: int, viewer: Viewer) -> PageDetail | None:
    """The detail of a page in its own type's schema; None if the viewer may not see it."""
    known = _types.get(key)
    page = _read(known, key, viewer)
    if page is None:
        # A page keeps its type for good; but another database may stand here now.
        model = _model_of(key)
        page = _read(model, key, viewer) if model is not known else None
        _remember(key, model)
    return page


def page_row(key: int, viewer: Viewer) -> Page | None:
    """The row of a page, to ask for what lies around it; None if the viewer may not see it."""
    return visible(Page, viewer).filter(pk=key).first()


def _read(model: Any, key: int, viewer: Viewer) -> PageDetail | None:
    if model is None:
        return None
    page: PageDetail | None = read_key(model, key, viewer, model.detail)
    return page


def _remember(key: int, model: type[PortalPage] | None) -> None:
    if model is None:
        _types.pop(key, None)
        return
    if len(_types) >= MOST:
        _types.clear()
    _types[key] = model


def _model_of(key: int) -> type[PortalPage] | None:
    for (content_type,) in _content_type().run({"keys": [key]}):
        # None for the type of a page that was made by an app no longer installed.
        model = ContentType.objects.get_for_id(content_type).model_class()
        return model if model is not None and issubclass(model, PortalPage) else None
    return None


@cache
def _content_type() -> Statement:
    pages = Page.objects.filter(AnyOf("pk", "keys", BigIntegerField()))
    return Statement(pages.values_list("content_type_id"))
