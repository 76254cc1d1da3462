"""What an editor says of a new draft link."""

from typing import Any

from django import forms

from cms.pages.models import DraftLink
from cms.pages.preview.links import DAYS

FIXED, LATEST = "fixed", "latest"


class DraftLinkForm(forms.Form):
    """For whom, for how long, and which state of the draft."""

    note = forms.CharField(
        label="だれに見せるか",
        max_length=DraftLink._meta.get_field("note").max_length,
        help_text="この画面の一覧だけに表示されます。例: 架空市観光課の担当の方",
    )
    days = forms.TypedChoiceField(
        label="いつまで見られるか",
        coerce=int,
        choices=[(days, f"{days}日間") for days in DAYS],
        initial=7,
    )
    shows = forms.ChoiceField(
        label="どの下書きを見せるか",
        choices=[
            (FIXED, "いま保存されている下書きだけ（あとから直した内容は見えません）"),
            (LATEST, "いつも最新の下書き（あとから保存した内容も見えます）"),
        ],
        initial=FIXED,
        widget=forms.RadioSelect,
    )

    def arguments(self) -> dict[str, Any]:
        """What `draft_link_make` is told."""
        given = self.cleaned_data
        return {
            "note": given["note"],
            "days": given["days"],
            "is_fixed": given["shows"] == FIXED,
        }
