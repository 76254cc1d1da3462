"""How much memory a process has needed at most since somebody last looked, as Linux counts it."""

import re
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
PEAK = re.compile(r"VmHWM:\s*(\d+) kB")
FORGET = "5"
"""What the kernel understands as: begin to count anew, from what is resident now."""


def is_counted() -> bool:
    """Whether this machine can tell."""
    return (PROC / "self" / "clear_refs").exists()


def forget(process: int) -> None:
    """Begin anew: what is resident now is the peak."""
    (PROC / str(process) / "clear_refs").write_text(FORGET)


def peak(process: int) -> float:
    """The most that was resident since then, in MB."""
    found = PEAK.search((PROC / str(process) / "status").read_text())
    if found is None:
        raise RuntimeError(f"No peak of process {process}.")
    return int(found[1]) * 1024 / 1e6
