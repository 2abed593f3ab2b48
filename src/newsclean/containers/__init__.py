"""Containers hold many texts as records: each text with its place in the file, and a way back into its bytes.

with open_records("dump.jsonl.gz") as file, file.writing(out) as written:
    for entry in file.entries():
        written.write(entry.rewritten())
"""

from newsclean.containers.compression import compression_of
from newsclean.containers.fields import Fields
from newsclean.containers.opening import RecordFile, container_for, open_records, packing
from newsclean.containers.record import About, Gap, Part, Record, Suppression
from newsclean.containers.registry import (
    CONTAINERS,
    Container,
    container,
    container_of,
    containers,
    plugged_container_of,
)
from newsclean.containers.rows import MAX_ROW

__all__ = (
    "CONTAINERS", "MAX_ROW", "About", "Container", "Fields", "Gap", "Part", "Record", "RecordFile", "Suppression",
    "compression_of", "container", "container_for", "container_of", "containers", "open_records", "packing",
    "plugged_container_of",
)  # fmt: skip
