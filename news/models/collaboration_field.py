"""How news and events lead to the collaboration that they belong to."""

from typing import Any

from django.db import models


def collaboration_field(related_name: str) -> Any:
    """A relation to a collaboration, whose page shows the way back.

    Args:
        related_name: under which the collaboration knows the pages that lead to it.
    """
    return models.ForeignKey(
        "members.CollaborationPage",
        verbose_name="連携事業",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name=related_name,
        help_text="連携事業の一つとして行うもの、伝えるもののときに選びます。"
        "互いのページからたどれます。例: 北海道町村会との連携 第1弾",
    )
