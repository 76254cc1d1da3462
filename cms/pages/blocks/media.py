"""Blocks of images and files."""

from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from cms.pages.blocks.base import BodyBlock, Picture, Raw, image_of
from cms.pages.schemas.blocks import CaptionedImage, FilesBlock, GalleryBlock, ImageBlock
from cms.reading.context import ReadContext
from cms.reading.references import list_items

GROUP = "画像と資料"


class CaptionedPicture(StructBlock):
    image = Picture()
    caption = CharBlock(
        label="説明文",
        required=False,
        max_length=200,
        help_text="画像の下に表示されます。例: 開会式のようす（2016年4月）",
    )

    class Meta:
        label = "画像"


class Image(BodyBlock, CaptionedPicture):
    class Meta:
        icon = "image"
        label = "画像"
        group = GROUP
        description = "一枚の画像を説明文とともに置きます。"
        preview_value = {
            "image": {"image": 1, "decorative": False, "alt_text": "波の模様"},
            "caption": "見本の画像です。",
        }

    def schema(self, raw: Raw, key: str, context: ReadContext) -> ImageBlock | None:
        image = image_of(raw, context)
        if image is None:
            return None
        return ImageBlock(id=key, image=image, caption=raw.get("caption") or "")


class Gallery(BodyBlock, StructBlock):
    title = CharBlock(label="題", required=False, max_length=60, help_text="例: 当日のようす")
    images = ListBlock(CaptionedPicture(), label="画像", min_num=2)

    class Meta:
        icon = "grid"
        label = "ギャラリー"
        group = GROUP
        description = "複数の画像を並べて見せます。"
        preview_value = {
            "title": "当日のようす",
            "images": [
                {"image": {"image": key, "alt_text": "波の模様"}, "caption": f"{key}枚目"}
                for key in (1, 2, 3)
            ],
        }

    def schema(self, raw: Raw, key: str, context: ReadContext) -> GalleryBlock | None:
        images = [
            CaptionedImage(image=image, caption=item.get("caption") or "")
            for item in list_items(raw.get("images") or [])
            if (image := image_of(item, context))
        ]
        if not images:
            return None
        return GalleryBlock(id=key, title=raw.get("title") or "", images=images)


class Files(BodyBlock, StructBlock):
    title = CharBlock(label="題", required=False, max_length=60, help_text="例: 配布資料")
    files = ListBlock(DocumentChooserBlock(label="ファイル"), label="ファイル", min_num=1)

    class Meta:
        icon = "doc-full"
        label = "ファイル一覧"
        group = GROUP
        description = "ダウンロードできる資料を、種類と大きさを添えて並べます。"
        preview_value = {"title": "配布資料", "files": [1, 2]}

    def schema(self, raw: Raw, key: str, context: ReadContext) -> FilesBlock | None:
        chosen = list_items(raw.get("files") or [])
        files = [file for number in chosen if (file := context.file(number))]
        return FilesBlock(id=key, title=raw.get("title") or "", files=files) if files else None
