"""Round the libraries that parse what anybody may have written: any failure, and too long a time, is a refusal."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from incidents.readers.source import UnreadableError


class _TimeUpError(Exception):
    """The time of one report is used up."""


@contextmanager
def guarded(kind: str, seconds: float) -> Iterator[None]:
    """Refuses what cannot be parsed as the kind, and what takes longer than so many seconds."""
    try:
        with _alarm(seconds):
            yield
    except (UnreadableError, MemoryError):
        raise
    except _TimeUpError as error:
        raise UnreadableError(f"takes longer to read than {seconds:g} seconds") from error
    except RecursionError as error:
        raise UnreadableError("nested too deeply") from error
    except Exception as error:
        told = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableError(f"damaged {kind}: {told}") from error


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raises _TimeUpError after so many seconds; without effect outside the main thread and where there is no alarm."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _time_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _time_up(number: int, frame: FrameType | None) -> None:
    raise _TimeUpError
