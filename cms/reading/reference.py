"""The readable page of an API: its OpenAPI document, laid out for people."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import mark_safe

CODE = re.compile("`([^`]*)`")

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of an operation or a property of a schema, in words."""

    name: str
    type: str
    description: str
    is_required: bool
    refers_to: str
    """Name of the schema that stands behind, if any."""
    default: str = ""


@dataclass(frozen=True, slots=True)
class OperationPart:
    """One operation as the page shows it."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Field]
    returns: str
    """Name of the schema of the answer; empty where it is no JSON."""
    media_type: str
    sample: str


@dataclass(frozen=True, slots=True)
class SchemaPart:
    """One schema as the page shows it."""

    name: str
    description: str
    fields: list[Field]
    choices: list[str]
    """Names of the schemas of which it is one."""
    values: list[str]
    """What it may be, if it is one of a few words."""


def render_reference(request: HttpRequest, document: Json) -> HttpResponse:
    """The whole page, without scripts and without anything from elsewhere."""
    schemas = document["components"]["schemas"]
    context = {
        "info": document["info"],
        "openapi_url": "openapi.json",
        "groups": list(_groups(document)),
        "schemas": [_schema_part(name, schemas[name]) for name in sorted(schemas)],
    }
    return render(request, "api/reference.html", context)


def _groups(document: Json) -> Iterator[tuple[str, list[OperationPart]]]:
    found: dict[str, list[OperationPart]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            tag = next(iter(operation.get("tags", ["other"])))
            found.setdefault(tag, []).append(_operation_part(method, path, operation))
    yield from found.items()


def _operation_part(method: str, path: str, operation: Json) -> OperationPart:
    content: Json = operation["responses"].get(200, {}).get("content", {})
    media_type = next(iter(content), "")
    answer: Json = content.get(media_type, {})
    sample = answer.get("example")
    return OperationPart(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=_words(operation),
        parameters=[
            _field(item["name"], item["schema"], is_required=item["required"])
            for item in operation["parameters"]
        ],
        returns=_reference(answer.get("schema", {})),
        media_type=media_type,
        sample="" if sample is None else json.dumps(sample, ensure_ascii=False, indent=2),
    )


def _schema_part(name: str, schema: Json) -> SchemaPart:
    required = schema.get("required", [])
    return SchemaPart(
        name=name,
        description=_words(schema),
        fields=[
            _field(key, value, is_required=key in required)
            for key, value in schema.get("properties", {}).items()
        ],
        choices=[_reference(choice) for choice in _choices(schema)],
        values=[str(value) for value in schema.get("enum", [])],
    )


def _field(name: str, schema: Json, *, is_required: bool) -> Field:
    default = schema.get("default")
    return Field(
        name=name,
        type=_type(schema),
        description=_words(schema),
        is_required=is_required,
        refers_to=_reference(schema),
        default="" if default is None else json.dumps(default, ensure_ascii=False),
    )


def _type(schema: Json) -> str:
    """The type in few words, with its limits."""
    if "$ref" in schema:
        return _reference(schema)
    if choices := _choices(schema):
        return " | ".join(_type(choice) for choice in choices)
    if "enum" in schema:
        return " | ".join(json.dumps(value, ensure_ascii=False) for value in schema["enum"])
    if "const" in schema:
        return json.dumps(schema["const"], ensure_ascii=False)
    if schema.get("type") == "array":
        return f"{_type(schema.get('items', {}))}[]"
    return " ".join(filter(None, [schema.get("format") or schema.get("type", ""), _limits(schema)]))


def _words(part: Json) -> str:
    """A description, with code where it has backquotes."""
    return mark_safe(CODE.sub(r"<code>\1</code>", escape(part.get("description", ""))))  # noqa: S308  # escaped just before


def _choices(schema: Json) -> list[Json]:
    return [*schema.get("oneOf", []), *schema.get("anyOf", [])]


def _limits(schema: Json) -> str:
    if "minimum" in schema or "maximum" in schema:
        return f"{schema.get('minimum', '')}…{schema.get('maximum', '')}"
    if "maxLength" in schema:
        return f"≤ {schema['maxLength']}"
    return ""


def _reference(schema: Json) -> str:
    """The name of the schema that this one is, or has inside."""
    inside = [schema, schema.get("items", {}), *_choices(schema)]
    for part in inside:
        for found in (part, part.get("items", {})):
            if "$ref" in found:
                return str(found["$ref"]).rsplit("/", 1)[-1]
    return ""
