"""Japanese where Wagtail and wagtail-localize ask no catalogue: names made from a field's own.

Everything that they do look up stands in `home/locale`; what they write into templates is written
anew in `templates/wagtailadmin`.
"""

from typing import Any

from django.apps import apps
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.forms.workflows import WorkflowPageForm
from wagtail.sites.views import IndexView as SiteList
from wagtail.users.forms import PagePermissionsForm

MODELS = {
    "wagtailcore.Locale": "言語",
    "wagtail_localize.Translation": "翻訳",
    "wagtail_localize.LocaleSynchronization": "言語の同期",
}

FIELDS = {
    "wagtail_localize.LocaleSynchronization.sync_from": "同期元の言語",
}

LINKS = {
    "link_text": "リンクの文字",
    "email_address": "メールアドレス",
    "subject": "件名",
    "body": "本文",
    "phone_number": "電話番号",
}
LINK_FORMS = (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)

COLUMNS = {"port": "ポート番号", "site_name": "サイト名", "root_page": "最上位のページ"}


def speak_japanese() -> None:
    """Name in Japanese what would bear the name of a variable."""
    for model, name in MODELS.items():
        meta: Any = apps.get_model(model)._meta
        meta.verbose_name = meta.verbose_name_plural = name
    for path, name in FIELDS.items():
        model, _, field = path.rpartition(".")
        apps.get_model(model)._meta.get_field(field).verbose_name = name
    for form in (WorkflowPageForm, PagePermissionsForm):
        form.base_fields["page"].label = "ページ"
    for form in LINK_FORMS:
        for name, field in form.base_fields.items():
            field.label = field.label or LINKS[name]
    for column in SiteList.columns:
        column.label = COLUMNS.get(column.name, column.label)
    _name_in_localize()


def _name_in_localize() -> None:
    # Its modules may be read only when its models are there.
    from wagtail_localize.models import LocaleSynchronization, LocaleSynchronizationModelForm
    from wagtail_localize.views.report import TranslationsReportFilterSet

    class SynchronizationForm(LocaleSynchronizationModelForm):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["enabled"].label = "同期する"

    LocaleSynchronization.base_form_class = SynchronizationForm
    filters = TranslationsReportFilterSet.base_filters
    filters["source_locale"].label = "もとの言語"
    filters["target_locale"].label = "翻訳先の言語"
