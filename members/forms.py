"""The form behind an organization's panels, and the filters of its chooser."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin

from members.choices import OrganizationKind
from members.succession import leads_back


class OrganizationForm(WagtailAdminModelForm):
    """Offers the prefectures of the same language, and lets the model check code and address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "prefecture" in self.fields:
            field = self.fields["prefecture"]
            field.queryset = field.queryset.filter(locale=self.instance.locale_id).order_by("code")

    def clean(self) -> Any:
        cleaned = super().clean()
        if "successions" in self.formsets:
            self._check_end(cleaned)
        return cleaned

    def _check_end(self, cleaned: Any) -> None:
        """Nobody takes over from a body that is still there, and nobody from its own heirs."""
        successors = _chosen(self.formsets["successions"], "successor")
        dissolved_on = cleaned.get("dissolved_on")
        if successors and not dissolved_on and "dissolved_on" not in self.errors:
            self.add_error("dissolved_on", "引き継いだ団体があるときは、廃止の日を入れてください。")
        changes = _chosen(self.formsets["earlier_identities"], "changed_on")
        if dissolved_on and any(day >= dissolved_on for day in changes):
            self.add_error("dissolved_on", "名称などが変わった日より後の日を入れてください。")
        if self.instance.pk and leads_back(self.instance, successors):
            self.add_error(None, "引き継いだ団体をたどると、この団体に戻ってしまいます。")

    def _get_validation_exclusions(self) -> set[str]:
        # Codes and addresses are unique within a language, which no editor types.
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded - {"locale"}


def _chosen(formset: Any, field: str) -> list[Any]:
    """What a field says in the rows that stay."""
    kept = (form for form in formset.forms if form not in formset.deleted_forms)
    said = (form.cleaned_data.get(field) for form in kept if form.is_valid())
    return [value for value in said if value]


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
