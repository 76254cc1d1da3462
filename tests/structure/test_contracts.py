import subprocess
import sys
import tomllib
from pathlib import Path

from tests.structure.house import ROOT


def test_import_contracts_have_no_exception():
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]

    assert len(configuration["contracts"]) == 3
    assert [each for each in configuration["contracts"] if "ignore_imports" in each] == []


def test_import_contracts_hold():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, check=False, text=True
    )

    assert done.returncode == 0, done.stdout
