"""How new the content is, as one number per audience. The triggers in `triggers.py` write it."""

from django.db import models

from cms.reading.viewer import Audience

AUDIENCES = [(Audience.PUBLIC.value, "一般"), (Audience.MEMBER.value, "会員")]


class ContentVersion(models.Model):
    """Raised at the end of every transaction that changes what this audience could see."""

    audience = models.CharField("読み手", max_length=10, primary_key=True, choices=AUDIENCES)
    value = models.BigIntegerField(
        "版", help_text="内容が変わるたびに大きくなる数です。プログラムだけが書き換えます。"
    )
    withdrawn = models.BigIntegerField(
        "最後に取り下げがあった版",
        help_text="これより古い版の内容は、データベースが止まっているときにも表示しません。",
    )

    class Meta:
        verbose_name = "内容の版"
        verbose_name_plural = "内容の版"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(audience__in=[value for value, _ in AUDIENCES]),
                name="contentversion_audience",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()} {self.value}"


class ContentChange(models.Model):
    """A note, while a transaction is open, that it changed what this audience could see."""

    audience = models.CharField("読み手", max_length=10, choices=AUDIENCES)
    is_withdrawal = models.BooleanField(
        "取り下げか", help_text="表示されていた内容が消える変更のとき、はいになります。"
    )

    class Meta:
        verbose_name = "内容の変更"
        verbose_name_plural = "内容の変更"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(audience__in=[value for value, _ in AUDIENCES]),
                name="contentchange_audience",
            )
        ]

    def __str__(self) -> str:
        return self.get_audience_display()
