"""One missing picture takes nothing else down."""

import time

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from cms.media import renditions
from cms.media.models import PortalImage
from cms.users.models import User
from tests.cms.media.images import image
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db


def ready(number: int) -> PortalImage:
    picture = image(width=400, title=f"photo {number}")
    renditions.make(picture)
    return picture


@pytest.fixture
def six() -> list[PortalImage]:
    """The images of a page of six, of which the first one's files are gone."""
    pictures = [ready(number) for number in range(6)]
    for rendition in pictures[0].renditions.all():
        default_storage.delete(rendition.file.name)
    default_storage.delete(pictures[0].file.name)
    return pictures


def test_the_page_and_the_api_do_without_it(
    client: Client, six: list[PortalImage], caplog: pytest.LogCaptureFixture
) -> None:
    pages = [StandardPageFactory(image=picture, image_alt="絵") for picture in six]
    for _ in range(2):
        shown = [client.get(f"/api/v1/pages/{page.pk}").json()["image"] for page in pages]
        assert [picture is None for picture in shown] == [True] + [False] * 5
        for page in pages:
            assert client.get(page.url).status_code == 200
    told = [record for record in caplog.records if "is missing" in record.getMessage()]
    assert len(told) == 2  # two widths, each once


def test_one_missing_width_leaves_the_others(client: Client) -> None:
    picture = ready(0)
    page = StandardPageFactory(image=picture, image_alt="絵")
    widest = picture.renditions.order_by("-width").first()
    default_storage.delete(widest.file.name)
    shown = client.get(f"/api/v1/pages/{page.pk}").json()["image"]
    assert [source["width"] for source in shown["srcset"]] == [320]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail's own file
def test_the_chooser_and_the_list_of_the_admin_work(six: list[PortalImage]) -> None:
    client = Client()
    client.force_login(User.objects.create_superuser("admin@example.jp"))
    for address in ("/admin/images/", "/admin/images/chooser/", f"/admin/images/{six[0].pk}/"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "photo 0" in answer.content.decode()


def test_asking_costs_next_to_nothing() -> None:
    name = str(ready(0).renditions.first().file.name)
    began = time.perf_counter()
    for _ in range(1000):
        default_storage.has(name)  # type: ignore[attr-defined]  # ours
    assert time.perf_counter() - began < 0.1
