"""Streams of files and photographs that records carry beside their text, and their schemas."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamBlock
from wagtail.documents.blocks import DocumentChooserBlock

from cms.pages.blocks.base import image_of
from cms.pages.blocks.media import CaptionedPicture
from cms.pages.schemas.blocks import CaptionedImage
from cms.reading.context import ReadContext
from cms.reading.schemas import FileSchema


class FileBlocks(StreamBlock):
    """Files to download, in order."""

    file = DocumentChooserBlock(label="ファイル")


class PhotographBlocks(StreamBlock):
    """Photographs with alternative text and caption."""

    photograph = CaptionedPicture(icon="image", label="写真")


def files_of(value: Any, context: ReadContext) -> list[FileSchema]:
    """The files of a stream of `FileBlocks` that the reader may have."""
    return [file for key in values_of(value) if (file := context.file(key))]


def photographs_of(value: Any, context: ReadContext) -> list[CaptionedImage]:
    """The pictures of a stream of `PhotographBlocks` that the reader may see."""
    return [
        CaptionedImage(image=image, caption=raw.get("caption") or "")
        for raw in values_of(value)
        if (image := image_of(raw, context))
    ]


def values_of(value: Any) -> Iterator[Any]:
    """The raw values of a stream's blocks, without those of a kind that is no more."""
    for item in value.get_prep_value():
        if item["type"] in value.stream_block.child_blocks:
            yield item["value"]
