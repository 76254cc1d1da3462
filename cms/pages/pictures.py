"""The picture that stands for a page: described in words, or decoration by an editor's choice."""

from typing import Any, Final

from django.core.exceptions import ValidationError

CHOICE: Final = "image_is_decorative"
"""The field whose exclusion from validation leaves the question open, as a draft may."""

UNDESCRIBED: Final = (
    "代表画像の代替テキストを入れるか、内容を伝えない画像なら「飾りの画像」に印を付けてください。"
)


def alt_of(page: Any) -> str:
    """The alternative text of a page's picture; decoration has none, whatever was written once."""
    return "" if page.image_is_decorative else page.image_alt


def check(page: Any) -> None:
    """Refuse a picture that nobody has described or marked as decoration.

    Raises:
        ValidationError: at the alternative text.
    """
    if page.image_id and not page.image_alt.strip() and not page.image_is_decorative:
        raise ValidationError({"image_alt": UNDESCRIBED})
