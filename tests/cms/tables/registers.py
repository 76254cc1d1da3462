"""Registers for tests, kept in the rows of a series: what a table says, as JSON."""

import json
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Locale

from cms.tables.columns import Column, FlagColumn, NumberColumn, TextColumn
from cms.tables.dates import DateColumn, StatedDateColumn
from cms.tables.register import KeyedBy, Register, Values, Writer
from members.tables.columns import KanaColumn, OrganizationColumn, PrefectureColumn
from news.models import Series


def _get(name: str) -> Callable[[Series], Any]:
    return lambda row: json.loads(row.description or "{}").get(name, "")


def _nothing(row: Series) -> None:
    """What a series keeps as a text only."""


def _records() -> "QuerySet[Series]":
    return Series.objects.order_by("pk")


def _register(name: str, key: str, *columns: Column) -> Register[Series]:
    texts = {column.name: column for column in columns}

    def save(*, record: Series | None, values: Values, by: Any) -> Series:
        row = record or Series(locale=Locale.get_default())
        said = json.loads(row.description or "{}")
        said |= {each: texts[each].text(value) for each, value in values.items()}
        row.name, row.description = said[key][:100], json.dumps(said, ensure_ascii=False)
        row.full_clean(exclude=["description"])
        row.save()
        return row

    def remove(*, record: Series, by: Any) -> None:
        record.delete()

    return Register(
        name=name,
        title=name,
        model=Series,
        columns=columns,
        records=_records,
        writer=Writer(known=KeyedBy.names(key), save=save, remove=remove),
    )


CONTACTS = _register(
    "contacts",
    "name",
    OrganizationColumn(
        name="organization",
        heading="コード",
        beside_name="name",
        beside_prefecture="prefecture",
        get=_nothing,
    ),
    PrefectureColumn(name="prefecture", heading="都道府県", get=_get("prefecture")),
    TextColumn(name="name", heading="名称", is_required=True, get=_get("name")),
    KanaColumn(name="kana", heading="よみ", get=_get("kana")),
    TextColumn(name="section", heading="担当課", get=_get("section")),
    TextColumn(name="note", heading="備考", is_long=True, get=_get("note")),
)

SIGNINGS = _register(
    "signings",
    "name",
    OrganizationColumn(name="organization", heading="コード", beside_name="name", get=_nothing),
    TextColumn(name="name", heading="名称", is_required=True, get=_get("name")),
    DateColumn(name="signed_on", heading="締結日", get=_nothing),
    TextColumn(name="number", heading="番地", keeps_digits=True, get=_get("number")),
    TextColumn(name="telephone", heading="電話", keeps_digits=True, get=_get("telephone")),
)

CHRONOLOGY = _register(
    "chronology",
    "what",
    StatedDateColumn(name="when", heading="月日", get=_nothing, carries_down=True),
    TextColumn(name="what", heading="ことがら", is_required=True, get=_get("what")),
)

INTRODUCTIONS = _register(
    "introductions",
    "name",
    OrganizationColumn(name="organization", heading="コード", beside_name="name", get=_nothing),
    TextColumn(name="name", heading="名称", is_required=True, get=_get("name")),
    TextColumn(name="text", heading="紹介文", is_long=True, get=_get("text")),
)

PLAIN = _register(
    "plain",
    "name",
    TextColumn(name="name", heading="名称", is_required=True, get=_get("name")),
    TextColumn(name="text", heading="文", is_long=True, get=_get("text")),
    NumberColumn(name="amount", heading="数", get=lambda row: _number(_get("amount")(row))),
    FlagColumn(name="flag", heading="印", get=lambda row: _get("flag")(row) == "はい"),
)


def _number(text: str) -> int | None:
    return int(text) if text else None


NAMES = [
    f"{__name__}.{name}"
    for name in ("CONTACTS", "SIGNINGS", "CHRONOLOGY", "INTRODUCTIONS", "PLAIN")
]
