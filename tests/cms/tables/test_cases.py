"""Tables as Japanese offices hand them in, through the admin's upload."""

import time
import tracemalloc

import pytest
from django.test import Client
from django.urls import reverse

from cms.tables.models import TableImport
from news.models import Series
from tests.cms.tables.conftest import Upload, commit, file, rows, said, value
from tests.members.conftest import Load

pytestmark = pytest.mark.django_db

CREATED, LEFT, REFUSED = "created", "left", "refused"


# IMP-1
def test_cp932_of_windows(desk: Client, upload: Upload, load: Load) -> None:
    load("札幌市", "北区", "檮原町", "品川区")
    item = upload("contacts", file("members_cp932.csv"), "名簿.csv")

    page = desk.get(reverse("table_import", args=[item.pk])).content.decode()
    assert "文字コードはShift_JIS（Windowsの日本語、CP932）" in page
    assert rows(item) == [(2, CREATED), (3, CREATED), (4, CREATED), (5, CREATED)]
    assert value(item, 2, "section") == "架空連携課①"
    assert value(item, 2, "note") == "㈱架空商事と共催"
    assert value(item, 3, "section") == "架空係（髙﨑班）"
    assert value(item, 3, "note") == "10～12月に開催"
    assert value(item, 4, "note") == "標高差－500ｍ, 行数は「2行」\n二行目"
    assert [value(item, number, "kana") for number in (2, 3, 4, 5)] == [
        "さっぽろし",
        "きたく",
        "ゆすはらちょう",
        "しながわく",
    ]
    assert value(item, 5, "note") == "電話は０３（００００）００００"


def test_cp932_is_stored_as_it_was_read(desk: Client, upload: Upload, load: Load) -> None:
    load("札幌市", "北区", "檮原町", "品川区")
    item = upload("contacts", file("members_cp932.csv"))
    assert Series.objects.count() == 0
    commit(desk, item)
    assert item.state == "committed"
    assert sorted(Series.objects.values_list("name", flat=True)) == sorted(
        ["札幌市", "北区", "梼原町", "品川区"]
    )


# IMP-2
def test_byte_order_mark_and_empty_lines(upload: Upload, load: Load) -> None:
    load("品川区", "坂井市")
    item = upload("contacts", file("members_utf8_bom.csv"))
    assert rows(item) == [(2, CREATED), (3, CREATED)]
    assert value(item, 3, "note") == '"かぎ" と, 読点'
    assert "UTF-8（BOM付き）" in item.recognised


def test_unicode_text_of_excel(upload: Upload, load: Load) -> None:
    load("品川区", "浜松市")
    item = upload("contacts", file("members_utf16le_tab.txt"), "名簿.txt")
    assert rows(item) == [(2, CREATED), (3, CREATED)]
    assert value(item, 3, "note") == "区の再編後"
    assert "UTF-16、区切りはタブ" in item.recognised


def test_what_is_no_table_is_refused_in_different_sentences(upload: Upload) -> None:
    heading = "コード,都道府県,名称,よみ,担当課,備考"
    refusals = {
        "empty": upload("contacts", b""),
        "blank": upload("contacts", b",,,\r\n,,,\r\n"),
        "headings only": upload("contacts", f"{heading}\r\n".encode()),
        "pdf": upload("contacts", b"%PDF-1.7 \x80\x81", "名簿.csv"),
        "unknown": upload("contacts", "名称,いろ\r\n品川区,青\r\n".encode()),
        "missing": upload("contacts", "コード\r\n131091\r\n".encode()),
        "twice": upload("contacts", "名称,名称\r\n品川区,北区\r\n".encode()),
        "nameless": upload("contacts", "名称,\r\n品川区,北区\r\n".encode()),
        "encoding": upload("contacts", b"\x81\x20\xff"),
        "quotes": upload("contacts", '名称\r\n"品川区\r\n'.encode()),
        "picture": upload("contacts", b"\x89PNG\r\n\x1a\n\x00\x00"),
        "old excel": upload("contacts", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "名簿.xls"),
        "no zip": upload("contacts", b"PK\x03\x04 kowareta", "名簿.xlsx"),
    }
    assert len(set(refusals.values())) == len(refusals)
    assert "いろ" in refusals["unknown"]
    assert "「名称」がありません" in refusals["missing"].replace("必要な見出し", "")
    assert "（A1）、「名称」（B1）" in refusals["twice"]
    assert "見出しだけ" in refusals["headings only"]
    assert not TableImport.objects.exists()


