"""A value that an object works out when it is first asked for and then keeps."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


def once(make: Callable[[Any], T]) -> Callable[[Any], T]:
    """A function of one object whose answer the object keeps."""
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def told(owner: Any) -> T:
        kept = owner.__dict__
        if name not in kept:
            kept[name] = make(owner)
        answer: T = kept[name]
        return answer

    return told


class lazy(Generic[T]):  # noqa: N801  (reads like `property`)
    """As functools.cached_property, without the lock that it takes up to Python 3.11: two threads may both make it."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make, self.name, self.__doc__ = make, make.__name__, make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> lazy[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> T: ...
    def __get__(self, owner: object | None, kind: type) -> lazy[T] | T:
        if owner is None:
            return self
        value = owner.__dict__[self.name] = self.make(owner)
        return value
