"""Values that cross between processes by the thousand: pickled as the call that makes them."""

from __future__ import annotations

from typing import Any


class Slotted:
    """A frozen dataclass with slots whose fields are all arguments.

    The way of `dataclasses` asks for the list of fields each time, which takes twice as long for a finding.
    """

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[Any], tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])
