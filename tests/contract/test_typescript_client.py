"""A front end in TypeScript: generated types, `tsc --strict`, and a program that Node.js runs."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.fixtures.live_site import LiveSite

pytestmark = pytest.mark.contract

SOURCES = Path(__file__).parent / "typescript"
TOOLS = SOURCES / "node_modules" / ".bin"
SOURCE_FILES = [
    "package.json",
    "tsconfig.json",
    "blocks.ts",
    "client.ts",
    "events.ts",
    "refusals.ts",
]
DAY = "2016-04-26"


def run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a program and keep what it prints."""
    return subprocess.run(
        [*map(str, command)], capture_output=True, text=True, timeout=180, check=False
    )


def printed_by(command: Sequence[str | Path]) -> str:
    """What a program prints; the test fails with it when the program does."""
    done = run(command)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def compiled(openapi_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the generated types and the compiled program."""
    if not TOOLS.exists():
        pytest.fail("The tools are not installed: `.ci/packages` and `.ci/clients` do it.")
    folder = tmp_path_factory.mktemp("typescript")
    for name in SOURCE_FILES:
        shutil.copy(SOURCES / name, folder)
    printed_by([TOOLS / "openapi-typescript", openapi_file, "-o", folder / "api.d.ts"])
    types = SOURCES / "node_modules" / "@types"
    printed_by([TOOLS / "tsc", "--project", folder, "--typeRoots", types, "--strict"])
    return folder


def test_a_strict_program_lists_events_and_prints_one(
    compiled: Path, sample_site: LiveSite
) -> None:
    printed = printed_by(["node", compiled / "events.js", sample_site.url, DAY])
    listed, _, event = printed.partition("\n\n")
    count, *lines = listed.splitlines()
    assert count == f"{len(lines)} events"
    assert any(re.fullmatch(rf"{DAY} 全国連携シンポジウム.+ \[held\]", line) for line in lines)
    assert "全国連携シンポジウム「遠隔自治体間連携の可能性と展望」" in event
    assert f"東京区政会館 {DAY}" in event
    assert "- 基調講演 大杉 覚（基調講演）" in event
    assert "連携協定締結式</a>" in event
    assert "info: 登壇者の役職について" in event


def test_the_program_hears_what_was_wrong(compiled: Path, sample_site: LiveSite) -> None:
    script = (
        "const { get } = await import(process.argv[1]);"
        "await get('/api/v1/events', new URL(process.argv[2]));"
    )
    address = f"{sample_site.url}/api/v1/events?prefectrue=13"
    done = run(["node", "--input-type=module", "-e", script, "--", compiled / "client.js", address])
    assert done.returncode != 0
    assert "invalid_parameters: " in done.stderr


def test_the_lock_names_every_package_by_its_hash_and_no_host() -> None:
    lock = (SOURCES / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert lock.count('"integrity"') == lock.count('"node_modules/')
    assert os.access(TOOLS / "tsc", os.X_OK)
