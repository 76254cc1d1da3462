"""The same machine without a browser."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from members.models import Organization
from tests.factories.people import administrator, editor
from tests.members.conftest import Load

pytestmark = pytest.mark.django_db


def run(capsys: Any, *arguments: str, **options: Any) -> str:
    call_command(*arguments, **options)
    return str(capsys.readouterr().out)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_out_and_in_again(capsys: Any, tmp_path: Path, load: Load, ending: str) -> None:
    load("品川区", "檮原町")
    file, by = tmp_path / f"表.{ending}", administrator().email
    assert "自治体・団体" in run(capsys, "export_table", "organizations", str(file))
    said = run(capsys, "import_table", "organizations", str(file), by=by, commit=True)
    assert "新規 0行、変更 0行、変更なし 4行、取り込めません 0行" in said


def test_a_dry_run_is_the_default(capsys: Any, tmp_path: Path, load: Load) -> None:
    load("品川区")
    file, by = tmp_path / "表.csv", administrator().email
    file.write_text("コード,名称,マスコット\n13109,品川区,かくうん\n", "utf-8")
    said = run(capsys, "import_table", "organizations", str(file), by=by)
    assert "「13109」をコード 131091 と読みました" in said
    assert "マスコット:  → かくうん" in said
    assert not Organization.objects.exclude(mascot="").exists()
    run(capsys, "import_table", "organizations", str(file), by=by, commit=True)
    assert Organization.objects.get(code="131091").mascot == "かくうん"


def test_what_is_refused_is_an_error(capsys: Any, tmp_path: Path, load: Load) -> None:
    load("品川区")
    file, by = tmp_path / "表.csv", administrator().email
    file.write_text("コード,名称\n011003,品川区\n", "utf-8")
    with pytest.raises(CommandError, match="取り込めない行がある"):
        call_command("import_table", "organizations", str(file), by=by, commit=True)
    with pytest.raises(CommandError, match="権限がありません"):
        call_command("import_table", "organizations", str(file), by=editor().email)
    with pytest.raises(CommandError, match="must end in"):
        call_command("export_table", "organizations", str(tmp_path / "表.txt"))


def test_cp932_names_each_letter_that_it_lacks(capsys: Any, tmp_path: Path, load: Load) -> None:
    load("品川区")
    Organization.objects.filter(code="131091").update(mascot="かくうé")
    said = run(capsys, "export_table", "organizations", str(tmp_path / "表.csv"), encoding="cp932")
    assert "マスコット: é (U+00E9) became 〓." in said
