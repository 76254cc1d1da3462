"""Stream fields whose blocks stay out of migrations."""

from typing import Any

from wagtail.fields import StreamField


class LeanStreamField(StreamField):
    """A StreamField that a migration knows as a JSON column and nothing more.

    Block definitions repeated in migrations grow without bound, and no schema depends on them.
    A data migration over blocks works on raw JSON; see the ADR on blocks in migrations.
    """

    def deconstruct(self) -> Any:
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
