"""Rubbish for the wire: frames, header blocks and message envelopes; and a fast, bare way to make calls."""

from __future__ import annotations

import gzip
import random
import socket
import struct
import time

import hpack
from fuzz_calls import Scene, envelope, fields, mutate

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
WIDE = 2**31 - 1
DATA, HEADERS, SETTINGS, PING, WINDOW_UPDATE, GOAWAY, CONTINUATION, RST_STREAM = 0, 1, 4, 6, 8, 7, 9, 3
PATIENCE = 20  # seconds


def frame(kind: int, flags: int, stream: int, payload: bytes = b"", length: int | None = None) -> bytes:
    return struct.pack(">I", len(payload) if length is None else length)[1:] + struct.pack(">BBI", kind, flags, stream & 0xFFFFFFFF) + payload


def opening() -> bytes:
    """The preface, with all the room for answers that there can be."""
    settings = struct.pack(">HI", 4, WIDE)
    return PREFACE + frame(SETTINGS, 0, 0, settings) + frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", WIDE - 65_535))


def head(path: str, extra=()) -> list[tuple[str, str]]:
    return [
        (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "fuzz"), ("content-type", "application/grpc"), ("te", "trailers"), *extra,
    ]  # fmt: skip


def block(headers) -> bytes:
    """A header block that no table is needed for."""
    out = b""
    for name, value in headers:
        name, value = name.encode(), value.encode()
        out += b"\0" + prefixed(len(name)) + name + prefixed(len(value)) + value
    return out


def prefixed(number: int) -> bytes:
    """A number behind a bit that is 0, in HPACK's form."""
    if number < 127:
        return bytes([number])
    number -= 127
    out = b"\x7f"
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def request(stream: int, path: str, body: bytes, extra=()) -> bytes:
    """One whole call, its message in as many frames as it takes."""
    data = envelope(body)
    pieces = [data[i : i + 16_384] for i in range(0, len(data), 16_384)]
    out = frame(HEADERS, 4, stream, block(head(path, extra)))
    return out + b"".join(frame(DATA, int(i == len(pieces) - 1), stream, piece) for i, piece in enumerate(pieces))


