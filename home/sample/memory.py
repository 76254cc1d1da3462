"""What earlier runs have loaded. Wagtail's log remembers it, also when an editor deletes it."""

from typing import Any

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

KEY = "sample"


def loaded() -> dict[str, str]:
    """Names of everything that was ever loaded, with the primary key it got."""
    entries: dict[str, str] = {}
    for model, key in ((PageLogEntry, "page_id"), (ModelLogEntry, "object_id")):
        rows: Any = model.objects.filter(data__has_key=KEY)
        entries.update((data[KEY], str(pk)) for data, pk in rows.values_list("data", key))
    return entries


def remember(instance: Any, name: str, action: str = "wagtail.create") -> None:
    """Note in the log that this record has been loaded under this name."""
    log(instance=instance, action=action, data={KEY: name})
