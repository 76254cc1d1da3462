"""News in Wagtail's own APIs: the fields of our detail, written as its documentation shows.

What a careful developer would do is done: renditions of an image in one call and from a cache,
rows behind organizations joined.
"""

from typing import Any

from django.utils.functional import cached_property
from rest_framework.fields import Field  # type: ignore[import-untyped]  # ships no types
from wagtail.api import APIField
from wagtail.rich_text import expand_db_html

from cms.media.renditions import specs_for


class PictureField(Field):
    def to_representation(self, value: Any) -> Any:
        return picture(value, "")


class SeriesField(Field):
    def to_representation(self, value: Any) -> Any:
        return {"id": value.pk, "name": value.name, "description": value.description}


class OrganizationsField(Field):
    def to_representation(self, value: Any) -> Any:
        related = value.select_related("organization__prefecture", "organization__locale")
        return [_organization(row.organization) for row in related]


class BodyField(Field):
    def to_representation(self, value: Any) -> Any:
        return [
            {"type": child.block_type, "id": child.id, **_block(child.block_type, child.value)}
            for child in value
        ]


class AncestorsField(Field):
    def to_representation(self, value: Any) -> Any:
        above = value.get_ancestors().filter(depth__gt=1)
        return [{"title": page.title, "html_url": page.full_url} for page in above]


class TranslationsField(Field):
    def to_representation(self, value: Any) -> Any:
        others = value.get_translations().live().select_related("locale")
        return [
            {"locale": page.locale.language_code, "id": page.pk, "title": page.title}
            for page in others
        ]


class CodedField(Field):
    """A choice, or several, with the label beside the code."""

    def __init__(self, choices: Any, **options: Any) -> None:
        super().__init__(**options)
        self.named_by = choices

    @cached_property
    def labels(self) -> dict[str, str]:
        return dict(self.named_by.choices)

    def to_representation(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.to_representation(code) for code in value]
        return {"value": value, "label": self.labels[value]}


def picture(image: Any, alt: str) -> dict[str, Any]:
    ready = list(image.get_renditions(*specs_for(image.width)).values())
    sources = [
        {"url": r.full_url, "width": r.width, "height": r.height, "media_type": "image/webp"}
        for r in ready
    ]
    return {
        "id": image.pk,
        "alt": alt,
        "title": image.title,
        "credit": image.credit,
        **sources[-1],
        "srcset": sources,
    }


def _block(kind: str, value: Any) -> dict[str, Any]:
    if kind == "text":
        return {"html": expand_db_html(value.source)}
    if kind == "image":
        image = value["image"]
        return {"image": picture(image, image.contextual_alt_text), "caption": value["caption"]}
    if kind == "record":
        page = value["page"]
        return {
            "record": {
                "id": page.pk,
                "type": page.specific_class._meta.label,
                "title": page.title,
                "description": page.search_description,
                "html_url": page.full_url,
            }
        }
    return {name: value[name] for name in ("level", "text", "anchor")}


def _organization(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.name,
        "description": f"{row.prefecture.name}{row.county}" if row.prefecture else "",
        "html_url": row.site_path,
    }


def expose() -> None:
    """Give news its API fields, before the modules of the API read them, which is once."""
    from members.choices import CooperationField
    from news.choices import NewsCategory
    from news.models import NewsPage

    api_fields = [
        APIField("search_description"),
        APIField("image", serializer=PictureField()),
        APIField("image_alt"),
        APIField("date_published"),
        APIField("category", serializer=CodedField(NewsCategory)),
        APIField("cooperation_fields", serializer=CodedField(CooperationField)),
        APIField("series", serializer=SeriesField()),
        APIField("lead"),
        APIField("body", serializer=BodyField()),
        APIField("organizations", serializer=OrganizationsField()),
        APIField("breadcrumbs", serializer=AncestorsField(source="*")),
        APIField("translations", serializer=TranslationsField(source="*")),
        APIField("attachments"),
    ]
    NewsPage.api_fields = api_fields
