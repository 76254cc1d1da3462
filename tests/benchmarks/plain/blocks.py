"""As many blocks as a body of ours has, of the same depth, all of them Wagtail's own."""

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

KINDS = [("2", "h2"), ("3", "h3")]


def short(**options: object) -> blocks.CharBlock:
    return blocks.CharBlock(required=False, max_length=200, **options)


class Heading(blocks.StructBlock):
    text = short()
    level = blocks.ChoiceBlock(choices=KINDS)
    anchor = blocks.RegexBlock(r"^[a-z]*$", required=False)


class Callout(blocks.StructBlock):
    kind = blocks.ChoiceBlock(choices=KINDS)
    title = short()
    text = blocks.RichTextBlock()


class Entry(blocks.StructBlock):
    title = short()
    text = blocks.RichTextBlock()


class Accordion(blocks.StructBlock):
    items = blocks.ListBlock(Entry())


class Quotation(blocks.StructBlock):
    text = blocks.TextBlock()
    speaker = short()
    source = short()
    source_url = blocks.URLBlock(required=False)


class Picture(blocks.StructBlock):
    image = ImageBlock()
    caption = short()


class Gallery(blocks.StructBlock):
    title = short()
    images = blocks.ListBlock(Picture())


class Files(blocks.StructBlock):
    title = short()
    files = blocks.ListBlock(DocumentChooserBlock())


class Figure(blocks.StructBlock):
    label = short()
    value = blocks.DecimalBlock()
    unit = short()
    as_of = blocks.DateBlock()
    basis = blocks.ChoiceBlock(choices=KINDS)
    source = short()
    source_url = blocks.URLBlock(required=False)
    note = short()


class Record(blocks.StructBlock):
    page = blocks.PageChooserBlock(required=False)
    image = ImageBlock(required=False)


class Link(blocks.StructBlock):
    page = blocks.PageChooserBlock(required=False)
    url = blocks.RegexBlock(r"^", required=False)
    text = short()
    description = short()


class Links(blocks.StructBlock):
    title = short()
    links = blocks.ListBlock(Link())


class Body(blocks.StreamBlock):
    heading = Heading()
    text = blocks.RichTextBlock()
    callout = Callout()
    accordion = Accordion()
    quotation = Quotation()
    image = Picture()
    gallery = Gallery()
    files = Files()
    table = TableBlock()
    figure = Figure()
    record = Record()
    links = Links()


class Documents(blocks.StreamBlock):
    file = DocumentChooserBlock()


class Photographs(blocks.StreamBlock):
    photograph = Picture()


class Correction(blocks.StructBlock):
    date = blocks.DateBlock()
    text = blocks.TextBlock()


class Corrections(blocks.StreamBlock):
    correction = Correction()


class Speaker(blocks.StructBlock):
    name = short()
    affiliation = short()
    office = short()
    role = blocks.ChoiceBlock(choices=KINDS)


class Item(blocks.StructBlock):
    title = short()
    date = blocks.DateBlock(required=False)
    start_time = blocks.TimeBlock(required=False)
    end_time = blocks.TimeBlock(required=False)
    description = blocks.TextBlock(required=False)
    speakers = blocks.ListBlock(Speaker())


class Programme(blocks.StreamBlock):
    item = Item()
