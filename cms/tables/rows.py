"""One row while it is being read, and what is remembered from row to row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cms.tables.cells import Cell


@dataclass(slots=True)
class Session:
    """What one import looks up once and remembers between its rows."""

    is_1904: bool = False
    """Whether bare numbers of days are counted from 1904."""
    memory: dict[Any, Any] = field(default_factory=dict)
    """What a column carries down, by its name."""
    found: dict[Any, Any] = field(default_factory=dict)

    def once[T](self, look_up: Callable[[], T]) -> T:
        """What a look-up gives, carried out once for all rows."""
        if look_up not in self.found:
            self.found[look_up] = look_up()
        value: T = self.found[look_up]
        return value


@dataclass(slots=True)
class ReadRow:
    """The cells of a row by the names of their columns, and the values read from them so far."""

    number: int
    cells: Mapping[str, Cell]
    session: Session
    values: dict[str, Any] = field(default_factory=dict)
    repairs: list[str] = field(default_factory=list)

    def shown(self, name: str) -> str:
        """What stands in a column, without blanks around; empty if the table has no such column."""
        cell = self.cells.get(name)
        return cell.shown.strip() if cell else ""
