"""The form of an organization, from what it is called to how it is found."""

from django import forms
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)

from members.forms import OrganizationForm

ORGANIZATION_PANELS = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldRowPanel([FieldPanel("kana"), FieldPanel("romaji")]),
                FieldPanel("slug"),
            ],
            heading="名称",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("code")]),
                FieldRowPanel(
                    [FieldPanel("prefecture", widget=forms.Select), FieldPanel("county")]
                ),
                FieldRowPanel([FieldPanel("region"), FieldPanel("is_designated")]),
            ],
            heading="種別と所在地",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("official_site"),
            ],
            heading="位置とリンク",
        ),
        InlinePanel(
            "aliases",
            heading="別の表記",
            label="別の表記",
            help_text="ほかの漢字で書かれることのある名称を登録すると、その書き方でも見つかります。",
        ),
    ],
    base_form_class=OrganizationForm,
)
