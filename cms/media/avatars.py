"""The pictures that people give themselves in the admin, through the same door as all others."""

from pathlib import PurePosixPath
from typing import Any

from django import forms
from wagtail.admin.forms.account import AvatarPreferencesForm

from cms.media.forms import PICTURE_HELP
from cms.media.names import storage_name
from cms.media.pictures import Picture, prepared


class AvatarInput(forms.ClearableFileInput):
    """Only the button; the panel shows the picture, and the tick that takes it away."""

    template_name = "django/forms/widgets/file.html"


class AvatarField(forms.FileField):
    """A picture without what its camera wrote, under a name that says nothing of its owner."""

    widget = AvatarInput(attrs={"accept": "image/*"})

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is None:
            return None
        picture = prepared(file)
        return Picture(picture.read(), storage_name(PurePosixPath(str(picture.name)).suffix))


class AvatarForm(AvatarPreferencesForm):
    avatar = AvatarField(label="プロフィール画像", required=False, help_text=PICTURE_HELP)

    def clean_avatar(self) -> Any:
        # Wagtail keeps the old picture when it is asked to take it away.
        return super().clean_avatar() if self.cleaned_data["avatar"] is not False else False
