"""Single ranges, and everything that is none."""

import pytest

from cms.media.ranges import Part, UnsatisfiableError, part_of


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-0", Part(0, 0)),
        ("bytes=0-", Part(0, 9)),
        ("bytes=3-5", Part(3, 5)),
        ("bytes=3-99", Part(3, 9)),
        ("bytes=-4", Part(6, 9)),
        ("bytes=-40", Part(0, 9)),
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=5-3", None),
        ("bytes=0-1,3-4", None),
        ("items=0-1", None),
        ("bytes=０-１", None),
        (f"bytes={'9' * 5000}-", None),
    ],
)
def test_a_range_of_ten_bytes(header: str, part: Part | None) -> None:
    assert part_of(header, 10) == part


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0"])
def test_a_range_outside_the_file(header: str) -> None:
    with pytest.raises(UnsatisfiableError):
        part_of(header, 10)


def test_an_empty_file_has_no_part() -> None:
    with pytest.raises(UnsatisfiableError):
        part_of("bytes=-5", 0)
