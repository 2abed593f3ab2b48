"""Files in UTF-16 or UTF-32, told by their byte order mark, read and written as if they were UTF-8."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from newsclean.containers.compression import CHUNK, rejoined
from newsclean.readers.encoding import BOMS

UTF8 = "utf-8"
LONGEST_BOM = 4
NOT_ASCII = bytes(range(0x80, 0x100))
# A lone surrogate is written as one, which is no UTF-8; any other byte that is no text as two, the first of them MARK.
MARK, FIRST_SURROGATE = 0xDFFF, 0xD800
MARKED = re.compile(f"({chr(MARK)}[\udc00-\udcff])")
UNIT = {"utf-16": 2, "utf-32": 4}  # bytes
DAMAGED = "newsclean.damaged"  # the name under which codecs knows what to do with bytes that are no text


def as_utf8(stream: BinaryIO) -> tuple[str, BinaryIO]:
    """Return the name of a stream's encoding, and its content as UTF-8, without the mark of another encoding.

    What is no text there is no UTF-8 here either: `writing` turns it into the bytes that it was.
    """
    head = stream.read(LONGEST_BOM)
    bom, encoding = next((pair for pair in BOMS if head.startswith(pair[0])), (b"", UTF8))
    if encoding == UTF8:
        return UTF8, rejoined(head, stream)
    return encoding, io.BufferedReader(_Transcoding(rejoined(head[len(bom) :], stream), encoding), CHUNK)


@contextmanager
def writing(stream: BinaryIO, encoding: str) -> Iterator[BinaryIO]:
    """Open a stream that turns UTF-8 into another encoding, byte order mark first, and writes it into a stream."""
    if encoding == UTF8:
        yield stream
        return
    stream.write(next(bom for bom, name in BOMS if name == encoding))
    writer = _Encoding(stream, encoding)
    yield cast("BinaryIO", writer)
    writer.finish()


class _Transcoding(io.RawIOBase):
    """The content of a stream in another encoding as UTF-8."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(DAMAGED)
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader hands over
        is_end = False
        while not self._ready and not is_end:
            chunk = self._stream.read1(CHUNK)  # what is there, before an error that comes behind it
            is_end = not chunk
            self._ready = memoryview(self._decoder.decode(chunk, is_end).encode(UTF8, "surrogatepass"))
        length = min(len(buffer), len(self._ready))
        buffer[:length] = self._ready[:length]
        self._ready = self._ready[length:]
        return length


class _Encoding:
    """Writes UTF-8 in another encoding; what could be the first half of something waits for the rest."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._encoding = encoding
        self._waiting = b""

    def write(self, data: bytes) -> int:
        """Write up to the last character of ASCII, which is never a part of something longer."""
        joined = self._waiting + data
        whole = joined.rstrip(NOT_ASCII)
        self._waiting = joined[len(whole) :]
        self._put(whole)
        return len(data)

    def finish(self) -> None:
        """Write what waits."""
        self._put(self._waiting)

    def _put(self, data: bytes) -> None:
        for piece in MARKED.split(data.decode(UTF8, "surrogatepass")):
            is_byte = MARKED.fullmatch(piece) is not None
            raw = bytes((ord(piece[1]) & 0xFF,)) if is_byte else piece.encode(self._encoding, "surrogatepass")
            self._stream.write(raw)


def _damaged(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for bytes that are no text, and where decoding goes on."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    raw = error.object[error.start : error.end]
    unit = int.from_bytes(raw, "little" if error.encoding.endswith("le") else "big")
    if len(raw) == UNIT[error.encoding[:6]] and FIRST_SURROGATE <= unit < MARK:
        return chr(unit), error.end
    return "".join(chr(MARK) + chr(0xDC00 + byte) for byte in raw), error.end


codecs.register_error(DAMAGED, _damaged)
