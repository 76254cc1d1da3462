"""Run a few processes in the foreground as one: they start, speak and end together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from types import FrameType
from typing import Any

GRACE_SECONDS = 8.0
"""How long a process may take to end when asked to."""

LOOK_EVERY_SECONDS = 0.1


def end_in_order() -> None:
    """Let SIGTERM and a closed terminal end this process as an error would: with its clean-up."""

    def end(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    # A script's background job is started with SIGINT ignored, and could not be stopped by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def supervise(
    commands: Mapping[str, Sequence[str]],
    environment: Mapping[str, str],
    meanwhile: Callable[[], None],
) -> int:
    """Run commands until one of them ends or a signal arrives, then end the others.

    Args:
        commands: what to run, by the name that stands before its lines.
        environment: variables for all of them, beside those of this process.
        meanwhile: what to do beside them, such as to say when they answer.

    Returns:
        The exit code of the process that ended by itself, at least 1; 0 after Ctrl-C.
    """
    processes: list[subprocess.Popen[str]] = []
    width = max(len(name) for name in commands)
    try:
        for name, command in commands.items():
            process = _start(command, os.environ | environment)
            processes.append(process)
            _beside(_relay, process.stdout, f"{name:{width}} | ")
        _beside(meanwhile)
        return _wait(processes)
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(processes)


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[str]:
    # A process group each: Ctrl-C reaches this process alone, and a child's children end with it.
    return subprocess.Popen(  # noqa: S603  # our own commands
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        process_group=0,
    )


def _relay(lines: Iterable[str], prefix: str) -> None:
    for line in lines:
        sys.stdout.write(prefix + line)
        sys.stdout.flush()


def _beside(work: Callable[..., None], *arguments: Any) -> None:
    threading.Thread(target=work, args=arguments, daemon=True).start()


def _wait(processes: list[subprocess.Popen[str]]) -> int:
    while True:
        for process in processes:
            code = process.poll()
            if code is not None:
                return 128 - code if code < 0 else max(code, 1)
        time.sleep(LOOK_EVERY_SECONDS)


def _stop(processes: list[subprocess.Popen[str]]) -> None:
    # A second Ctrl-C must not leave half of them behind.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + GRACE_SECONDS
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        _kill_group(process)


def _kill_group(process: subprocess.Popen[str]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()
