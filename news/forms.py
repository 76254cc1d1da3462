"""The form behind a series."""

from wagtail.admin.forms import WagtailAdminModelForm


class SeriesForm(WagtailAdminModelForm):
    """Lets the model check that a name is unique within its language, which no editor types."""

    def _get_validation_exclusions(self) -> set[str]:
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {"locale"}
