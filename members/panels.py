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
                FieldPanel("mascot"),
            ],
            heading="位置とリンク",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("established_on"), FieldPanel("dissolved_on")]),
                InlinePanel("successions", heading="引き継いだ団体", label="引き継いだ団体"),
            ],
            heading="設置、廃止、合併",
        ),
        InlinePanel(
            "earlier_identities",
            heading="以前の名称など",
            label="以前の名称など",
            help_text="町が市になったとき、名称やコードが変わったときは、それまでの内容をここに残してから、"
            "上の名称などを直します。団体を作り直す必要はありません。",
        ),
        InlinePanel(
            "constituents",
            heading="構成団体",
            label="構成団体",
            help_text="市長会・町村会・一部事務組合に加わる団体です。ページに一覧が並びます。",
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
