"""Japan as 47 tiles: where each prefecture's tile stands, and how strongly it is coloured."""

from collections.abc import Sequence

REACH = (13, 11)
"""Columns and rows of the map."""

ROWS = """
.. .. .. .. .. .. .. .. .. .. .. .. 01
.. .. .. .. .. .. .. .. .. .. .. .. 02
.. .. .. .. .. .. .. .. .. .. .. 05 03
.. .. .. .. .. .. .. .. .. .. .. 06 04
.. .. .. .. .. .. .. .. 17 16 15 07 ..
.. .. .. .. .. .. .. .. 18 21 20 10 09
.. .. .. 35 32 31 28 26 25 23 19 11 08
41 40 44 .. 34 33 27 29 24 .. 22 13 12
42 43 45 .. 38 37 .. 30 .. .. .. 14 ..
.. 46 .. .. 39 36 .. .. .. .. .. .. ..
47 .. .. .. .. .. .. .. .. .. .. .. ..
"""

PLACES = {
    code: (column, row)
    for row, line in enumerate(ROWS.split("\n")[1:])
    for column, code in enumerate(line.split())
    if code != ".."
}
"""Column and row by prefecture code (JIS X 0401)."""

STEPS = 5


def depths(counts: Sequence[int]) -> list[int]:
    """How strongly each tile is coloured: 0 for none, else 1 to 5 by its rank among the others.

    Ranks and not shares, since a single prefecture may have many times the usual number.
    """
    some = [count for count in counts if count > 0]
    return [
        1 + STEPS * sum(other < count for other in some) // len(some) if count > 0 else 0
        for count in counts
    ]
