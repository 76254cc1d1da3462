"""Renditions stand ready before a reader asks."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from PIL.ImageFile import ImageFile
from procrastinate.contrib.django.models import ProcrastinateJob

from cms.media import renditions
from cms.media.models import PortalImage
from cms.media.tasks import make_renditions
from cms.reading.read import read_one
from cms.reading.viewer import Viewer
from home.models import StandardPage
from tests.cms.media.images import draw, image
from tests.factories.home import StandardPageFactory
from tests.fixtures.worker import work

PUBLIC = Viewer.public()
pytestmark = pytest.mark.django_db


def widths(picture: PortalImage) -> list[int]:
    return list(picture.renditions.order_by("width").values_list("width", flat=True))


def test_an_image_gets_every_width_up_to_its_own() -> None:
    picture = image(width=700)
    assert renditions.make(picture) == 3
    assert widths(picture) == [320, 640, 700]
    assert renditions.make(picture) == 0


def test_storing_a_picture_unpacks_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is read off the beginning of the file: forty megapixels are 120 MB unpacked."""
    file, unpacked = draw(1600, 900), list[str]()
    load = ImageFile.load

    def counted(self: ImageFile) -> Any:
        if self.tile:
            unpacked.append(self.format or "")
        return load(self)

    monkeypatch.setattr(ImageFile, "load", counted)
    picture = PortalImage.objects.create(file=file, title="見本")
    assert (picture.width, picture.height) == (1600, 900)
    assert unpacked == ["PNG"]


def test_a_small_image_is_not_enlarged() -> None:
    picture = image(width=100)
    renditions.make(picture)
    assert widths(picture) == [100]


def test_readers_see_the_image_as_soon_as_it_is_ready() -> None:
    picture = image(credit="架空市観光課")
    page = StandardPageFactory(image=picture, image_alt="絵")

    def shown() -> Any:
        detail = read_one(StandardPage.objects.filter(pk=page.pk), PUBLIC, StandardPage.detail)
        return detail and detail.image

    assert shown() is None
    make_renditions(image_id=picture.pk)
    ready = shown()
    assert [source.width for source in ready.srcset] == [320, 640, 960, 1280]
    assert {source.media_type for source in ready.srcset} == {"image/webp"}
    assert ready.credit == "架空市観光課"


def test_saving_defers_the_job_and_a_rollback_defers_nothing() -> None:
    with transaction.atomic():
        image()
        assert ProcrastinateJob.objects.filter(task_name=PortalImage.RENDITIONS_JOB).count() == 1
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()


def test_the_job_of_a_deleted_image_does_nothing() -> None:
    picture = image()
    picture.delete()
    make_renditions(image_id=picture.pk)


def test_the_renditions_of_a_replaced_file_are_made_anew() -> None:
    picture = image(width=700)
    renditions.make(picture)
    picture.get_renditions(*renditions.specs_for(700))  # fills Wagtail's cache of renditions
    picture.renditions.all().delete()
    picture.file = draw(1600, 900, colour="red")
    picture.save()
    make_renditions(image_id=picture.pk)
    assert widths(picture) == [320, 640, 960, 1280]


def test_the_command_finds_what_is_missing_and_passes_over_what_is_broken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ready, missing, broken = image(), image(width=400), image()
    renditions.make(ready)
    broken.file.storage.delete(broken.file.name)
    call_command("make_renditions")
    assert widths(missing) == [320, 400]
    said = capsys.readouterr()
    assert said.out == "Renditions made: 2. Images that could not be read: 1.\n"
    assert f"Image {broken.pk} " in said.err


@pytest.mark.django_db(transaction=True)
def test_the_worker_makes_them_after_the_commit() -> None:
    picture = image(width=400)
    work()
    assert widths(picture) == [320, 400]
    assert set(ProcrastinateJob.objects.values_list("status", flat=True)) == {"succeeded"}
