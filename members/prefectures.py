"""The names of the 47 prefectures by their two digits, for places that may not ask the database."""

import csv
from functools import cache
from pathlib import Path

from members.codes import prefecture_part

FILE = Path(__file__).resolve().parent / "data" / "prefectures.csv"


@cache
def prefecture_names() -> dict[str, str]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {prefecture_part(row["code"]): row["name"] for row in csv.DictReader(file)}


def short_name(name: str) -> str:
    """Without 都, 府 or 県; 北海道 is a name by itself."""
    return name if name == "北海道" else name[:-1]
