"""Made-up records for the previews of the block picker, so that they need no stored ones."""

from datetime import datetime
from urllib.parse import quote

from django.utils import timezone

from cms.reading import rich_text
from cms.reading.context import ReadContext
from cms.reading.schemas import FileSchema, ImageSchema, ImageSource, Link

WAVES = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 64 36">'
    '<defs><pattern id="w" width="8" height="4" patternUnits="userSpaceOnUse">'
    '<g fill="#e8f1fe" stroke="#0017c1" stroke-width=".3">'
    '<circle cx="4" cy="4" r="4"/><circle cx="4" cy="4" r="2.6"/><circle cx="4" cy="4" r="1.2"/>'
    '<circle cx="0" cy="6" r="4"/><circle cx="0" cy="6" r="2.6"/><circle cx="0" cy="6" r="1.2"/>'
    '<circle cx="8" cy="6" r="4"/><circle cx="8" cy="6" r="2.6"/><circle cx="8" cy="6" r="1.2"/>'
    '</g></pattern></defs><rect width="64" height="36" fill="url(#w)"/></svg>'
)
DRAWN = "data:image/svg+xml," + quote(WAVES)


class SampleContext(ReadContext):
    """Answers every look-up with the same made-up record and never asks the database."""

    def __init__(self) -> None:
        pass

    @property
    def now(self) -> datetime:
        return timezone.now()

    def page(self, key: int | None) -> Link | None:
        if key is None:
            return None
        return Link(
            id=key,
            type="news.NewsPage",
            title="雪まつりを共同で開きます",
            description="架空市と架空区が、冬の催しを一緒に準備しています。",
            html_url="#",
            detail_url="#",
        )

    def record(self, model: object, key: int | None) -> Link | None:
        return self.page(key)

    def rich_text(self, source: str) -> str:
        return rich_text.resolve(source, lambda _: "#", lambda _: "#", self.image)

    def image(
        self, key: int | None, alt: str = "", *, decorative: bool = False
    ) -> ImageSchema | None:
        if key is None:
            return None
        source = ImageSource(url=DRAWN, width=640, height=360, media_type="image/svg+xml")
        return ImageSchema(
            id=key,
            alt=alt,
            decorative=decorative,
            title="見本の画像",
            credit="",
            url=DRAWN,
            width=640,
            height=360,
            focal_point=None,
            srcset=[source],
        )

    def file(self, key: int | None) -> FileSchema | None:
        if key is None:
            return None
        return FileSchema(
            id=key,
            title="催しのちらし",
            filename="chirashi.pdf",
            url="#",
            size=482_133,
            media_type="application/pdf",
        )
