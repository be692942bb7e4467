"""A time limit on work that nobody else can end: a report made slow on purpose must not hold up the others."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 1.0  # seconds after which it is said again, where a library has caught and forgotten it


class TimeUpError(BaseException):
    """The time is used up. No Exception, so that no `except Exception` on its way forgets it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TimeUpError after so many seconds; 0 is no limit. Limits within each other each hold.

    Without effect outside a process's main thread and on systems without interval timers (Windows).
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    began = time.monotonic()
    before = signal.signal(signal.SIGALRM, _time_up)
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    if left and left < seconds:  # the limit around this one ends earlier
        signal.setitimer(signal.ITIMER_REAL, left, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(0.001, left - (time.monotonic() - began)), _AGAIN)


def _time_up(number: int, frame: FrameType | None) -> None:
    raise TimeUpError
