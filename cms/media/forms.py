"""The form of an image in the admin."""

from typing import Any

from django.db import transaction
from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    @transaction.atomic
    def save(self, commit: bool = True) -> Any:
        # Wagtail drops the renditions of a replaced file after saving; the job must come after.
        return super().save(commit=commit)
