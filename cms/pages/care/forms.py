"""The form behind 「担当と見直し」, for one page or many."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm

from cms.pages.dates.fields import DateField
from cms.pages.models.care import PageCare

KEEPER = PageCare._meta.get_field("keeper")
REVIEW_ON = PageCare._meta.get_field("review_on")
WITHOUT = {"keeper": "without_keeper", "review_on": "without_review"}
"""What is emptied by ticking another field."""

BACKEND = "django.contrib.auth.backends.ModelBackend"


def editors() -> Any:
    """Everybody who may enter the admin, by name."""
    users: Any = get_user_model()._default_manager
    may_enter = users.with_perm("wagtailadmin.access_admin", backend=BACKEND)
    return may_enter.order_by("last_name", "first_name", "email")


class CareForm(DefaultPageForm):
    """What is left empty stays as it is."""

    keeper: Any = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=KEEPER.verbose_name,
        empty_label="（変えない）",
        help_text=KEEPER.help_text,
    )
    without_keeper = forms.BooleanField(
        required=False,
        label="担当者をなくす",
        help_text="ページを作った人の担当に戻ります。",
    )
    review_on = DateField(
        required=False, label=REVIEW_ON.verbose_name, help_text=REVIEW_ON.help_text
    )
    without_review = forms.BooleanField(
        required=False,
        label="見直す日をなくす",
        help_text="お知らせや終わったイベントのように、見直しが要らないページで選びます。",
    )

    field_order = ("keeper", "without_keeper", "review_on", "without_review")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["include_descendants"]
        field: Any = self.fields["keeper"]
        field.queryset = editors()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("keeper") and cleaned.get("without_keeper"):
            self.add_error("without_keeper", "担当者を選ぶか、なくすか、どちらかにしてください。")
        if cleaned.get("review_on") and cleaned.get("without_review"):
            self.add_error(
                "without_review", "見直す日を入れるか、なくすか、どちらかにしてください。"
            )
        return cleaned

    def changes(self) -> dict[str, Any]:
        """What `take_care` is to note."""
        cleaned = self.cleaned_data
        noted = {name: cleaned[name] for name in ("keeper", "review_on") if cleaned[name]}
        emptied = {name: None for name, without in WITHOUT.items() if cleaned[without]}
        return noted | emptied
