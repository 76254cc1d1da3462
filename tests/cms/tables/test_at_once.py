"""Long tables and two people at once, on connections of their own."""

import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from cms.tables import tasks
from cms.tables.cells import TableRefusedError
from cms.tables.imports import running
from cms.tables.imports.services import table_import_commit
from cms.tables.models import TableImport
from cms.tables.register import Writer
from cms.users.models import User
from news.models import Series
from tests.cms.tables.conftest import Upload
from tests.cms.tables.registers import PLAIN

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = "名称,文\r\n甲,一\r\n乙,二\r\n丙,三\r\n"


def test_others_see_how_far_a_long_table_is(
    upload: Upload, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TABLE_ROWS_AT_ONCE = 1
    monkeypatch.setattr(running, "TICK", 1)
    seen: list[int] = []
    save = PLAIN.writer and PLAIN.writer.save

    def watched(self: Any, **given: Any) -> Any:
        seen.append(TableImport.objects.get().done)
        assert save
        return save(**given)

    monkeypatch.setattr(Writer, "save", property(lambda self: lambda **g: watched(self, **g)))
    item = upload("plain", TABLE.encode())
    tasks.check_table(import_id=item.pk)
    assert seen == [0, 1, 2]
    item.refresh_from_db()
    assert (item.done, item.state) == (3, "checked")


@pytest.mark.parametrize("others", [False, True])
def test_of_commits_at_the_same_moment_one_counts(
    desk: Client, upload: Upload, *, others: bool
) -> None:
    """The same import pressed twice is stored once; of two imports the second is shown anew."""
    first = upload("plain", TABLE.encode())
    second = upload("plain", TABLE.replace("一", "壱").encode()) if others else first
    person = User.objects.get(email="tables@example.jp")
    barrier, refused = threading.Barrier(2), []

    def press(item: TableImport) -> None:
        barrier.wait()
        try:
            table_import_commit(
                item=TableImport.objects.get(pk=item.pk), read=item.digest, by=person
            )
        except TableRefusedError as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[item]) for item in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Series.objects.count() == 3
    assert len(refused) == int(others)
    states = sorted(TableImport.objects.values_list("state", flat=True))
    assert states == (["checked", "committed"] if others else ["committed"])
