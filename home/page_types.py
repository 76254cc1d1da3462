"""The page types of the house, found among the models; nobody keeps a list."""

import operator
from functools import reduce
from typing import Any, get_type_hints

from django.apps import apps
from pydantic import Field, RootModel, create_model

from cms.pages.models import PortalPage
from cms.pages.schemas import PageDetail


def page_types() -> list[type[PortalPage]]:
    """Every page type, in the order of the apps."""
    return [model for model in apps.get_models() if issubclass(model, PortalPage)]


def detail_schema(model: type[PortalPage]) -> type[PageDetail]:
    """What the detail of a page type promises to return."""
    schema: type[PageDetail] = get_type_hints(model.detail)["return"]
    return schema


def any_page() -> type[RootModel[Any]]:
    """The detail of a page of any type; `type` says which."""
    union: Any = reduce(operator.or_, (detail_schema(model) for model in page_types()))
    return create_model(
        "AnyPage",
        __base__=RootModel[Any],
        __doc__="A page of any type; `type` says which.",
        root=(union, Field(discriminator="type")),
    )
