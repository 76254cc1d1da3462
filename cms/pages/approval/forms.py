"""What an approver says with a decision, and which version it is about."""

from django import forms


class ApprovalForm(forms.Form):
    """An approval, with a comment where there is one to make."""

    comment = forms.CharField(
        label="コメント（任意）",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="提出した人へのメールと、このページの履歴に表示されます。",
    )
    # Written by the dialog itself: what was decided on must be what was read.
    read = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.IntegerField(widget=forms.HiddenInput)


class ReturnForm(ApprovalForm):
    """A return, which says what is to be mended."""

    comment = forms.CharField(
        label="直してほしいところ",
        widget=forms.Textarea({"rows": 3}),
        help_text="提出した人の編集画面とメールに表示されます。例: 会場の住所が昨年のままです。",
        error_messages={"required": "直してほしいところを書いてください。"},
    )
