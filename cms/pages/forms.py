"""The form of a page, whose draft may have its end in the past or a picture without words."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from cms.pages.pictures import CHOICE

OVER = (
    "公開を終える日時を過ぎているため、このページは公開されていません。"
    "下書きはこのまま保存できます。もう一度公開するときは、この日時を消すか、先の日時に変えてください。"
)


class PortalPageForm(WagtailAdminPageForm):
    """Wagtail refuses every save while the expiry is over; a draft of such a page is no fault."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stored = self.instance.expire_at
        self.expiry_over = stored if stored is not None and stored < timezone.now() else None
        if self.expiry_over and "expire_at" in self.fields:
            self.fields["expire_at"].help_text = OVER

    def clean(self) -> Any:
        # Wagtail's check stands in a class before this one, and runs when this has returned.
        self.is_over = self._is_left_as_it_was(self.cleaned_data.get("expire_at"))
        if self.is_over:
            del self.cleaned_data["expire_at"]
        return super().clean()

    def _get_validation_exclusions(self) -> set[str]:
        """A draft may leave open whether its picture is decoration."""
        excluded: set[str] = super()._get_validation_exclusions()
        return excluded | {CHOICE} if self.is_deferred_validation else excluded

    def _post_clean(self) -> None:
        if self.is_over:
            self.cleaned_data["expire_at"] = self.expiry_over
            if not self.is_deferred_validation:  # as it is while a draft is saved
                self.add_error("expire_at", OVER)
        super()._post_clean()

    def _is_left_as_it_was(self, given: datetime | None) -> bool:
        """Whether the expiry is the one that is over; the field shows minutes only."""
        if given is None or self.expiry_over is None:
            return False
        return _minute(given) == _minute(self.expiry_over)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
