"""The form of the site's settings: one tab for each question that an editor comes with."""

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

SETTINGS_PANELS = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("name"),
                FieldPanel("tagline"),
                FieldPanel("description"),
                FieldPanel("image"),
                MultiFieldPanel(
                    [
                        FieldPanel("publisher"),
                        FieldRowPanel([FieldPanel("postal_code"), FieldPanel("address")]),
                    ],
                    heading="発行者",
                ),
            ],
            heading="基本",
        ),
        ObjectList(
            [
                InlinePanel(
                    "contact_points",
                    heading="お問い合わせ先",
                    label="お問い合わせ先",
                    help_text="用件ごとに1件ずつ登録します。この順に表示されます。",
                ),
                FieldPanel("security_contact"),
            ],
            heading="お問い合わせ先",
        ),
        ObjectList(
            [
                InlinePanel(
                    "footer_links",
                    heading="フッターのリンク",
                    label="リンク",
                    help_text="すべてのページの一番下に、この順に表示されます。",
                ),
                FieldPanel("licence"),
                FieldPanel("attribution"),
            ],
            heading="フッターと利用条件",
        ),
        ObjectList(
            [
                FieldPanel("name_en"),
                FieldPanel("tagline_en"),
                FieldPanel("description_en"),
                FieldPanel("publisher_en"),
                FieldPanel("address_en"),
            ],
            heading="英語",
        ),
    ]
)
