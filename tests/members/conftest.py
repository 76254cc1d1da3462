from collections.abc import Callable, Collection

import pytest

from members.codes import prefecture_code, prefecture_part
from members.services.organizations import LoadResult, organizations_load
from members.services.register_files import OrganizationRow, alias_rows, register_rows

type Load = Callable[..., LoadResult]


def rows_named(*names: str) -> list[OrganizationRow]:
    """The rows with these names, and the prefectures that they lie in."""
    rows = register_rows()
    wanted = [row for row in rows if row.name in names]
    above = {prefecture_code(prefecture_part(row.code)) for row in wanted}
    return [row for row in rows if row.name in names or row.code in above]


@pytest.fixture
def load(db: None) -> Load:
    """Puts the organizations with these names and their prefectures into the database."""

    def run(*names: str) -> LoadResult:
        rows = rows_named(*names)
        codes = {row.code for row in rows}
        return organizations_load(
            rows=rows, aliases=[row for row in alias_rows() if row.code in codes]
        )

    return run


@pytest.fixture
def register(db: None) -> LoadResult:
    """The whole register: 47 prefectures and 1,741 municipalities."""
    return organizations_load(rows=register_rows(), aliases=alias_rows())


def names_of(rows: Collection[object]) -> list[str]:
    return [str(row) for row in rows]
