"""The admin's own API, which Wagtail opens to whoever may sign in."""

from typing import Any, ClassVar

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cms.pages.sections.hers import own_files


class _OwnFiles:
    """Finds what lies in the collections of whoever asks."""

    model: Any
    request: Any

    def get_queryset(self) -> Any:
        return own_files(self.request.user, self.model)


class OwnImages(_OwnFiles, ImagesAdminAPIViewSet):
    pass


class OwnDocuments(_OwnFiles, DocumentsAdminAPIViewSet):
    pass


class ReadPages(PagesAdminAPIViewSet):
    """Publishes nothing: whoever publishes has a screen before her, and says what she read."""

    actions: ClassVar[dict[str, Any]] = {
        name: action for name, action in PagesAdminAPIViewSet.actions.items() if name != "publish"
    }
