"""The form behind an organization's panels, and the filters of its chooser."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin

from members.choices import OrganizationKind


class OrganizationForm(WagtailAdminModelForm):
    """Offers the prefectures of the same language, and lets the model check code and address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "prefecture" in self.fields:
            field = self.fields["prefecture"]
            field.queryset = field.queryset.filter(locale=self.instance.locale_id).order_by("code")

    def _get_validation_exclusions(self) -> set[str]:
        # Codes and addresses are unique within a language, which no editor types.
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {"locale"}


class OrganizationFilterForm(LocaleFilterMixin, BaseFilterForm):
    """Finds an organization as the public search does: by name, reading, romaji, code or alias."""

    q = forms.CharField(
        label="名称・読み・コード",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "例: 池田町、いけだ、福井県池田町、183822"}),
    )
    kind = forms.ChoiceField(
        label="種別",
        required=False,
        choices=[("", "すべて"), *OrganizationKind.choices],
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def filter(self, objects: Any) -> Any:
        found = super().filter(objects)
        if kind := self.cleaned_data.get("kind"):
            found = found.of_kind(kind)
        if query := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, query
            found = found.matching(query)
        return found
