"""Which stored file stands behind an address, and whether the public or an editor may have it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Exists, IntegerField, Model, OuterRef, QuerySet, TextField
from wagtail.permissions import policy_registry

from cms.media.models import PortalDocument, PortalImage, PortalRendition
from cms.reading.horizon import any_viewer, horizon
from cms.reading.statements import Given, Statement
from cms.reading.targets import SPECS
from cms.reading.uses import is_used, types_of
from cms.reading.viewer import Audience, Viewer
from cms.reading.visibility import visible

ADMIN = "wagtailadmin.access_admin"
RIGHTS = ("add", "change", "choose", "delete")
"""Whoever has one of these on a collection works with its files."""

AVATARS = "avatar_images/"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file in the storage, and the name under which it is handed out."""

    name: str
    filename: str


def rendition_for(viewer: Viewer, name: str) -> Stored | None:
    """A rendition that a visible record shows; an original is shown to nobody but editors."""
    found = _run(_rendition(viewer.audience), PortalImage, viewer, {"name": name})
    return Stored(name, name.rpartition("/")[2]) if found else None


def document_for(viewer: Viewer, key: int) -> Stored | None:
    """A document that a visible record offers."""
    found = _run(_document(viewer.audience), PortalDocument, viewer, {"key": key})
    return _stored(found[0]) if found else None


def rendition_of_draft(name: str) -> Stored | None:
    """A rendition for somebody who was shown a draft, and with it a key to this address."""
    made = PortalRendition.objects.filter(file=name, filter_spec__in=SPECS).exists()
    return Stored(name, name.rpartition("/")[2]) if made else None


def document_of_draft(key: int) -> Stored | None:
    """A document for somebody who was shown a draft, and with it a key to this address."""
    document = PortalDocument.objects.filter(pk=key).first()
    return _stored(document) if document is not None else None


def image_file_of_editor(user: Any, name: str) -> Stored | None:
    """A rendition or an original of an image that somebody may see in the admin."""
    if not user.has_perm(ADMIN):
        return None
    if name.startswith(AVATARS):  # seen beside the names of those who work in the admin
        return Stored(name, name.rpartition("/")[2])
    made = PortalRendition.objects.filter(file=name, image=OuterRef("pk"))
    images = PortalImage.objects.filter(Exists(made)) | PortalImage.objects.filter(file=name)
    image = images.first()
    if image is None or not _may_see(user, image):
        return None
    return Stored(name, name.rpartition("/")[2])


def document_of_editor(user: Any, key: int) -> Stored | None:
    """A document that somebody may see in the admin."""
    document = PortalDocument.objects.filter(pk=key).first() if user.has_perm(ADMIN) else None
    return _stored(document) if document is not None and _may_see(user, document) else None


def _may_see(user: Any, row: Model) -> bool:
    policy: Any = policy_registry.get_by_type(type(row))
    return bool(policy.user_has_any_permission_for_instance(user, RIGHTS, row))


def _stored(document: PortalDocument) -> Stored:
    return Stored(str(document.file.name), document.filename)


def _run(
    statement: Statement, model: type[Model], viewer: Viewer, asked: dict[str, Any]
) -> list[Any]:
    look = horizon(viewer).given(statement.names)
    return statement.run(look | types_of(model) | asked)


@cache
def _rendition(audience: Audience) -> Statement:
    viewer = any_viewer(audience)
    shown = _used(PortalImage, viewer).filter(pk=OuterRef("image_id"))
    made = PortalRendition.objects.filter(
        Exists(shown), file=Given("name", TextField()), filter_spec__in=SPECS
    )
    return Statement(made.order_by().values_list("pk"))


@cache
def _document(audience: Audience) -> Statement:
    offered = _used(PortalDocument, any_viewer(audience))
    return Statement(offered.filter(pk=Given("key", IntegerField())).order_by())


def _used[M: Model](model: type[M], viewer: Viewer) -> QuerySet[M]:
    return visible(model, viewer).filter(is_used(model, viewer))
