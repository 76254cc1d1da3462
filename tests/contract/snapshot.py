"""The agreed OpenAPI document; `python -m tests.contract.snapshot` agrees to the present one."""

import json
import os
from pathlib import Path
from typing import Any

import django

SNAPSHOT = Path(__file__).with_name("openapi.json")


def as_text() -> str:
    """The present document without the example answers, which change with the sample content."""
    from cms.api import api

    document = json.loads(json.dumps(api.document))
    return json.dumps(_without_examples(document), ensure_ascii=False, indent=2) + "\n"


def _without_examples(document: dict[str, Any]) -> dict[str, Any]:
    for methods in document["paths"].values():
        for operation in methods.values():
            for response in operation["responses"].values():
                for content in response.get("content", {}).values():
                    content.pop("example", None)
    return document


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    SNAPSHOT.write_text(as_text(), "utf-8")
