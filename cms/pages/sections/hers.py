"""What of the tree and of the collections is somebody's own part."""

from collections.abc import Collection
from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from cms.media.lookups import RIGHTS


def own_pages(user: Any) -> Any:
    """The pages of the user's sections, and those on the way to them."""
    return PagePermissionPolicy().explorable_instances(user)


def pages_in_work(user: Any) -> Any:
    """The pages that the user may edit or publish."""
    rights = {"change", "publish"}
    return PagePermissionPolicy().instances_user_has_any_permission_for(user, rights)


def choosable_pages(user: Any, pages: Any = None) -> Any:
    """What a link may lead to: whatever is published, and the user's own drafts."""
    pages = Page.objects.all() if pages is None else pages
    return pages.filter(live=True) | pages.filter(pk__in=own_pages(user).values("pk"))


def own_files(user: Any, model: Any) -> Any:
    """The images or documents of the collections that the user works with."""
    policy: Any = policy_registry.get_by_type(model)
    return policy.instances_user_has_any_permission_for(user, RIGHTS)


def has_whole_tree(user: Any) -> bool:
    """Whether the user's part begins at the root, so that reports about all of it are hers."""
    root = PagePermissionPolicy().explorable_root_instance(user)
    return root is not None and root.is_root()


def are_all(keys: Collection[Any], rows: Any) -> bool:
    wanted = {str(key) for key in keys}
    if not all(key.isdecimal() for key in wanted):
        return True  # which no view takes for a key
    found: int = rows.filter(pk__in=wanted).distinct().count()
    return found == len(wanted)
