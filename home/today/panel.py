"""「今日の仕事」 on the start page of the admin, in the place of Wagtail's list of approvals."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from home.today.work import work_for


class TodayPanel(Component):
    name = "today"
    template_name = "wagtailadmin/today/panel.html"
    order = 100

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        return {"works": work_for(user, timezone.now()), "today": timezone.localdate()}


def take_place(panels: list[Any]) -> None:
    """Put ours first; everything that Wagtail's panel of approvals shows stands in it."""
    panels[:] = [
        TodayPanel(),
        *(panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)),
    ]
