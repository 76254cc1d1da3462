"""Choosing a register and a file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings

from cms.tables.register import Register

MEGABYTE = 1024 * 1024


class UploadForm(forms.Form):
    """Only registers that the person may write into are offered."""

    register = forms.ChoiceField(
        label="台帳", help_text="どの台帳に取り込むかを選びます。例: 自治体・団体"
    )
    file = forms.FileField(
        label="表のファイル",
        allow_empty_file=True,  # said by the reader, as all else that is wrong with a file
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def __init__(self, *args: Any, registers: Sequence[Register[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["register"]
        field.choices = [(register.name, register.title) for register in registers]
        self.fields["file"].help_text = (
            "CSV（UTF-8かShift_JIS）、タブ区切りのテキスト、Excelブック（XLSX）を選べます。"
            f"{settings.TABLE_MAX_BYTES // MEGABYTE}MB、{settings.TABLE_MAX_ROWS:,}行までです。"
            "登録する前に、何が変わるかを確認できます。例: members.csv"
        )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.TABLE_MAX_BYTES:
            most = settings.TABLE_MAX_BYTES // MEGABYTE
            raise forms.ValidationError(f"ファイルが大きすぎます。{most}MBまでにしてください。")
        return file
