"""What Ninja's OpenAPI leaves out: problems, example answers, parameters that are never null."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from ninja.openapi.schema import OpenAPISchema

from cms.reading.problems import CONTENT_TYPE, Problem

JSON = "application/json"
PROBLEM_REF = {"$ref": "#/components/schemas/Problem"}
REF_TEMPLATE = "#/components/schemas/{model}"
REFERENCE = re.compile(r'"#/components/schemas/([^"]+)"')
NOT_MODIFIED = "The reader has these bytes already; sent on a matching `If-None-Match`."
TAG = {
    "description": "Strong; send it back in `If-None-Match`.",
    "schema": {"type": "string"},
}


class Document(OpenAPISchema):
    """Ninja's document, in which two schemas of one name do not overwrite each other in silence."""

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        for name, schema in definitions.items():
            if self.schemas.get(name, schema) != schema:
                raise ImproperlyConfigured(f"Two schemas are called {name}; rename one of them.")
        super().add_schema_definitions(definitions)


def complete(document: dict[str, Any]) -> None:
    """Bring a document from Ninja in line with what the API does."""
    schemas = document["components"]["schemas"]
    schema = Problem.model_json_schema(ref_template=REF_TEMPLATE, mode="serialization")
    schemas.update(schema.pop("$defs", {}))
    schemas["Problem"] = schema
    for operation in operations_of(document):
        for parameter in operation["parameters"]:
            if not parameter["name"]:
                raise ImproperlyConfigured(
                    f"{operation['operationId']}: a parameter's type is made with a `type` "
                    "statement, which Ninja does not look through; make it a plain name."
                )
            # A parameter's own `examples` are named ones; the list belongs to its schema alone.
            parameter.pop("examples", None)
            _cannot_be_null(parameter)
            _name_limits(parameter["schema"])
        _complete_responses(operation)
    _drop_unused(document)


def operations_of(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every operation of a document, with its method and path beside its own content."""
    for methods in document["paths"].values():
        yield from methods.values()


def is_in_json(operation: dict[str, Any]) -> bool:
    """Whether an operation answers with JSON, and not with a table."""
    return JSON in operation["responses"][200]["content"]


def example_file(operation_id: str) -> Path:
    """Where the example answer of an operation is kept; `record_api_examples` writes it."""
    return Path(settings.BASE_DIR, "docs", "api", "examples", f"{operation_id}.json")


def example_of(operation_id: str) -> Any:
    """The example answer of an operation, or None while none was recorded."""
    file = example_file(operation_id)
    return json.loads(file.read_text("utf-8")) if file.exists() else None


def _complete_responses(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    for response in responses.values():
        content = response.get("content", {})
        if content.get(JSON, {}).get("schema") == PROBLEM_REF:
            content[CONTENT_TYPE] = content.pop(JSON)
    if 200 in responses:
        responses[200].setdefault("headers", {})["ETag"] = TAG
        responses[304] = {"description": NOT_MODIFIED, "headers": {"ETag": TAG}}
        example = example_of(operation["operationId"])
        if example is not None and JSON in responses[200].get("content", {}):
            responses[200]["content"][JSON]["example"] = example
    content = {CONTENT_TYPE: {"schema": PROBLEM_REF}}
    if any(parameter["in"] == "path" for parameter in operation["parameters"]):
        responses.setdefault(404, {"description": "Not Found", "content": content})
    responses[422] = {"description": "Unprocessable Content", "content": content}
    responses["default"] = {"description": "Any other problem", "content": content}


def _drop_unused(document: dict[str, Any]) -> None:
    """Ninja also adds the model that an operation's parameters are read from, one by one."""
    schemas = document["components"]["schemas"]
    used: set[str] = set()
    waiting = _references(document["paths"])
    while waiting:
        used |= waiting
        waiting = set().union(*(_references(schemas[name]) for name in waiting)) - used
    for name in schemas.keys() - used:
        del schemas[name]


def _references(part: Any) -> set[str]:
    return set(REFERENCE.findall(json.dumps(part, default=str)))


def _name_limits(schema: dict[str, Any]) -> None:
    """Pydantic keeps its own names for limits that stand behind a validator."""
    for own, name in (("ge", "minimum"), ("le", "maximum")):
        if own in schema:
            schema[name] = schema.pop(own)


def _cannot_be_null(parameter: dict[str, Any]) -> None:
    """A query string has no null: an optional parameter is simply left out."""
    schema = parameter["schema"]
    choices = schema.get("anyOf", [])
    if {"type": "null"} not in choices:
        return
    kept = [choice for choice in choices if choice != {"type": "null"}]
    if len(kept) == 1:
        del schema["anyOf"]
        schema.update(kept[0])
    else:
        schema["anyOf"] = kept
    if schema.get("default", "") is None:
        del schema["default"]
