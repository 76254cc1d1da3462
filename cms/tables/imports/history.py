"""What the history of a record says of the tables that wrote it."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import LogFormatter, log, registry
from wagtail.models import Page

from cms.tables.imports.running import RowResult
from cms.tables.models import Outcome, TableImport
from cms.tables.register import Register

IMPORTED, UNDONE = "renkei.table.import", "renkei.table.undo"


class Imported(LogFormatter):
    label = "表から取り込み"

    def format_message(self, log_entry: Any) -> str:
        return f"表から取り込みました（{log_entry.data['file']}）"


class Undone(LogFormatter):
    label = "表の取り込みの取り消し"

    def format_message(self, log_entry: Any) -> str:
        return f"表からの取り込みを取り消しました（{log_entry.data['file']}）"


def note_in_history(
    register: Register[Any], results: list[RowResult], item: TableImport, by: Any
) -> None:
    """Write into the history of each record that a table has made or changed."""
    keys = [
        result.record for result in results if result.outcome in {Outcome.CREATED, Outcome.CHANGED}
    ]
    note(register, keys, IMPORTED, item, by)


def note(register: Register[Any], keys: list[str], action: str, item: TableImport, by: Any) -> None:
    for record in register.model._base_manager.filter(pk__in=keys):
        log(instance=record, action=action, user=by, data={"file": item.filename})


def touched_since(register: Register[Any], keys: list[str], moment: datetime) -> set[str]:
    """Those of some records of which a history says something after a moment."""
    entries: Any = registry.get_log_model_for_model(register.model)
    later = entries.objects.filter(timestamp__gt=moment)
    if issubclass(register.model, Page):
        found = later.filter(page_id__in=keys).values_list("page_id", flat=True)
    else:
        kind = ContentType.objects.get_for_model(register.model)
        same = later.filter(content_type=kind, object_id__in=keys)
        found = same.values_list("object_id", flat=True)
    return {str(key) for key in found}
