"""Pictures of pages, kept small, and what counts as a difference between two of them."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

KEPT = Path(__file__).with_name("looks")

SCALED = {320: 160, 768: 240, 1280: 320}
"""How wide the picture of a page of each width is kept."""

TALLEST = 5000
"""Pixels of a page that are looked at; what stands below has been seen on other pages."""

TILE = 8
"""Side of the squares whose means are compared: about a word of running text."""

NOTICEABLE = 14
"""Difference of a square's mean, of 255, that a reader would notice."""

TOLERATED = 2
"""Squares that may differ, since fonts and their smoothing differ a little between machines."""


def look_of(screenshot: bytes, width: int) -> Image.Image:
    """A screenshot as small as it is kept."""
    shown = Image.open(BytesIO(screenshot)).convert("RGB")
    shown = shown.crop((0, 0, width, min(shown.height, TALLEST)))
    scale = SCALED[width] / width
    return shown.resize((SCALED[width], round(shown.height * scale)), Image.Resampling.BOX)


def packed(look: Image.Image) -> bytes:
    """A look as the bytes of a small file."""
    buffer = BytesIO()
    look.save(buffer, "WEBP", quality=60, method=6)
    return buffer.getvalue()


def keep(look: Image.Image, name: str) -> None:
    KEPT.mkdir(exist_ok=True)
    (KEPT / f"{name}.webp").write_bytes(packed(look))


def kept(name: str) -> Image.Image:
    return Image.open(KEPT / f"{name}.webp").convert("RGB")


def differing(now: Image.Image, before: Image.Image) -> list[tuple[int, int]]:
    """The upper left corners of the squares that differ, in pixels of the picture."""
    now = Image.open(BytesIO(packed(now))).convert("RGB")  # what packing loses is no difference
    height = max(now.height, before.height)
    means = [
        _on_page(look, height).resize((-(-look.width // TILE), -(-height // TILE)), BOX)
        for look in (now, before)
    ]
    difference = ImageChops.difference(*means)
    strongest = ImageChops.lighter(
        ImageChops.lighter(difference.getchannel(0), difference.getchannel(1)),
        difference.getchannel(2),
    )
    return [
        (x * TILE, y * TILE)
        for y in range(strongest.height)
        for x in range(strongest.width)
        if strongest.getpixel((x, y)) > NOTICEABLE  # type: ignore[operator]  # one channel
    ]


BOX = Image.Resampling.BOX


def _on_page(look: Image.Image, height: int) -> Image.Image:
    """The picture on magenta, which no page has, so that a longer page differs."""
    page = Image.new("RGB", (look.width, -(-height // TILE) * TILE), "magenta")
    page.paste(look)
    return page


def side_by_side(now: Image.Image, before: Image.Image, where: list[tuple[int, int]]) -> bytes:
    """What was kept, what is there now, and where they differ."""
    marked = now.copy()
    for x, y in where:
        marked.paste((255, 0, 255), (x, y, x + TILE, y + TILE))
    looks = (before, now, Image.blend(now, marked, 0.6))
    sheet = Image.new(
        "RGB", (sum(each.width + 8 for each in looks), max(now.height, before.height))
    )
    left = 0
    for look in looks:
        sheet.paste(look, (left, 0))
        left += look.width + 8
    buffer = BytesIO()
    sheet.save(buffer, "PNG")
    return buffer.getvalue()
