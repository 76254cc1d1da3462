"""The forms of images and documents in the admin."""

from typing import Any, Final

from django import forms
from django.db import transaction
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.media import contents, pictures
from cms.media.contents import CHECKS
from cms.media.pictures import prepared

PICTURE_HELP: Final = (
    "JPEG、PNG、WebP、HEIC（iPhoneの写真）、AVIF、動かないGIFを選べます。"
    f"{pictures.MOST_BYTES // 1024 // 1024}MB、{pictures.MOST_PIXELS // 10_000:,}万画素まで。"
    "撮影した場所や日時の記録は取り除いて保管します。"
)
DOCUMENT_HELP: Final = (
    f"{'、'.join(sorted(name.upper() for name in CHECKS))}を選べます。"
    f"{contents.MOST_BYTES // 1024 // 1024}MBまで。"
    "ファイルの名前は、ダウンロードする人の画面にそのまま表示されます。例: チラシ（表）.pdf"
)


FOCAL_POINT: Final = frozenset(f"focal_point_{name}" for name in ("x", "y", "width", "height"))


class PictureField(WagtailImageField):
    """Wagtail's own looks at the ending, ours at the content."""

    def to_python(self, data: Any) -> Any:
        file = forms.FileField.to_python(self, data)
        return None if file is None else prepared(file)


class DocumentField(WagtailDocumentField):
    def to_python(self, data: Any) -> Any:
        file: Any = super().to_python(data)
        if file is not None:
            contents.check(file)
        return file


class ImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _replaced(self.fields["file"], PictureField, PICTURE_HELP)
        if "title" in self.fields:
            self.fields[
                "title"
            ].help_text = "管理画面で画像を探すための名前です。例: 雪まつりの会場（2016年2月）"
        if "description" in self.fields:
            self.fields[
                "description"
            ].help_text = "代替テキストの下書きになる覚え書きです。公開はされません。例: 雪の小山"

    def clean(self) -> Any:
        cleaned = super().clean()
        if "file" in self.changed_data and not FOCAL_POINT & set(self.changed_data):
            # It was set on the picture that was there before, of whatever size that was.
            cleaned |= dict.fromkeys(FOCAL_POINT)
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        # Wagtail drops the renditions of a replaced file after saving; the job must come after.
        return super().save(commit=commit)


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _replaced(self.fields["file"], DocumentField, DOCUMENT_HELP)
        if "title" in self.fields:
            self.fields[
                "title"
            ].help_text = (
                "ページに置いたときに、ファイルの見出しとして表示されます。例: 開催案内のチラシ"
            )


def _replaced(field: Any, kind: type[Any], help_text: str) -> Any:
    made = kind(label=field.label, required=field.required, widget=field.widget)
    made.help_text = help_text
    return made
