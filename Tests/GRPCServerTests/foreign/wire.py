"""A bare HTTP/2 client on hyperframe and hpack: it sends exactly what a check wants, right or wrong."""
import socket
import ssl
import struct

import hpack
from hyperframe.frame import (
    DataFrame, Frame, GoAwayFrame, HeadersFrame, PingFrame, RstStreamFrame, SettingsFrame, WindowUpdateFrame)

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


class Closed(Exception):
    """The server closed the connection."""


def message(body, compressed=0):
    return struct.pack(">BI", compressed, len(body)) + body


class Answer:
    def __init__(self):
        self.headers = []
        self.data = b""
        self.ended = False
        self.reset = None

    def value(self, name):
        return dict(self.headers).get(name)

    def status(self):
        return self.value("grpc-status")

    def body(self):
        return self.data[5:]


class Client:
    def __init__(self, port, settings=None, window=1 << 30, hold_settings_ack=False, tls=None, timeout=30):
        raw = socket.create_connection(("127.0.0.1", int(port)), timeout=timeout)
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket = tls.wrap_socket(raw, server_hostname="localhost") if tls else raw
        self.encoder = hpack.Encoder()
        self.decoder = hpack.Decoder()
        self.buffer = b""
        self.answers = {}
        self.goaways = []
        self.pings = 0
        self.settings = None
        self.max_frame = 16_384
        self.next_stream = 1
        self.granted = {0: 65_535}
        self.hold_settings_ack = hold_settings_ack
        self.send_raw(PREFACE)
        self.send(SettingsFrame(0, settings=settings or {SettingsFrame.INITIAL_WINDOW_SIZE: 1 << 30}))
        if window > 65_535:
            self.send(WindowUpdateFrame(0, window_increment=window - 65_535))

    def send_raw(self, data):
        try:
            self.socket.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def send(self, *frames):
        self.send_raw(b"".join(frame.serialize() for frame in frames))

    def request_frames(self, path, body=b"", extra=(), data=None, end=True, stream=None, headers=None):
        stream = stream or self.next_stream
        self.next_stream = max(self.next_stream, stream + 2)
        block = self.encoder.encode(headers or [
            (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "localhost"),
            ("content-type", "application/grpc"), ("te", "trailers"), *extra], huffman=False)
        head = HeadersFrame(stream, data=block, flags=["END_HEADERS"])
        frames = [head]
        data = message(body) if data is None else data
        pieces = [data[at:at + self.max_frame] for at in range(0, len(data), self.max_frame)]
        for i, piece in enumerate(pieces):
            frames.append(DataFrame(stream, data=piece, flags=["END_STREAM"] if end and i == len(pieces) - 1 else []))
        if not pieces and end:
            head.flags.add("END_STREAM")
        self.answers[stream] = Answer()
        return stream, frames

    def request(self, path, body=b"", **options):
        stream, frames = self.request_frames(path, body, **options)
        self.send(*frames)
        return stream

    def call(self, path, body=b"", **options):
        return self.wait(self.request(path, body, **options))

    def read_frame(self):
        while True:
            if len(self.buffer) >= 9:
                frame, length = Frame.parse_frame_header(memoryview(self.buffer[:9]))
                if len(self.buffer) >= 9 + length:
                    frame.parse_body(memoryview(self.buffer[9:9 + length]))
                    self.buffer = self.buffer[9 + length:]
                    return frame
            try:
                more = self.socket.recv(1 << 20)
            except (ConnectionResetError, ssl.SSLError):
                more = b""
            if not more:
                raise Closed()
            self.buffer += more

    def step(self):
        """Reads one frame and keeps what it says."""
        frame = self.read_frame()
        answer = self.answers.get(frame.stream_id)
        if isinstance(frame, HeadersFrame):
            answer.headers += self.decoder.decode(frame.data)
        if isinstance(frame, DataFrame):
            answer.data += frame.data
        if isinstance(frame, (HeadersFrame, DataFrame)) and "END_STREAM" in frame.flags:
            answer.ended = True
        if isinstance(frame, RstStreamFrame) and answer:
            answer.reset = frame.error_code
        if isinstance(frame, WindowUpdateFrame):
            self.granted[frame.stream_id] = self.granted.get(frame.stream_id, 0) + frame.window_increment
        if isinstance(frame, GoAwayFrame):
            self.goaways.append((frame.last_stream_id, frame.error_code))
        if isinstance(frame, PingFrame):
            if "ACK" in frame.flags:
                self.pings += 1
            else:
                self.on_ping(frame)
        if isinstance(frame, SettingsFrame) and "ACK" not in frame.flags:
            self.settings = frame.settings
            if not self.hold_settings_ack:
                self.send(SettingsFrame(0, flags=["ACK"]))
        return frame

    def on_ping(self, frame):
        self.send(PingFrame(0, opaque_data=frame.opaque_data, flags=["ACK"]))

    def until(self, condition):
        while not condition():
            self.step()

    def wait(self, stream):
        answer = self.answers[stream]
        self.until(lambda: answer.ended or answer.reset is not None)
        return answer

    def until_closed(self):
        try:
            while True:
                self.step()
        except Closed:
            return

    def ping(self, data=b"12345678"):
        seen = self.pings
        self.send(PingFrame(0, opaque_data=data))
        self.until(lambda: self.pings > seen)
