"""Every address of the admin, as the resolver knows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ADMIN = "admin/"


@dataclass(frozen=True, slots=True)
class Address:
    """A view under its full name, and its route with the names of what it wants to know."""

    name: str
    route: str

    @property
    def wants(self) -> list[str]:
        named = re.findall(r"<(?:\w+:)?(\w+)>", self.route)
        return [name for name in named if name != "P"]


def admin_addresses() -> list[Address]:
    found = _walk(get_resolver(), "", ())
    return [address for address in found if address.route.startswith(ADMIN)]


def _walk(resolver: Any, route: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        deeper = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern, deeper, spaces + space)
        elif isinstance(pattern, URLPattern):
            yield Address(":".join((*spaces, pattern.name or deeper)), deeper)
