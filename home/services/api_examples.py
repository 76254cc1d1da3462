"""Real answers of the content API, kept beside its description: see `record_api_examples`."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.db import transaction
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.api import api
from cms.pages.preview.looks import Look
from cms.pages.preview.sources import Kind, Source
from cms.pages.preview.tokens import token_for
from cms.reading.openapi import example_file, is_in_json
from cms.users.models import User
from home.models import StandardPage

PLACEHOLDER = "https://renkei.example.jp"
"""Stands in the examples for the address of this installation."""

MOST = 100  # records that are looked at
LONGEST = 30_000  # bytes of one example

ADDRESS = re.compile(r'"(?:detail|html)_url": ?"([^"]+)"')


def record_examples() -> list[str]:
    """Ask every operation once, and keep what it answers; the database stays as it was.

    Returns:
        The name of each operation that answered.

    Raises:
        LookupError: naming an operation of which no record was found.
    """
    with transaction.atomic():
        site = Site.objects.get(is_default_site=True)
        pages = Page.objects.live().filter(depth__gt=2).order_by("path")
        Redirect.add_redirect("/older-address", redirect_to=pages[0], is_permanent=True)
        names = list(_record(site, [f"/api/v1/pages/{page.pk}" for page in pages]))
        transaction.set_rollback(True)
    _forget_except({*names})
    return names


def _record(site: Site, seen: list[str]) -> Iterator[str]:
    client = Client(headers={"host": site.hostname})
    for path, operation in _simple_first():
        text = max(_answers(client, path, operation, seen), key=len, default=None)
        if text is None:
            raise LookupError(f"{operation['operationId']}: nothing stands at {path}.")
        seen += [urlsplit(found).path for found in ADDRESS.findall(text)]
        answer = json.loads(text.replace(site.root_url, PLACEHOLDER))
        file = example_file(operation["operationId"])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(answer, ensure_ascii=False, indent=2) + "\n", "utf-8")
        yield operation["operationId"]


def _forget_except(names: set[str]) -> None:
    for file in example_file("any").parent.glob("*.json"):
        if file.stem not in names:
            file.unlink()


def _simple_first() -> list[tuple[str, dict[str, Any]]]:
    """Operations that need nothing come first: their answers name the addresses of the others."""
    found = [
        (path, methods["get"])
        for path, methods in api.document["paths"].items()
        if "get" in methods and is_in_json(methods["get"])
    ]
    return sorted(found, key=lambda item: sum(part["required"] for part in item[1]["parameters"]))


def _answers(
    client: Client, path: str, operation: dict[str, Any], seen: list[str]
) -> Iterator[str]:
    """What the operation says of some records; the longest answer tells most."""
    query = urlencode(_query(operation, seen))
    for address in _addresses(path, operation, seen)[:MOST]:
        response = client.get(f"{address}?{query}")
        if response.status_code == 200 and len(response.content) < LONGEST:
            yield response.text


def _addresses(path: str, operation: dict[str, Any], seen: list[str]) -> list[str]:
    """Those that other answers have named, or else that of the parameter's own example."""
    start, parameter, rest = re.fullmatch(r"([^{]*)(\{\w+\})?(.*)", path).groups()  # type: ignore[union-attr]  # fits any path
    if parameter is None:
        return [path]
    named = [re.match(re.escape(start) + "([0-9]+)", address) for address in seen]
    keys = [key[1] for key in named if key] or [
        str(example)
        for declared in operation["parameters"]
        if declared["in"] == "path"
        for example in declared["schema"].get("examples", [])
    ]
    return list(dict.fromkeys(f"{start}{key}{rest}" for key in keys))


def _query(operation: dict[str, Any], seen: list[str]) -> dict[str, str]:
    query = {}
    for parameter in operation["parameters"]:
        name = parameter["name"]
        if name == "limit":
            query[name] = "2"
        elif parameter["in"] == "query" and parameter["required"]:
            example = parameter["schema"].get("examples", [None])[0]
            pages = (address for address in seen if not address.startswith("/api/"))
            query[name] = _token() if name == "token" else str(example or next(pages))
    return query


def _token() -> str:
    """A token for a preview of some page, by an editor who is forgotten with the transaction."""
    address = "examples@renkei.example.jp"
    editor = User.objects.filter(email=address).first() or User.objects.create_superuser(address)
    key = StandardPage.objects.live().values_list("pk", flat=True)[0]
    return token_for(Source(Kind.STANDING, key, key), editor, Look())
