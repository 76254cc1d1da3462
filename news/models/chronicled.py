from django.db import models

from cms.pages.choices import choice_panel, known
from news.choices import Chronicled


class ChronicledPage(models.Model):
    """The part of a page that says whether it enters the chronology by itself."""

    chronicled = models.CharField(
        "経過に載せるか",
        max_length=10,
        choices=Chronicled,
        default=Chronicled.BY_TYPE,
        help_text="「これまでの経過」に、始まった日から自動で並びます。「種類による」では、"
        "シンポジウム、魅力発信イベント、物産展、祭り、交流事業、式典と、"
        "趣意書、調査報告、報告書、ロゴマークが載ります。例: 載せない",
    )

    class Meta:
        abstract = True


chronicled_panel = choice_panel("chronicled")


def chronicled_known(name: str) -> models.CheckConstraint:
    return known("chronicled", Chronicled, name)