# IMP-3
def test_codes_that_a_spreadsheet_has_cut(desk: Client, upload: Upload, load: Load) -> None:
    load("札幌市", "函館市", "品川区")
    item = upload("organizations", file("members_zero_dropped.csv"))

    assert rows(item) == [(number, LEFT) for number in range(2, 8)] + [(8, REFUSED), (9, REFUSED)]
    repairs = [
        ("11002", "011002"),
        ("12025", "012025"),
        ("1100", "011002"),
        ("13109", "131091"),
        ("１３１０９１", "131091"),
        ("11002.0", "011002"),
    ]
    for number, (written, code) in enumerate(repairs, start=2):
        assert f"「{written}」をコード {code} と読みました。" in said(item, number)
    assert "011002 ではありませんか" in said(item, 8)
    assert "131091 は東京都のコードですが、都道府県は「北海道」です" in said(item, 9)
    assert "2行目と同じ内容の行" in said(item, 4)
    assert "5行目と同じ内容の行" in said(item, 6)

    page = desk.get(reverse("table_import", args=[item.pk])).content.decode()
    assert "この内容で登録する" not in page
    assert "8行目" in page
    assert "9行目" in page


# IMP-4
def test_cells_that_excel_has_made_dates_of(desk: Client, upload: Upload, load: Load) -> None:
    load("札幌市", "品川区", "坂井市", "浜松市")
    item = upload("signings", file("agreements_date_cells.xlsx"), "協定.xlsx")

    assert rows(item) == [(2, REFUSED), (3, REFUSED), (4, CREATED), (5, CREATED)]
    assert "番地（D2）: 日付や時刻のセル（2001-02-03）" in said(item, 2)
    assert "「文字列」" in said(item, 2)
    assert "電話（E2）: 数値のセル（300000000）" in said(item, 2)
    assert "「11002」をコード 011002 と読みました" in said(item, 2)
    assert "番地（D3）: 日付や時刻のセル（2026-03-04）" in said(item, 3)
    assert value(item, 4, "signed_on") == "2016-04-26"
    assert value(item, 5, "signed_on") == "2016-04-26"
    assert "数値 42486 を日付 2016-04-26 と読みました" in said(item, 5)
    assert "締結日" not in said(item, 2) + said(item, 3)

    assert "取り込めない行がある" in commit(desk, item)
    assert Series.objects.count() == 0


# IMP-5
def test_readings_hidden_behind_kanji(upload: Upload, load: Load) -> None:
    load("坂井市", "品川区", "北区")
    item = upload("introductions", file("organizations_furigana.xlsx"), "紹介.xlsx")

    assert rows(item) == [(2, CREATED), (3, CREATED), (4, CREATED)]
    assert [value(item, number, "name") for number in (2, 3, 4)] == ["坂井市", "品川区", "北区"]
    assert value(item, 2, "text") == "一行目\n二行目（架空）"
    assert value(item, 3, "text") == "改行\nのみ（架空）"


# DATE-2
def test_rows_of_a_chronology(desk: Client, upload: Upload) -> None:
    item = upload("chronology", file("chronology_rows.csv"))

    found = [value(item, number, "when") for number in range(2, 14)]
    assert found == [
        "2014-09-10",
        "2014-09-16",
        "2014-11-14",
        "2015-01-16",
        "2015年5月30日（土）、31日（日）",
        "2015-06-30",
        "2015-06-30",
        "2015年10月17日（土）、18日（日）",
        "2015年11月18日（水）～23日（月）",
        "2016-01-15",
        "2016年4月",
        "2019-05-01",
    ]
    assert rows(item)[-1] == (14, REFUSED)
    assert "2019年5月1日は、令和元年5月1日です" in said(item, 14)
    commit(desk, item)
    assert Series.objects.count() == 0


def test_a_mended_chronology_is_stored_whole(desk: Client, upload: Upload) -> None:
    mended = file("chronology_rows.csv").decode("utf-8-sig").replace("平成31年", "令和2年")
    item = upload("chronology", mended.encode("utf-8"))
    commit(desk, item)
    assert Series.objects.count() == 13


# FILE-4
def test_a_cell_far_away_costs_nothing(upload: Upload) -> None:
    tracemalloc.start()
    began = time.process_time()
    refusal = upload("contacts", file("far_cell.xlsx"), "遠い.xlsx")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "XFD1048576" in refusal
    assert time.process_time() - began < 5
    assert most < 50_000_000
