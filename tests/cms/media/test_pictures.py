"""What is kept of a picture, and which are refused."""

import time
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms, PngImagePlugin

from cms.media import pictures
from cms.media.pictures import prepared

FILES = Path(__file__).parent / "files"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SECRETS = (b"Exif", b"GPS", b"KAKU-CAM", b"2016:0", b"xpacket", b"secret")


def photograph() -> Any:
    return Image.open(BytesIO((FILES / "photo_gps_rotated.jpg").read_bytes()))


def stored(image: Image.Image, kind: str, name: str, **options: Any) -> ContentFile:  # type: ignore[type-arg]
    file = BytesIO()
    image.save(file, kind, **options)
    return ContentFile(file.getvalue(), name)


def told() -> dict[str, Any]:
    """What a camera writes beside the picture."""
    return {"exif": photograph().getexif().tobytes(), "icc_profile": PROFILE}


def plain(image: Image.Image) -> Image.Image:
    """Upright already, so that only the bytes beside the picture are in question."""
    return Image.frombytes(image.mode, image.size, image.tobytes())


def test_the_photograph_of_the_case_is_upright_and_silent() -> None:
    content = (FILES / "photo_gps_rotated.jpg").read_bytes()
    assert b"Exif" in content
    kept = prepared(ContentFile(content, "写真.JPG"))
    image = Image.open(kept)
    assert image.size == (24, 48)
    assert image.format == "JPEG"
    assert kept.name == "写真.jpg"
    assert not image.getexif()
    assert not any(secret in kept.read() for secret in SECRETS)


def _gif(image: Image.Image) -> Any:
    return stored(image, "GIF", "a.gif", comment=b"secret")


def _png(image: Image.Image) -> Any:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "secret")
    return stored(image, "PNG", "a.png", pnginfo=text, **told())


def _mpo(image: Image.Image) -> Any:
    second = Image.new("RGB", image.size, "red")
    return stored(image, "MPO", "a.jpg", save_all=True, append_images=[second], **told())


@pytest.mark.parametrize(
    ("make", "kept_as", "name"),
    [
        (lambda image: stored(image, "JPEG", "a.jpg", comment="secret", **told()), "JPEG", "a.jpg"),
        (lambda image: stored(image, "HEIF", "a.heic", **told()), "JPEG", "a.jpg"),
        (lambda image: stored(image, "HEIF", "a.jpg", **told()), "JPEG", "a.jpg"),
        (lambda image: stored(image, "WEBP", "a.webp", **told()), "WEBP", "a.webp"),
        (lambda image: stored(image, "JPEG", "a.png", **told()), "JPEG", "a.jpg"),
        (_mpo, "JPEG", "a.jpg"),
        (_png, "PNG", "a.png"),
        (_gif, "PNG", "a.png"),
    ],
)
def test_nothing_but_the_picture_and_its_colours_is_kept(
    make: Callable[[Image.Image], Any], kept_as: str, name: str
) -> None:
    file = make(plain(photograph()))
    kept = prepared(file)
    image: Any = Image.open(kept)
    assert (image.format, kept.name) == (kept_as, name)
    assert not image.getexif()
    assert getattr(image, "n_frames", 1) == 1
    if "gif" not in str(file.name):
        assert image.info["icc_profile"] == PROFILE
    content = kept.open().read()
    assert not any(secret in content for secret in SECRETS)


def test_transparent_parts_stay() -> None:
    half = Image.new("RGBA", (20, 20), (255, 0, 0, 100))
    for kind, name in (("PNG", "a.png"), ("HEIF", "a.heic"), ("WEBP", "a.webp")):
        assert Image.open(prepared(stored(half, kind, name))).has_transparency_data


def refusal(file: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        prepared(file)
    return str(refused.value.messages[0])


def test_a_bomb_of_pixels_is_refused_at_once() -> None:
    tracemalloc.start()
    began = time.perf_counter()
    content = (FILES / "huge_pixels.png").read_bytes()
    assert refusal(ContentFile(content, "a.png")) == pictures.TOO_MANY_PIXELS
    assert "6,000万画素まで" in pictures.TOO_MANY_PIXELS
    assert time.perf_counter() - began < 1
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_an_image_just_above_the_limit_is_refused() -> None:
    big = Image.new("1", (pictures.MOST_PIXELS // 5000 + 1, 5000))
    assert refusal(stored(big, "PNG", "a.png")) == pictures.TOO_MANY_PIXELS


def test_a_moving_image_is_refused_at_once() -> None:
    frames = [Image.new("L", (8, 8), shade % 255) for shade in range(5000)]
    file = stored(frames[0], "GIF", "a.gif", save_all=True, append_images=frames[1:])
    began = time.perf_counter()
    assert refusal(file) == pictures.MOVING
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", pictures.UNREADABLE),
        (b"nothing of the kind", pictures.UNREADABLE),
        (b"<html><script>alert(1)</script></html>", pictures.UNREADABLE),
        (b"%PDF-1.7", pictures.UNREADABLE),
        (b'<?xml version="1.0"?><svg onload="alert(1)"/>', pictures.SVG),
        (b"<SVG><script>alert(1)</script></SVG>", pictures.SVG),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, why: str) -> None:
    assert refusal(ContentFile(content, "a.jpg")) == why


def test_what_is_torn_off_is_refused() -> None:
    whole = stored(Image.effect_noise((400, 400), 90), "JPEG", "a.jpg").read()
    assert refusal(ContentFile(whole[: len(whole) // 2], "a.jpg")) == pictures.UNREADABLE


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)
    file = ContentFile((FILES / "huge_pixels.png").read_bytes(), "a.png")
    assert refusal(file) == pictures.TOO_MANY_BYTES
