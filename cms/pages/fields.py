"""Stream fields whose blocks stay out of migrations."""

from typing import Any

from wagtail.fields import StreamField

from cms.pages.body import BodyBlocks


class LeanStreamField(StreamField):
    """A StreamField that a migration knows as a JSON column and nothing more.

    Block definitions repeated in migrations grow without bound, and no schema depends on them.
    A data migration over blocks works on raw JSON; see the ADR on blocks in migrations.
    """

    def deconstruct(self) -> Any:
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class BodyField(LeanStreamField):
    """The body of a page; `cms.pages.body.body_of` says what readers get of it."""

    def __init__(self, block_types: Any = None, **options: Any) -> None:
        options = {
            "verbose_name": "本文",
            "blank": True,
            "help_text": "ページの中心になる部分です。「＋」から部品を選び、上から順に並べます。",
            **options,
        }
        super().__init__(block_types or BodyBlocks(), **options)
