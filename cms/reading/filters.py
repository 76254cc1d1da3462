"""Parameters that narrow a list: strict at the API, forgiving in the address of a page."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from django.conf import settings
from django.http import QueryDict
from pydantic import Field

from cms.reading.parameters import Day, Parameters, parse
from cms.reading.problems import Refused

LOCALES = "|".join(code for code, _ in settings.LANGUAGES)

Locale = Annotated[
    str, Field(pattern=f"^({LOCALES})$", description="Language of the records.", examples=["ja"])
]


class Filters(Parameters):
    """Parameters that narrow a list, each by one named method of its queryset."""

    methods: ClassVar[Mapping[str, str]] = {}

    def narrow(self, queryset: Any) -> Any:
        """The rows that fit every parameter given."""
        for name, method in self.methods.items():
            value = getattr(self, name)
            if value is not None:
                queryset = getattr(queryset, method)(value)
        return queryset


class LocaleParameters(Parameters):
    """Which language is asked for; a translation is no second record."""

    locale: Locale = settings.LANGUAGE_CODE


class AsOfParameters(Parameters):
    """For which day a register is told."""

    as_of: Annotated[
        Day | None,
        Field(
            description="The day that is told of, in Japan: what was true then as far as is known "
            "now. Without it, today.",
            examples=["2016-06-07"],
        ),
    ] = None


def lenient[F: Filters](model: type[F], query: QueryDict) -> F:
    """The filters of a page's address; what is unknown, empty or impossible counts as not given.

    A form sends every control, also the empty ones, and an old link should still show a list.
    """
    names = {field.alias or name for name, field in model.model_fields.items()}
    given = query.copy()
    for name in set(query):
        value = str(query.get(name) or "")
        if name in names and value.strip():
            given[name] = value
        else:
            del given[name]
    while given:
        try:
            return parse(model, given)
        except Refused as refused:
            for name in {error.parameter for error in refused.errors} & set(given) or set(given):
                del given[name]
    return model()
