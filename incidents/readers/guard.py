"""Round the libraries that parse what anybody may have written: any failure, and too long a time, is a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from incidents.readers.source import UnreadableError
from incidents.timing import TimeUpError, limited


@contextmanager
def guarded(kind: str, seconds: float) -> Iterator[None]:
    """Refuses what cannot be parsed as the kind, and what takes longer than so many seconds."""
    try:
        with limited(seconds):
            yield
    except (UnreadableError, MemoryError):
        raise
    except TimeUpError as error:
        raise UnreadableError(
            f"takes longer to read than {seconds:g} seconds", "give it more: --time-limit SECONDS"
        ) from error
    except RecursionError as error:
        raise UnreadableError("nested too deeply") from error
    except Exception as error:
        told = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableError(f"damaged {kind}: {told}") from error
