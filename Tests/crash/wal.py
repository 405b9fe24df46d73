"""SQLite's write-ahead log, as far as tearing its tail needs (https://sqlite.org/fileformat2.html#walformat)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

HEADER = 32  # bytes before the first frame
FRAME_HEADER = 24  # bytes before each frame's page


@dataclass
class Log:
    """The frames that recovery would take: those with the header's salts and right checksums, up to the last commit."""

    generation: bytes  # the salts; a log that was started over has others
    page_size: int
    commits: list[int]  # the byte offset behind each commit's last frame, in order

    @property
    def end(self) -> int:
        return self.commits[-1] if self.commits else HEADER

    @property
    def frame_size(self) -> int:
        return FRAME_HEADER + self.page_size


def read(path: Path) -> Log | None:
    """The log at `path`; nil when there is none or its header is not whole."""
    data = path.read_bytes() if path.exists() else b""
    if len(data) < HEADER:
        return None
    magic, _, page_size, _ = struct.unpack(">4I", data[:16])
    order = ">" if magic & 1 else "<"
    checksum = _checksum(data[:24], (0, 0), order)
    if magic & ~1 != 0x377F0682 or checksum != struct.unpack(">2I", data[24:32]):
        return None
    salts, commits, at = data[16:24], [], HEADER
    size = FRAME_HEADER + page_size
    while at + size <= len(data):
        frame = data[at : at + size]
        checksum = _checksum(frame[:8] + frame[FRAME_HEADER:], checksum, order)
        if frame[8:16] != salts or checksum != struct.unpack(">2I", frame[16:24]):
            break
        at += size
        if struct.unpack(">I", frame[4:8])[0]:  # the database's size after a commit; 0 inside a transaction
            commits.append(at)
    return Log(salts, page_size, commits)


def copied_back(shm: Path) -> int:
    """How many frames a checkpoint has already copied into the database, from the log's index; 0 without one."""
    data = shm.read_bytes() if shm.exists() else b""
    return struct.unpack("=I", data[96:100])[0] if len(data) >= 100 else 0


def _checksum(data: bytes, start: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for i in range(0, len(words), 2):
        first = (first + words[i] + second) & 0xFFFFFFFF
        second = (second + words[i + 1] + first) & 0xFFFFFFFF
    return first, second
