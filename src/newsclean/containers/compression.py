"""Compressed streams, read and written a little at a time; which they are is told by their first bytes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import BinaryIO, NamedTuple, Protocol, cast

from newsclean.errors import UsageError

CHUNK = 1 << 16  # compressed bytes read at once
HEAD = 4  # bytes that tell the compression
GZIP_MAGIC = b"\x1f\x8b"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
ZSTD_SKIPPABLE = b"\x2a\x4d\x18"  # behind a byte 0x50-0x5F; RFC 8878, 3.1.2
GZIP_LEVEL = 6  # as the gzip program
ENDINGS = {".gz": "gzip", ".zst": "zstd", ".zstd": "zstd"}


class Decoder(Protocol):
    """What decompresses one gzip member or zstd frame."""

    @property
    def eof(self) -> bool:
        """Tell whether the end mark has been read."""
        ...

    @property
    def unused_data(self) -> bytes:
        """Return what stood behind the end mark."""
        ...

    def decompress(self, data: bytes, /) -> bytes:
        """Return what more bytes decompress to."""
        ...


class Codec(NamedTuple):
    """How one compression is read: `feed` bytes at once, so that not even a bomb makes more than 9 MB of them."""

    name: str
    feed: int
    decoder: Callable[[], Decoder]
    error: type[Exception]


def decompressed(stream: BinaryIO) -> tuple[str, BinaryIO]:
    """Return the name of a stream's compression (gzip, zstd or nothing), and its content as a stream.

    UsageError for zstd without its library, and from the content when the compressed data is cut short or damaged.
    """
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    codec = _codec(head)
    if codec is None:
        return "", rejoined(head, stream)
    return codec.name, io.BufferedReader(_Decompressing(head, stream, codec), CHUNK)


def rejoined(head: bytes, stream: BinaryIO) -> io.BufferedReader:
    """Return a stream of which the first bytes have been read already, from its beginning."""
    return io.BufferedReader(_Rejoined(head, stream), CHUNK)


def compression_of(path: str) -> str:
    """Return the name of the compression a file's name ends as, nothing if it is none's."""
    return next((name for ending, name in ENDINGS.items() if path.lower().endswith(ending)), "")


@contextmanager
def compressing(stream: BinaryIO, compression: str) -> Iterator[BinaryIO]:
    """Open a stream that compresses into another, which stays open; the same bytes give the same bytes."""
    if compression == "gzip":
        from gzip import GzipFile

        with GzipFile("", "wb", GZIP_LEVEL, stream, mtime=0) as out:
            yield cast("BinaryIO", out)
    elif compression == "zstd":
        with _zstandard().ZstdCompressor(write_checksum=True).stream_writer(stream, closefd=False) as writer:
            yield cast("BinaryIO", writer)
    elif compression:
        raise UsageError(f"unknown compression '{compression}'; known: gzip, zstd")
    else:
        yield stream


def _codec(head: bytes) -> Codec | None:
    if head.startswith(GZIP_MAGIC):  # deflate makes at most 1,032 bytes of one
        return Codec("gzip", 1 << 12, lambda: zlib.decompressobj(16 + zlib.MAX_WBITS), zlib.error)
    if head.startswith(ZSTD_MAGIC) or (head[1:] == ZSTD_SKIPPABLE and head[0] >> 4 == 5):  # noqa: PLR2004
        return _zstd()
    return None


def _zstd() -> Codec:
    library = _zstandard()
    # A block of 4 bytes can stand for 128 KB; the library's own reader would not tell that the end is missing.
    return Codec("zstd", 256, lambda: library.ZstdDecompressor().decompressobj(), library.ZstdError)


def _zstandard() -> ModuleType:
    try:
        import zstandard
    except ImportError as error:
        raise UsageError("zstd needs a library of its own: pip install newsclean[zstd]") from error
    return zstandard


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes have been read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._read = getattr(stream, "read1", stream.read)  # what is there, before an error that comes behind it

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader hands over
        chunk = self._head[: len(buffer)] or self._read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


class _Decompressing(io.RawIOBase):
    """The content of a compressed stream; members and frames that follow one another are one content."""

    def __init__(self, head: bytes, stream: BinaryIO, codec: Codec) -> None:
        self._chunk, self._at = head, 0
        self._stream = stream
        self._codec = codec
        self._decoder: Decoder | None = None  # none between members
        self._ready = memoryview(b"")
        self._made = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader hands over
        while not self._ready and (feed := self._fed()):
            self._decompress(feed)
        if not self._ready and self._decoder:
            raise UsageError(f"is cut short: its {self._codec.name} data ends before its end mark, {self._where()}")
        length = min(len(buffer), len(self._ready))
        buffer[:length] = self._ready[:length]
        self._ready = self._ready[length:]
        return length

    def _fed(self) -> bytes:
        """Return the next few compressed bytes."""
        if self._at == len(self._chunk):
            self._chunk, self._at = self._stream.read(CHUNK), 0
        feed = self._chunk[self._at : self._at + self._codec.feed]
        self._at += len(feed)
        return feed

    def _decompress(self, feed: bytes) -> None:
        if self._decoder is None:
            if self._codec.name == "gzip" and not feed.strip(b"\0"):
                return  # padding, as tapes have it
            self._decoder = self._codec.decoder()
        try:
            made = self._decoder.decompress(feed)
        except self._codec.error as error:
            raise UsageError(f"holds damaged {self._codec.name} data, {self._where()}: {error}") from error
        self._ready = memoryview(made)
        self._made += len(made)
        if self._decoder.eof:
            self._at -= len(self._decoder.unused_data)
            self._decoder = None

    def _where(self) -> str:
        return f"after {self._made:,} bytes of content"
