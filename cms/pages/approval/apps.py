from django.apps import AppConfig


class ApprovalConfig(AppConfig):
    name = "cms.pages.approval"
    label = "approval"
    verbose_name = "承認"

    def ready(self) -> None:
        from wagtail import workflows

        from cms.pages.approval import failures, silence
        from cms.pages.approval.models import ApprovalTask

        # The only kind of step that an administrator is offered: Wagtail's own asks nobody which
        # revision was read.
        workflows.TASK_TYPES[:] = [ApprovalTask]
        silence.connect()
        failures.connect()
