"""A photograph of forty megapixels, sent as a whole request through the upload of the admin.

Beside it `bare_picture` does with the same file what has to be done at least.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

import pillow_heif
from django.conf import settings
from django.urls import reverse
from PIL import Image

from cms.media.models import PortalImage
from tests.benchmarks import peak
from tests.benchmarks.aims import Limit
from tests.benchmarks.desk_content import cookie_of, editor
from tests.benchmarks.environment import FOLDER, HOST, Database
from tests.benchmarks.load import SECURE, fetch
from tests.benchmarks.server import WORKERS, Server, running

KINDS = {"jpg": "JPEG", "heic": "HEIF"}
SIZE: Final = (7680, 5216)
"""Forty megapixels, lying on their side."""
ROUNDS, ROUNDS_QUICK = 3, 1
TOKEN: Final = "r" * 32
BOUNDARY: Final = "renkei-bench-boundary"
TITLE: Final = "40-megapixels"


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one photograph: seconds, and the most MB needed beyond those of an idle process."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One kind of photograph: the whole request, and Pillow alone."""

    kind: str
    file_megabytes: float
    request: Cost
    bare: Cost

    @property
    def times(self) -> float:
        return self.request.seconds / self.bare.seconds

    @property
    def times_memory(self) -> float:
        return self.request.megabytes / self.bare.megabytes


def measure(
    server: Database, variables: Mapping[str, str], say: Callable[[str], object], *, is_quick: bool
) -> list[Uploaded]:
    """Upload each kind to workers that have just started, and let Pillow do its part in turn."""
    if not peak.is_counted():
        say("no uploads: this machine does not count the peak of a process")
        return []
    cookie = cookie_of(editor("編集者", email="photo@bench.example.jp", password="benchmark"))
    rounds = ROUNDS_QUICK if is_quick else ROUNDS
    found = []
    for ending, kind in KINDS.items():
        say(f"uploading 40 megapixels as {kind}")
        path = _photograph(ending, kind)
        with running(server.process, variables) as web:
            pairs = [(_upload(web, cookie, path), _bare(path)) for _ in range(rounds)]
        costs = (_cost(each) for each in zip(*pairs, strict=True))
        found.append(Uploaded(kind, path.stat().st_size / 1e6, *costs))
    for picture in PortalImage.objects.filter(title=TITLE):
        picture.delete()
    return found


def limits(uploads: list[Uploaded]) -> Iterator[Limit]:
    """How much more than Pillow alone a whole request may need."""
    for upload in uploads:
        says = f"Upload of a {upload.kind} of 40 megapixels"
        yield Limit(f"{says}: times as long as Pillow alone", round(upload.times, 2), 2)
        yield Limit(f"{says}: times as much memory", round(upload.times_memory, 2), 1.5)


def _cost(costs: tuple[Cost, ...]) -> Cost:
    """The median time; of memory the first, before which nothing was kept for the next."""
    return Cost(statistics.median(cost.seconds for cost in costs), costs[0].megabytes)


def _bare(path: Path) -> Cost:
    command = [sys.executable, "-m", "tests.benchmarks.bare_picture", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Cost(**json.loads(done.stdout))


def _upload(web: Server, cookie: str, path: Path) -> Cost:
    """One request, from its first byte to the last one of the answer.

    Raises:
        RuntimeError: the photograph was not taken.
    """
    idle = _idle(web, cookie)
    body = _form(path)
    began = time.monotonic()
    connection = HTTPConnection(HOST, web.port, timeout=120)
    connection.request("POST", reverse("wagtailimages:add_multiple"), body, _headers(cookie))
    response = connection.getresponse()
    answer, worker = response.read(), response.headers.get("Renkei-Worker", "")
    took = time.monotonic() - began
    connection.close()
    if response.status != 200 or not json.loads(answer).get("success"):
        raise RuntimeError(f"{response.status}: {answer[:500]!r}")
    return Cost(took, peak.peak(int(worker)) - idle[worker])


def _idle(web: Server, cookie: str) -> dict[str, float]:
    """MB of each worker before the request, when each has shown the form."""
    idle: dict[str, float] = {}
    while len(idle) < WORKERS:
        form = fetch(web.port, reverse("wagtailimages:add_multiple"), **_asking(cookie))
        worker = form.headers["Renkei-Worker"]
        peak.forget(int(worker))
        idle[worker] = peak.peak(int(worker))
    return idle


def _form(path: Path) -> bytes:
    head = (
        f"--{BOUNDARY}\r\n"
        f'Content-Disposition: form-data; name="title"\r\n\r\n{TITLE}\r\n'
        f"--{BOUNDARY}\r\n"
        f'Content-Disposition: form-data; name="files[]"; filename="{path.name}"\r\n'
        f"Content-Type: application/octet-stream\r\n\r\n"
    )
    return head.encode() + path.read_bytes() + f"\r\n--{BOUNDARY}--\r\n".encode()


def _headers(cookie: str) -> dict[str, str]:
    return SECURE | {
        "Connection": "close",
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Cookie": f"{cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}",
        "Origin": f"https://{HOST}",
        "Renkei-Worker": "1",
        "X-CSRFToken": TOKEN,
        "X-Requested-With": "XMLHttpRequest",
    }


def _asking(cookie: str) -> dict[str, str]:
    return {"Cookie": cookie, "Renkei_Worker": "1"}


def _photograph(ending: str, kind: str) -> Path:
    """Coarse noise in three colours, made once: it is packed about as well as a photograph."""
    path = FOLDER / f"{TITLE}.{ending}"
    if not path.exists():
        pillow_heif.register_heif_opener()
        coarse = (SIZE[0] // 4, SIZE[1] // 4)
        bands = [Image.effect_noise(coarse, 30).resize(SIZE) for _ in range(3)]
        exif: Any = Image.Exif()
        exif[0x0112] = 6  # held upright
        quickly = {"enc_params": {"preset": "ultrafast"}} if kind == "HEIF" else {}
        Image.merge("RGB", bands).save(path, kind, quality=70, exif=exif, **quickly)
    return path
