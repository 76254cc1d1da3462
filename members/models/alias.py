from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from cms.reading.visibility import Follows
from members.names import name_key


class OrganizationAlias(models.Model):
    """Another spelling of an organization's name, by which it is found and matched."""

    organization = ParentalKey(
        "members.Organization",
        verbose_name="団体",
        on_delete=models.CASCADE,
        related_name="aliases",
    )
    spelling = models.CharField(
        "別の表記",
        max_length=100,
        help_text="検索と取り込みで同じ団体とみなす書き方です。団体のページに添えて表示されます。"
        "全角と半角、ヶとケの違いは登録しなくても同じとみなされます。例: 梼原町",
    )
    key = models.TextField("照合用の表記", editable=False)

    visibility = Follows("organization")

    panels = [FieldPanel("spelling")]

    class Meta:
        verbose_name = "別の表記"
        verbose_name_plural = "別の表記"
        ordering = ["spelling", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "spelling"],
                name="alias_unique",
                violation_error_message="同じ表記がすでに登録されています。",
            ),
            models.CheckConstraint(condition=~models.Q(key=""), name="alias_key_present"),
        ]

    def __str__(self) -> str:
        return self.spelling

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = name_key(self.spelling)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.key = name_key(self.spelling)
