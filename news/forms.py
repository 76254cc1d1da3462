"""The form behind records that are known by their name."""

from wagtail.admin.forms import WagtailAdminModelForm


class NamedForm(WagtailAdminModelForm):
    """Lets the model check that a name is unique within its language, which no editor types."""

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {"locale"}
