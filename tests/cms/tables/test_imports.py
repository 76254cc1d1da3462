"""All or nothing, bound to what was read, and undone only where nobody was there since."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.log_actions import registry

from cms.tables import tasks
from cms.tables.models import TableImport
from news.models import Series
from tests.cms.tables.conftest import Upload, commit, rows, said, undo, value
from tests.cms.tables.registers import PLAIN
from tests.factories.people import administrator, approver, desk_of, editor, person
from tests.members.conftest import Load

pytestmark = pytest.mark.django_db

TABLE = "名称,文,数\r\n甲,一,1\r\n乙,二,2\r\n"
OTHER = "名称,文,数\r\n甲,壱,1\r\n丙,三,3\r\n"


def stored() -> dict[str, str]:
    assert PLAIN.writer
    text = PLAIN.columns[1]
    return {row.name: text.value_of(row) for row in Series.objects.all()}


def taken_in(desk: Client, upload: Upload, table: str = TABLE) -> TableImport:
    item: TableImport = upload("plain", table.encode())
    commit(desk, item)
    assert item.state == "committed"
    return item


def test_a_dry_run_stores_nothing_and_a_commit_everything(desk: Client, upload: Upload) -> None:
    item = upload("plain", TABLE.encode())
    assert rows(item) == [(2, "created"), (3, "created")]
    assert stored() == {}
    commit(desk, item)
    assert stored() == {"甲": "一", "乙": "二"}
    assert item.committed_by is not None


def test_what_a_second_table_changes_is_shown_field_by_field(desk: Client, upload: Upload) -> None:
    taken_in(desk, upload)
    item = upload("plain", OTHER.encode())
    assert rows(item) == [(2, "changed"), (3, "created")]
    assert item.rows.get(number=2).changes == [
        {"name": "text", "heading": "文", "old": "一", "new": "壱"}
    ]


def test_a_commit_pressed_twice_counts_once(desk: Client, upload: Upload) -> None:
    item = taken_in(desk, upload)
    before = item.committed_at
    assert "登録しました" in commit(desk, item)
    assert item.committed_at == before
    assert Series.objects.count() == 2


def test_the_same_file_twice_is_one_import(upload: Upload) -> None:
    first, second = upload("plain", TABLE.encode()), upload("plain", TABLE.encode())
    assert first.pk == second.pk
    assert TableImport.objects.count() == 1


# CONC
def test_what_changed_since_it_was_read_is_shown_anew(desk: Client, upload: Upload) -> None:
    taken_in(desk, upload)
    item = upload("plain", OTHER.encode())
    row = Series.objects.get(name="甲")
    row.description = row.description.replace("一", "別の人")
    row.save()

    assert "新しい確認結果" in commit(desk, item)
    assert item.state == "checked"
    assert stored() == {"甲": "別の人", "乙": "二"}
    assert item.rows.get(number=2).changes[0]["old"] == "別の人"
    commit(desk, item)
    assert stored() == {"甲": "壱", "乙": "二", "丙": "三"}


def test_a_commit_without_what_was_read_stores_nothing(desk: Client, upload: Upload) -> None:
    item = upload("plain", TABLE.encode())
    assert "まだ何も登録していません" in commit(desk, item, read="")
    assert stored() == {}


def test_two_rows_for_one_record(upload: Upload) -> None:
    item = upload("plain", "名称,文\r\n甲,一\r\n甲,一\r\n甲,二\r\n".encode())
    assert rows(item) == [(2, "created"), (3, "left"), (4, "refused")]
    assert "2行目と同じ内容" in said(item, 3)
    assert "「文」が違います" in said(item, 4)


def test_undo_gives_the_old_values_back(desk: Client, upload: Upload) -> None:
    taken_in(desk, upload)
    item = taken_in(desk, upload, OTHER)
    assert "取り消しました" in undo(desk, item)
    assert stored() == {"甲": "一", "乙": "二"}
    assert item.state == "undone"
    assert "取り消せません" in undo(desk, item)


def test_undo_is_refused_where_a_row_was_touched_since(desk: Client, upload: Upload) -> None:
    first = taken_in(desk, upload)
    taken_in(desk, upload, OTHER)
    page = undo(desk, first)
    assert "2行目（甲 一 1）" in page
    assert "3行目" not in page.split("取り消せません")[1].split("これらは")[0]
    assert first.state == "committed"
    assert stored() == {"甲": "壱", "乙": "二", "丙": "三"}


def test_undo_is_refused_where_a_record_has_gone(desk: Client, upload: Upload) -> None:
    item = taken_in(desk, upload)
    Series.objects.get(name="乙").delete()
    assert "3行目（乙 二 2）" in undo(desk, item)
    assert stored() == {"甲": "一"}


def test_the_history_of_a_record_names_the_file(desk: Client, upload: Upload) -> None:
    taken_in(desk, upload)
    row = Series.objects.get(name="甲")
    entries = registry.get_logs_for_instance(row)
    assert [str(entry.message) for entry in entries] == ["表から取り込みました（表.csv）"]


def test_the_original_comes_back_byte_for_byte(desk: Client, upload: Upload) -> None:
    item = upload("plain", TABLE.encode("cp932"), "元の表.csv")
    response = desk.get(reverse("table_import_original", args=[item.pk]))
    assert response.content == TABLE.encode("cp932")
    assert "filename*=UTF-8''%E5%85%83" in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"].startswith("private, no-store")


def test_hidden_rows_and_other_sheets_are_named(upload: Upload) -> None:
    item = upload("plain", workbook(), "表.xlsx")
    assert "表示されていない行（3行目）も読み取りました" in " ".join(item.notices)
    assert "「別紙」" in " ".join(item.notices)
    assert "表示されていない行です" in said(item, 3)
    assert "縦に結合されたセル B2:B3" in " ".join(item.notices)
    assert [value(item, number, "text") for number in (2, 3)] == ["同じ文", "同じ文"]
    assert "セルの計算がエラー（#N/A）" in said(item, 4)
    assert value(item, 5, "amount") == "2"


def workbook() -> bytes:
    import io

    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": True})
    sheet = book.add_worksheet("表")
    sheet.write_row(0, 0, ["名称", "文", "数"])
    sheet.write_column(1, 0, ["甲", "乙", "丙", "丁"])
    sheet.merge_range(1, 1, 2, 1, "同じ文")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.write_string(4, 1, "文")
    sheet.write_formula(3, 2, "=NA()", None, "#N/A")
    sheet.write_formula(4, 2, "=1+1", None, 2)
    book.add_worksheet("別紙").write(0, 0, "ほか")
    book.close()
    return file.getvalue()


# Long tables
def test_a_long_table_goes_to_the_worker(desk: Client, upload: Upload, settings: Settings) -> None:
    settings.TABLE_ROWS_AT_ONCE = 1
    item = upload("plain", TABLE.encode())
    address = reverse("table_import", args=[item.pk])
    assert item.state == "waiting"
    page = desk.get(address).content.decode()
    assert "2行のうち0行まで進みました" in page
    assert '<progress id="progress" class="tables-progress" value="0" max="2">' in page

    tasks.check_table(import_id=item.pk)
    item.refresh_from_db()
    assert item.state == "checked"
    commit(desk, item)
    assert item.state == "committing"
    assert stored() == {}
    tasks.commit_table(import_id=item.pk)
    tasks.commit_table(import_id=item.pk)
    item.refresh_from_db()
    assert item.state == "committed"
    assert stored() == {"甲": "一", "乙": "二"}


def test_a_long_table_that_no_longer_fits_says_so(
    desk: Client, upload: Upload, settings: Settings
) -> None:
    settings.TABLE_ROWS_AT_ONCE = 1
    item = upload("plain", TABLE.encode())
    tasks.check_table(import_id=item.pk)
    item.refresh_from_db()
    commit(desk, item)
    assert PLAIN.writer
    PLAIN.writer.save(record=None, values={"name": "甲", "text": "先に"}, by=None)
    tasks.commit_table(import_id=item.pk)
    item.refresh_from_db()
    assert item.state == "checked"
    assert "新しい確認結果" in item.remark
    assert stored() == {"甲": "先に"}
    commit(desk, item)
    tasks.commit_table(import_id=item.pk)
    item.refresh_from_db()
    assert (item.state, item.remark) == ("committed", "")


# Rights
def test_who_may_not_write_into_a_register_sees_nothing_of_its_tables(
    upload: Upload, load: Load, settings: Settings
) -> None:
    """Editors may write series, which the tests' own registers are kept in, but no organization."""
    load("品川区")
    item = upload("organizations", "コード,名称\r\n131091,品川区\r\n".encode())
    for user in (editor(), person("nobody@example.jp", "だれでもない")):
        client = desk_of(user)
        for name in ("table_import", "table_import_original", "table_import_undo"):
            address = reverse(name, args=[item.pk])
            answers = [client.get(address).status_code, client.post(address).status_code]
            assert set(answers) <= {302, 403, 404, 405}, (user, name)
        item.refresh_from_db()
        assert item.state == "checked"


def test_administrators_and_approvers_may_import_organizations_and_editors_not(
    settings: Settings,
) -> None:
    settings.TABLE_REGISTERS = settings.TABLE_REGISTERS[:2]
    address = reverse("table_index")
    for user, may in ((administrator(), True), (approver(), True), (editor(), False)):
        client = desk_of(user)
        page = client.get(address)
        home = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (address in home) is may
        assert (page.status_code == 200) is may
        if may:
            assert '<option value="organizations">' in page.content.decode()
        export = client.get(reverse("table_export", args=["organizations"]))
        assert (export.status_code == 200) is may