class Pipe:
    """One connection."""

    def __init__(self, port: int):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._decoder = hpack.Decoder()
        self._buffer = b""

    def __enter__(self) -> Pipe:
        return self

    def __exit__(self, *_) -> None:
        self._socket.close()

    def calls(self, inputs: list[tuple[str, bytes]]) -> list[int | None]:
        """Makes all calls at once; answers their statuses, nil where none came."""
        statuses: list[int | None] = [None] * len(inputs)
        # What waits for something that may happen waits no longer than this.
        extra = (("grpc-timeout", "300m"),)
        out = opening() + b"".join(request(2 * i + 1, path, body, extra) for i, (path, body) in enumerate(inputs))
        left, deadline = len(inputs), time.monotonic() + PATIENCE
        try:
            self._socket.sendall(out)
            while left and time.monotonic() < deadline:
                kind, flags, stream, payload = self._read()
                if kind == PING and not flags & 1:
                    self._socket.sendall(frame(PING, 1, 0, payload))
                if kind == HEADERS:
                    headers = dict(self._decoder.decode(payload))
                    if flags & 1:
                        statuses[stream // 2] = int(headers.get("grpc-status", -1))
                        left -= 1
        except OSError:
            pass
        return statuses

    def _read(self) -> tuple[int, int, int, bytes]:
        while len(self._buffer) < 9 or len(self._buffer) < 9 + int.from_bytes(self._buffer[:3], "big"):
            more = self._socket.recv(1 << 18)
            if not more:
                raise ConnectionError("closed")
            self._buffer += more
        length = int.from_bytes(self._buffer[:3], "big")
        kind, flags, stream = struct.unpack(">BBI", self._buffer[3:9])
        payload, self._buffer = self._buffer[9 : 9 + length], self._buffer[9 + length :]
        return kind, flags, stream, payload

    @staticmethod
    def abuse(port: int, data: bytes) -> bool:
        """Sends bytes and no more; whether the server closed the connection or had answered all it could, in time."""
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as one:
                one.sendall(data)
                one.shutdown(socket.SHUT_WR)
                while one.recv(1 << 16):
                    pass
        except TimeoutError:
            return False
        except OSError:
            pass
        return True


def frames(scene: Scene, chance: random.Random) -> bytes:
    """Frames of every kind in every order, with lengths and streams that may be wrong; sometimes not even frames."""
    if chance.random() < 0.1:
        return mutate(PREFACE, chance) + chance.randbytes(chance.randrange(100))
    path, body = fields(scene, chance)
    out = opening()
    right = request(1, path, body)
    if chance.random() < 0.4:
        return out + mutate(right, chance)
    for _ in range(chance.randrange(1, 12)):
        kind = chance.choice((DATA, HEADERS, 2, RST_STREAM, SETTINGS, 5, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION, 10, 16, 255))
        stream = chance.choice((0, 1, 1, 2, 3, 5, 2**31 - 1, 2**31, 2**32 - 1))
        payload = chance.choice((b"", chance.randbytes(4), chance.randbytes(8), chance.randbytes(40), block(head(path)), envelope(body)))
        length = len(payload) if chance.random() < 0.8 else chance.choice((0, 1, 2**14, 2**14 + 1, 2**24 - 1))
        out += frame(kind, chance.choice((0, 1, 4, 5, 8, 0x20, 255)), stream, payload, length)
    return out + (right if chance.random() < 0.5 else b"")


NAMES = [
    ":method", ":path", ":scheme", ":authority", ":status", "te", "content-type", "grpc-timeout", "grpc-encoding", "grpc-accept-encoding", "connection",
    "transfer-encoding", "Upper", "", "x-bin", "client-name", "client-version", "cookie", "\n", "content-length",
]  # fmt: skip
VALUES = ["", "POST", "GET", "/", "/x/y", "trailers", "application/grpc", "application/grpc+proto", "1S", "-1S", "99999999H", "999999999999H", "1x", "gzip",
          "a" * 70_000, "\0", "é", "====", "temporal-go", "1.x", "close", "18446744073709551616"]  # fmt: skip


def headers(scene: Scene, chance: random.Random) -> bytes:
    """Header blocks: wrong HPACK, right HPACK with wrong headers, and blocks that never end."""
    path, body = fields(scene, chance)
    kind = chance.randrange(4)
    if kind == 0:
        coded = chance.randbytes(chance.randrange(200))
    elif kind == 1:
        coded = mutate(hpack.Encoder().encode(head(path)), chance)
    elif kind == 2:
        chosen = head(path)
        for _ in range(chance.randrange(1, 5)):
            chosen.insert(chance.randrange(len(chosen) + 1), (chance.choice(NAMES), chance.choice(VALUES)))
        coded = block(chosen)
    else:
        coded = hpack.Encoder().encode(head(path)) + bytes([0x20 | chance.randrange(32)]) * chance.randrange(1, 50)
    out, first = opening(), True
    pieces = [coded[i : i + 16_384] for i in range(0, len(coded), 16_384)] or [b""]
    for i, piece in enumerate(pieces):
        ends = i == len(pieces) - 1 and chance.random() < 0.9
        out += frame(HEADERS if first else CONTINUATION, 4 if ends else 0, 1, piece)
        first = False
    return out + frame(DATA, 1, 1, envelope(body))


def messages(scene: Scene, chance: random.Random) -> bytes:
    """Envelopes: wrong lengths and flags, packed bytes that are none, more messages than one, and some that grow when they are unpacked."""
    path, body = fields(scene, chance)
    extra = [("grpc-encoding", chance.choice(("gzip", "gzip", "identity", "deflate", "zstd", "")))] if chance.random() < 0.6 else []
    kind = chance.randrange(6)
    if kind == 0:
        data = struct.pack(">BI", chance.choice((0, 1, 2, 255)), chance.choice((0, 1, len(body) + 1, 2**22, 2**22 + 1, 2**31, 2**32 - 1))) + body
    elif kind == 1:
        data = envelope(mutate(gzip.compress(body), chance), 1)
    elif kind == 2:
        data = envelope(gzip.compress(b"\0" * chance.choice((100, 5_000_000, 20_000_000)), 6), 1)
    elif kind == 3:
        data = envelope(body) * chance.randrange(2, 5)
    elif kind == 4:
        data = envelope(body)[: chance.randrange(5 + len(body))]
    else:
        data = chance.randbytes(chance.randrange(50))
    out, at = opening() + frame(HEADERS, 4, 1, block(head(path, extra))), 0
    while at < len(data):
        size = chance.choice((1, 5, 100, 16_384, 16_384))
        out += frame(DATA, 0, 1, data[at : at + size])
        at += size
    return out + (frame(DATA, 1, 1) if chance.random() < 0.9 else b"")


WIRE = {"frames": frames, "headers": headers, "messages": messages}
