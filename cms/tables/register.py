"""The declaration of a register: one ordered table of columns for export and import alike.

An app above declares its registers in `<app>/tables/`, and `TABLE_REGISTERS` names them as strings:

    ORGANIZATIONS = Register(
        name="organizations",
        title="自治体・団体",
        model=Organization,
        columns=(TextColumn(name="name", heading="名称", is_required=True), ...),
        records=lambda: Organization.objects.in_locale("ja").in_reading_order(),
        needs=("prefecture", "aliases"),
        writer=Writer(known=KeyedBy.names("code"), save=organization_save, ...),
    )

`name` stands in addresses and commands and never changes. `columns` are the columns of an export
in their order; each says how it is read and written. `needs` names the relations behind them, as
shapes do. A register without a writer is exported only.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Model, QuerySet

from cms.reading.context import ReadContext
from cms.tables.cells import CellRefusedError
from cms.tables.columns import Column
from cms.tables.rows import ReadRow

type Values = Mapping[str, Any]
"""Values by the names of their columns: those of the table at hand, not all of the register."""


class Save[M](Protocol):
    """The app's own service: one record, written with full validation in one transaction.

    Raises:
        ValidationError: with sentences for the editor.
    """

    def __call__(self, *, record: M | None, values: Values, by: Any) -> M: ...


class Remove[M](Protocol):
    """The service that takes back a record which an import has made.

    Raises:
        ValidationError: something refers to it.
    """

    def __call__(self, *, record: M, by: Any) -> None: ...


class Known[M](ABC):
    """The records of a register at the begin of an import, as rows are known by them."""

    def __init__(self, records: Iterable[M], columns: Sequence[Column]) -> None:
        self.columns = {column.name: column for column in columns}
        for record in records:
            self.add(record)

    @abstractmethod
    def add(self, record: M) -> None:
        """Know one more, or the same after a change."""

    @abstractmethod
    def find(self, row: ReadRow) -> M | None:
        """The record of a row; None for one that is new.

        Raises:
            CellRefusedError: which one is meant is in doubt.
        """


class KeyedBy[M](Known[M]):
    """Records known by the values of some columns together, which must all be in the table."""

    key: tuple[str, ...] = ()

    @classmethod
    def names(cls, *key: str) -> type["KeyedBy[Any]"]:
        """Such records, by the names of these columns."""
        return type(f"KeyedBy_{'_'.join(key)}", (cls,), {"key": key})

    def __init__(self, records: Iterable[M], columns: Sequence[Column]) -> None:
        self.records: dict[tuple[str, ...], M] = {}
        super().__init__(records, columns)

    def add(self, record: M) -> None:
        columns = [self.columns[name] for name in self.key]
        self.records[tuple(each.text(each.value_of(record)) for each in columns)] = record

    def find(self, row: ReadRow) -> M | None:
        missing = [self.columns[name].heading for name in self.key if name not in row.values]
        if missing:
            raise CellRefusedError(f"列「{'」「'.join(missing)}」がないと、どの行か決まりません。")
        key = tuple(self.columns[name].text(row.values[name]) for name in self.key)
        return self.records.get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer[M: Model]:
    """How rows of a table become records."""

    known: Callable[[Iterable[M], Sequence[Column]], Known[M]]
    save: Save[M]
    remove: Remove[M]
    may: Callable[[Any], bool] | None = None
    """Whether a person may import; by default those who may add and change the model."""


def itself(record: Any, context: ReadContext | None) -> Iterable[Any]:
    """The record as its own only row."""
    return (record,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register[M: Model]:
    """A kind of record that goes out and comes in as a table."""

    name: str
    title: str
    model: type[M]
    columns: tuple[Column, ...]
    records: Callable[[], QuerySet[M]]
    needs: tuple[str, ...] = ()
    has_texts: bool = False
    """Whether a column reads rich texts or streams."""
    rows: Callable[[M, ReadContext | None], Iterable[Any]] = itself
    """What the columns read: the record, or several parts of it that are a row each."""
    writer: Writer[M] | None = None

    @property
    def written(self) -> tuple[Column, ...]:
        """The columns of an export."""
        return tuple(column for column in self.columns if column.is_written)

    def may_import(self, user: Any) -> bool:
        """Whether a person may write into the register by a table."""
        if self.writer is None:
            return False
        if self.writer.may is not None:
            return self.writer.may(user)
        label, name = self.model._meta.app_label, self.model._meta.model_name
        return bool(user.has_perms([f"{label}.add_{name}", f"{label}.change_{name}"]))
