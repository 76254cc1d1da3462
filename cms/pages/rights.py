"""What somebody may do with a page, asked without needless statements."""

from wagtail.models import PagePermissionTester


class PortalPagePermissionTester(PagePermissionTester):
    """Wagtail's own rules; a list asks twice for each of its rows whether it may be deleted."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if self.page.live and self._publishes_nothing():
            return False  # where Wagtail looks for published pages in the tree, and finds this one
        allowed: bool = super().can_delete(ignore_bulk)
        return allowed

    def _publishes_nothing(self) -> bool:
        is_plain_editor = self.user.is_active and not self.user.is_superuser
        return bool(is_plain_editor and "publish" not in self.permissions)
