"""Pictures as they are kept: upright, of a common format, without what they tell of their taker.

Whatever can be fetched later is made from what is kept here, so position, camera, time and
thumbnail go before the first byte is stored. The colour profile stays.
"""

from io import BytesIO
from typing import Any, Final

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

from cms.media.names import cleaned

pillow_heif.register_heif_opener()

MOST_BYTES: Final[int] = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
MOST_PIXELS: Final = 60_000_000
LONGEST_SIDE: Final = 16_000

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
KEPT = {"PNG": "PNG", "GIF": "PNG", "WEBP": "WEBP"}
"""The format in which each is kept; all others become JPEG, or WebP if parts are transparent."""
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
SEVERAL_PICTURES = {"MPO", "HEIF"}
"""Formats of cameras whose first picture is the photograph."""
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)

TOO_MANY_BYTES = (
    f"ファイルが大きすぎます。{MOST_BYTES // 1024 // 1024}MBまでの画像を選んでください。"
)
TOO_MANY_PIXELS = (
    f"画像が大きすぎます。縦横の画素数を掛けて{MOST_PIXELS // 10_000:,}万画素まで、"
    f"一辺{LONGEST_SIDE:,}画素までの画像を選んでください。"
)
MOVING = "動く画像は使えません（コマ数の上限は1です）。静止画に書き出してから選んでください。"
SVG = "SVGの画像は使えません。PNGに書き出してから選んでください。"
UNREADABLE = (
    "画像として読み取れませんでした。ファイルが壊れているか、画像ではありません。"
    "JPEG、PNG、WebP、HEIC、AVIF、GIFのどれかを選んでください。"
)


class Picture(ContentFile):  # type: ignore[type-arg]  # not subscriptable at run time
    """A picture that has been prepared."""


def prepared(file: Any) -> Picture:
    """A picture ready to be kept, whatever its name said it was.

    Args:
        file: a file of Django's, open for reading.

    Raises:
        ValidationError: the picture cannot be taken; the message says why.
    """
    if isinstance(file, Picture):
        return file
    if file.size > MOST_BYTES:
        raise ValidationError(TOO_MANY_BYTES, code="too_many_bytes")
    file.seek(0)
    beginning = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith(b"<") and b"<svg" in beginning:
        raise ValidationError(SVG, code="svg")
    file.seek(0)
    with _opened(file) as image:
        _check_size(image)
        kept_as = KEPT.get(str(image.format)) or ("WEBP" if image.has_transparency_data else "JPEG")
        content = _rewritten(image, kept_as)
    return Picture(content, name=cleaned(str(file.name), ENDINGS[kept_as]))


def _opened(file: Any) -> Image.Image:
    try:
        return Image.open(file, formats=FORMATS)
    except BOMB as error:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from error
    except Exception as error:  # decoders raise whatever they stumble upon
        raise ValidationError(UNREADABLE, code="unreadable") from error


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS or max(image.size) > LONGEST_SIDE:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels")
    try:
        is_moving = getattr(image, "is_animated", False)
    except Exception as error:
        raise ValidationError(UNREADABLE, code="unreadable") from error
    if is_moving and image.format not in SEVERAL_PICTURES:
        raise ValidationError(MOVING, code="moving")


def _rewritten(image: Image.Image, kept_as: str) -> bytes:
    profile = image.info.get("icc_profile")
    options: dict[str, Any] = {"icc_profile": profile} if profile else {}
    if kept_as == "JPEG":
        # The photograph's own tables lose next to nothing.
        options["quality"] = "keep" if image.format == "JPEG" and image.mode == "RGB" else 92
    elif kept_as == "WEBP":
        options["quality"] = 92
    written = BytesIO()
    try:
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        transparency = image.info.get("transparency")
        image.info = {} if transparency is None else {"transparency": transparency}
        _in_mode(image, kept_as).save(written, kept_as, **options)
    except BOMB as error:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from error
    except Exception as error:
        raise ValidationError(UNREADABLE, code="unreadable") from error
    return written.getvalue()


def _in_mode(image: Image.Image, kept_as: str) -> Image.Image:
    if kept_as == "JPEG" and image.mode not in {"L", "RGB", "CMYK"}:
        return image.convert("RGB")
    return image
