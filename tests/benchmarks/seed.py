"""Fill an empty, migrated database: organizations, images with renditions, news."""

import io
from datetime import UTC, date, datetime, timedelta
from itertools import batched
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from PIL import Image
from wagtail.models import Collection, Locale, Page, Site

from cms.media.models import PortalImage, PortalRendition
from cms.media.renditions import specs_for
from cms.reading.targets import WIDTHS
from members.choices import CooperationField
from members.models import Organization
from news.choices import NewsCategory
from news.models import NewsIndexPage, NewsOrganization, NewsPage, Series
from tests.benchmarks.content import Writer

IMAGES = 300
PAGES = 2_000
WIDTH, HEIGHT = 800, 600
BEGAN = datetime(2020, 4, 1, 0, 0, tzinfo=UTC)


def seed() -> None:
    """Write everything in one transaction, then let PostgreSQL look at it."""
    with transaction.atomic():
        call_command("load_organizations", stdout=io.StringIO())
        writer = Writer()
        _News(writer, _images(writer)).write()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _images(writer: Writer) -> list[int]:
    """The same small drawing under many names: nobody looks at it, but every file is there."""
    drawing = _jpeg()
    collection = Collection.get_first_root_node()
    images = [
        PortalImage(
            title=f"見本の画像 {number}",
            credit=writer.title(),
            file=_stored(f"original_images/bench-{number}.jpg", drawing),
            width=WIDTH,
            height=HEIGHT,
            file_size=len(drawing),
            collection=collection,
        )
        for number in range(IMAGES)
    ]
    PortalImage.objects.bulk_create(images)
    PortalRendition.objects.bulk_create(
        PortalRendition(
            image=image,
            filter_spec=spec,
            file=_stored(f"images/bench-{number}.{width}.webp", drawing),
            width=min(width, WIDTH),
            height=min(width, WIDTH) * HEIGHT // WIDTH,
        )
        for number, image in enumerate(images)
        for spec, width in zip(specs_for(WIDTH), WIDTHS, strict=False)
    )
    return [image.pk for image in images]


def _jpeg() -> bytes:
    drawing = io.BytesIO()
    Image.radial_gradient("L").resize((WIDTH, HEIGHT)).convert("RGB").save(drawing, "JPEG")
    return drawing.getvalue()


def _stored(name: str, content: bytes) -> str:
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    return name


class _News:
    """Two index pages, and the news below them in turn."""

    def __init__(self, writer: Writer, images: list[int]) -> None:
        self.writer = writer
        self.images = images
        self.front: Any = Site.objects.get(is_default_site=True).root_page
        self.locale = Locale.get_default()
        self.type = ContentType.objects.get_for_model(NewsPage)

    def write(self) -> None:
        indexes = [
            self._index(slug, title) for slug, title in (("news", "お知らせ"), ("notes", "便り"))
        ]
        series = [
            Series.objects.create(name=f"見本のシリーズ{n}", description=self.writer.sentence())
            for n in range(5)
        ]
        first = Page.objects.order_by("-pk")[0].pk + 1
        keys = list(range(first, first + PAGES))
        pages = [
            self._page(key, number, indexes[number % 2], series[number % 5], keys)
            for number, key in enumerate(keys)
        ]
        _insert(pages)
        for index in indexes:
            Page.objects.filter(pk=index.pk).update(numchild=PAGES // 2)
        self._organizations(keys)

    def _index(self, slug: str, title: str) -> Any:
        return self.front.add_child(
            instance=NewsIndexPage(
                title=title,
                slug=slug,
                locale=self.locale,
                show_in_menus=True,
                introduction=f"<p>{self.writer.sentence()}</p>",
            )
        )

    def _page(self, key: int, number: int, index: Any, series: Series, keys: list[int]) -> NewsPage:
        slug, moment = f"news-{number}", BEGAN + timedelta(hours=number)
        writer = self.writer
        title = f"{writer.title()} {number}"
        return NewsPage(
            pk=key,
            page_ptr_id=key,
            title=title,
            draft_title=title,
            slug=slug,
            path=Page._get_path(index.path, index.depth + 1, number // 2 + 1),
            depth=index.depth + 1,
            url_path=f"{index.url_path}{slug}/",
            content_type=self.type,
            locale=self.locale,
            live=True,
            first_published_at=moment,
            last_published_at=moment,
            search_description=writer.text(100),
            image_id=writer.dice.choice(self.images),
            image_alt=writer.sentence(),
            date_published=date(2020, 4, 1) + timedelta(days=number // 2),
            category=writer.dice.choice(NewsCategory.values),
            cooperation_fields=[writer.dice.choice(CooperationField.values)],
            series=series,
            lead=writer.text(80),
            body=writer.body(keys, writer.dice.choice(self.images)),
        )

    def _organizations(self, keys: list[int]) -> None:
        known = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
        NewsOrganization.objects.bulk_create(
            (
                NewsOrganization(
                    page_id=key, organization_id=organization, locale=self.locale, sort_order=place
                )
                for key in keys
                for place, organization in enumerate(self.writer.dice.sample(known, 3))
            ),
            batch_size=1000,
        )


def _insert(pages: list[NewsPage]) -> None:
    """In bulk, which Django refuses for a model that spreads over two tables."""
    for some in batched(pages, 500):
        Page.objects.bulk_create(
            [
                Page(**{field.attname: getattr(page, field.attname) for field in _fields(Page)})
                for page in some
            ]
        )
        manager: Any = NewsPage._base_manager
        manager._insert(some, fields=_fields(NewsPage), using="default")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), max(id))"
            " FROM wagtailcore_page"
        )


def _fields(model: Any) -> list[Any]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]
