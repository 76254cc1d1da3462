"""Decisions that do not count, each with the sentence that says why."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, TaskState

VERBS = {
    TaskState.STATUS_APPROVED: "承認しました",
    TaskState.STATUS_REJECTED: "差し戻しました",
    TaskState.STATUS_CANCELLED: "取り消しました",
}

ADDRESS_TAKEN = "同じアドレスのページがほかにあります。"


class Refusal(Exception):  # noqa: N818  # an answer to an editor, not an error
    """A decision that was refused; nothing was changed.

    Args:
        page: that it was about.
        sentence: the reason, as the editor reads it.
        link: where to look, and what the button to it says.
    """

    def __init__(self, page: Page, sentence: str, link: tuple[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.page = page
        self.sentence = sentence
        self.link = link


def changed_meanwhile(page: Page, read: int, now: int) -> Refusal:
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, read, now])
    return Refusal(
        page,
        "確認中に内容が変わりました。今の操作は反映していません。"
        "違いを確かめてから、もう一度決めてください。",
        (address, "違いを見る"),
    )


def already_decided(page: Page, state: TaskState) -> Refusal:
    who = state.finished_by
    by = f"{who}さん" if isinstance(who, get_user_model()) else "ほかの人"
    when = moment_of(state)
    return Refusal(
        page,
        f"この版は、{when}に{by}が{VERBS.get(state.status, '処理しました')}。"
        "今の操作は反映していません。",
    )


def not_read(page: Page) -> Refusal:
    return Refusal(
        page,
        "どの版を確認したのかが分からないため、操作を反映していません。"
        "編集画面を開き直し、内容を確かめてから決めてください。",
    )


def without_reason(page: Page) -> Refusal:
    return Refusal(page, "差し戻すときは、直してほしいところをコメントに書いてください。")


def not_publishable(page: Page, reasons: list[str]) -> Refusal:
    return Refusal(
        page,
        "このままでは公開できないため、承認していません。"
        f"{' '.join(reasons)} 内容を直してから承認するか、差し戻してください。",
    )


def reasons_of(error: ValidationError, page: Page) -> list[str]:
    """What is wrong, each a sentence with the name of its field as the form shows it."""
    if not hasattr(error, "error_dict"):
        return [_closed(text) for text in error.messages]
    fields = page.specific_class._meta.fields
    labels = {field.name: field.verbose_name for field in fields} | {"slug": "アドレス"}
    return [
        _closed(f"{labels[name]}: {text}" if name in labels else text)
        for name, texts in error.message_dict.items()
        for text in texts
    ]


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith("。") else f"{sentence}。"


def moment_of(state: TaskState) -> str:
    moment = timezone.localtime(state.finished_at or timezone.now())
    return date_format(moment, "Y年n月j日 G:i")
