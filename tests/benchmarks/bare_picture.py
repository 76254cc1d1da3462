"""`python -m tests.benchmarks.bare_picture FILE`: what a photograph costs Pillow alone.

It is read, turned upright and written as JPEG, and the small picture is made that a form shows: the
least that an upload has to do, in a process that does nothing else.
"""

import json
import os
import sys
import time
from io import BytesIO

import pillow_heif
from PIL import Image, ImageOps

from tests.benchmarks import peak


def main(path: str) -> None:
    """Do it once and say in how many seconds and with how many MB."""
    pillow_heif.register_heif_opener()
    Image.init()
    own = os.getpid()
    peak.forget(own)
    idle, began = peak.peak(own), time.monotonic()
    with Image.open(path) as image:
        ImageOps.exif_transpose(image, in_place=True)
        image.save(BytesIO(), "JPEG", quality=92)
        image.thumbnail((165, 165))
        image.save(BytesIO(), "JPEG")
    took = time.monotonic() - began
    print(json.dumps({"seconds": took, "megabytes": peak.peak(own) - idle}))  # noqa: T201  # the answer


if __name__ == "__main__":
    main(sys.argv[1])
