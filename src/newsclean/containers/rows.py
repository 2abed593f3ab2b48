"""Bytes as rows, with a limit: a row over it comes in pieces that are passed on, not kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

MAX_ROW = 50_000_000  # bytes, after decompression
PIECE = 1 << 20  # bytes read at once


class Cut(bytes):
    """A piece of a row over the limit; the last piece ends in a line feed, or the file does."""

    __slots__ = ()


def rows(stream: BinaryIO, *, limit: int = MAX_ROW) -> Iterator[bytes]:
    """Yield the lines of a stream with their ends; a line over `limit` bytes as `Cut` pieces."""
    pieces: list[bytes] = []
    size, is_cut = 0, False
    while piece := stream.readline(PIECE):
        size += len(piece)
        is_cut = is_cut or size > limit
        pieces.append(piece)
        is_end = piece.endswith(b"\n")
        if is_cut:
            yield from map(Cut, pieces)
            pieces.clear()
        elif is_end:
            yield b"".join(pieces) if len(pieces) > 1 else piece
            pieces.clear()
        if is_end:
            size, is_cut = 0, False
    if pieces:
        yield b"".join(pieces)


def whole(stream: BinaryIO, *, limit: int = MAX_ROW) -> Iterator[bytes]:
    """Yield all of a stream as one row; over `limit` bytes as `Cut` pieces."""
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(PIECE):
        size += len(piece)
        pieces.append(piece)
        if size > limit:
            yield from map(Cut, pieces)
            pieces.clear()
    if pieces:
        yield b"".join(pieces)
