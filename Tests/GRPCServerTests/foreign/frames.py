"""Frames as no library would send them, and many of them."""
import gzip
import sys
import time

from hyperframe.frame import (
    ContinuationFrame, DataFrame, HeadersFrame, PingFrame, PriorityFrame, RstStreamFrame, SettingsFrame, WindowUpdateFrame)

from wire import Client, Closed, message

ENHANCE_YOUR_CALM = 11
ECHO = "/test.Echo/Raw"


def ok(answer, body):
    assert answer.status() == "0" and answer.body() == body, (answer.headers, answer.data[:50], answer.reset)


def many_open(port, count):
    client = Client(port)
    client.until(lambda: client.settings is not None)
    assert client.settings[SettingsFrame.MAX_CONCURRENT_STREAMS] >= 100_000, client.settings
    client.ping()
    count = int(count)
    streams = []
    for start in range(0, count, 250):
        batch = []
        for i in range(start, start + 250):
            stream, frames = client.request_frames("/test.Echo/Gate", str(i).encode())
            streams.append(stream)
            batch += frames
        client.send(*batch)
    client.call("/test.Echo/AwaitParked", str(count).encode())
    client.request("/test.Echo/Open")
    for i, stream in enumerate(streams):
        ok(client.wait(stream), str(i).encode())


def early_streams(port):
    """A client may open many calls before it has seen the server's settings."""
    client = Client(port, hold_settings_ack=True)
    streams = [client.request(ECHO, b"x") for _ in range(50)]
    parked = [client.request("/test.Echo/Park", b"x") for _ in range(50)]
    for stream in streams:
        ok(client.wait(stream), b"x")
    assert parked and not client.goaways


def pings_within_ceiling(port):
    client = Client(port)
    frames = b"".join(PingFrame(0, opaque_data=b"abcdefgh").serialize() for _ in range(5_000))
    for _ in range(3):
        client.send_raw(frames)
    client.until(lambda: client.pings == 15_000)
    ok(client.call(ECHO, b"alive"), b"alive")


def resets_within_ceiling(port):
    client = Client(port)
    for _ in range(20):
        batch = []
        for _ in range(500):
            stream, frames = client.request_frames("/test.Echo/Park", b"x")
            batch += frames + [RstStreamFrame(stream, error_code=8)]
        client.send(*batch)
    ok(client.call(ECHO, b"alive"), b"alive")
    client.call("/test.Echo/AwaitCancelled", b"10000")
    assert client.call("/test.Echo/Seen").body() == b"0 10000"


def pings_above_ceiling(port):
    """The server of this check allows 50 in a minute; the settings' acknowledgement counts."""
    client = Client(port)
    for _ in range(40):
        client.ping()
    ok(client.call(ECHO, b"alive"), b"alive")
    for _ in range(20):
        client.send(PingFrame(0, opaque_data=b"abcdefgh"))
    client.until_closed()
    assert (0, ENHANCE_YOUR_CALM) in client.goaways, client.goaways


def resets_above_ceiling(port):
    client = Client(port)
    for _ in range(45):
        stream, frames = client.request_frames("/test.Echo/Park", b"x")
        client.send(*frames, RstStreamFrame(stream, error_code=8))
    ok(client.call(ECHO, b"alive"), b"alive")
    for _ in range(20):
        stream, frames = client.request_frames("/test.Echo/Park", b"x")
        client.send(*frames, RstStreamFrame(stream, error_code=8))
    client.until_closed()
    assert (0, ENHANCE_YOUR_CALM) in client.goaways, client.goaways


def pieces(port):
    """A request in the smallest pieces, its end in a frame of its own, and in trailers."""
    client = Client(port)
    stream, frames = client.request_frames(ECHO, data=b"", end=False)
    client.send(*frames)
    for byte in message(b"hello"):
        client.send(DataFrame(stream, data=bytes([byte])))
    client.send(DataFrame(stream, data=b"", flags=["END_STREAM"]))
    ok(client.wait(stream), b"hello")

    stream, frames = client.request_frames(ECHO, b"trailed", end=False)
    trailers = HeadersFrame(stream, data=client.encoder.encode([("x-end", "1")]), flags=["END_HEADERS", "END_STREAM"])
    client.send(*frames, trailers)
    ok(client.wait(stream), b"trailed")

    stream, frames = client.request_frames(ECHO, data=b"", end=False)
    padded = DataFrame(stream, data=message(b"padded"), pad_length=200, flags=["PADDED", "END_STREAM"])
    client.send(*frames, padded)
    ok(client.wait(stream), b"padded")


def wrong_requests(port):
    client = Client(port)
    post = [(":method", "POST"), (":scheme", "http"), (":path", ECHO), (":authority", "localhost")]
    answer = client.call(ECHO, b"x", headers=post + [("content-type", "text/html")])
    assert answer.value(":status") == "415" and answer.status() == "3", answer.headers
    assert answer.value("grpc-message") == 'invalid gRPC request content-type "text/html"', answer.headers
    answer = client.call(ECHO, b"x", headers=post)
    assert answer.value(":status") == "415", answer.headers
    answer = client.call(ECHO, b"x", headers=post + [("content-type", "application/grpcx")])
    assert answer.value(":status") == "415", answer.headers
    for good in ["application/grpc", "application/grpc+proto", "application/grpc;v=1"]:
        ok(client.call(ECHO, b"x", headers=post + [("content-type", good)]), b"x")
    get = [(":method", "GET")] + post[1:] + [("content-type", "application/grpc")]
    answer = client.call(ECHO, headers=get, data=b"")
    assert answer.value(":status") == "405" and answer.status() == "13", answer.headers
    answer = client.call(ECHO, b"x", extra=[("grpc-timeout", "soon")])
    assert answer.value(":status") == "400" and answer.status() == "13", answer.headers
    answer = client.call(ECHO, b"x", extra=[("grpc-encoding", "snappy")])
    assert answer.status() == "12" and answer.value("grpc-accept-encoding") == "gzip", answer.headers
    ok(client.call(ECHO, b"alive"), b"alive")


def wrong_messages(port):
    client = Client(port)

    def fails(status, text, **request):
        answer = client.call(ECHO, **request)
        assert answer.status() == status and text in answer.value("grpc-message"), (answer.headers, answer.reset)

    fails("13", "unexpected EOF", data=b"")
    fails("13", "unexpected EOF", data=b"\0\0\0")
    fails("13", "unexpected EOF", data=message(b"cut short")[:-1])
    fails("13", "cardinality violation", data=message(b"one") + message(b"two"))
    fails("13", "unexpected payload format 7", data=message(b"x", compressed=7))
    fails("13", "compressed flag set with identity", data=message(b"x", compressed=1))
    fails("13", "failed to decompress", data=message(b"no gzip", compressed=1), extra=[("grpc-encoding", "gzip")])
    cut = gzip.compress(b"a" * 1000)[:-9]
    fails("13", "failed to decompress", data=message(cut, compressed=1), extra=[("grpc-encoding", "gzip")])
    bomb = gzip.compress(b"\0" * 400_000_000, 9)
    fails("8", "after decompression larger than max 4194304", data=message(bomb, compressed=1), extra=[("grpc-encoding", "gzip")])
    ok(client.call(ECHO, data=message(gzip.compress(b"packed"), compressed=1), extra=[("grpc-encoding", "gzip")]), b"packed")
    ok(client.call(ECHO, data=message(b"plain"), extra=[("grpc-encoding", "gzip")]), b"plain")
    ok(client.call(ECHO, data=message(b""), extra=[]), b"")


def oversize_before_it_comes(port):
    """The prefix alone is enough to be refused, and the client is told to stop without an error."""
    client = Client(port)
    stream, frames = client.request_frames(ECHO, data=b"\0\x7f\xff\xff\xff", end=False)
    client.send(*frames)
    answer = client.wait(stream)
    assert answer.status() == "8", answer.headers
    assert answer.value("grpc-message") == "grpc: received message larger than max (2147483647 vs. 4194304)", answer.headers
    client.until(lambda: answer.reset is not None)
    assert answer.reset == 0, answer.reset
    client.send(DataFrame(stream, data=b"still sending"))
    ok(client.call(ECHO, b"alive"), b"alive")


def broken_frames(port):
    """Each costs its own connection, never the server."""
    def dies(*raw):
        client = Client(port)
        ok(client.call(ECHO, b"x"), b"x")
        client.send_raw(b"".join(raw))
        client.until_closed()
        assert client.goaways, raw

    dies(DataFrame(99, data=b"never opened").serialize())
    dies(HeadersFrame(2, data=b"\x82", flags=["END_HEADERS"]).serialize())
    dies(HeadersFrame(5, data=b"\xff\xff\xff\xff\xff\xff\xff", flags=["END_HEADERS"]).serialize())
    dies(b"\x00\x00\x01\x06\x00\x00\x00\x00\x00x")
    dies(b"\xff\xff\xff\x00\x00\x00\x00\x00\x01")
    dies(WindowUpdateFrame(0, window_increment=2**31 - 1).serialize())
    dies(SettingsFrame(0, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 2**31}).serialize())
    dies(PriorityFrame(1, depends_on=1).serialize())
    client = Client(port)
    client.send_raw(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    client.until_closed()
    ok(Client(port).call(ECHO, b"alive"), b"alive")


def large_headers(port):
    client = Client(port)
    client.ping()
    ok(client.call(ECHO, b"x", extra=[("x-large", "a" * 15_000)]), b"x")
    other = Client(port)
    client.until(lambda: client.settings is not None)
    limit = client.settings[SettingsFrame.MAX_HEADER_LIST_SIZE]
    client.ping()
    stream, frames = client.request_frames(ECHO, b"x", extra=[("x-large", "a" * 2 * limit)])
    block = frames[0].data
    frames[0].data = block[:16_000]
    frames[0].flags.discard("END_HEADERS")
    rest = [block[at:at + 16_000] for at in range(16_000, len(block), 16_000)]
    continuations = [ContinuationFrame(stream, data=piece) for piece in rest]
    continuations[-1].flags.add("END_HEADERS")
    client.send(frames[0], *continuations)
    client.until_closed()
    assert client.goaways, "no GOAWAY"
    ok(other.call(ECHO, b"alive"), b"alive")


def small_window(port):
    """A client with a window of 1,000 bytes gets a large answer piece by piece, and others are not held up meanwhile."""
    client = Client(port, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 1_000})
    stream = client.request("/test.Echo/Big", b"50000")
    answer = client.answers[stream]
    client.until(lambda: len(answer.data) == 1_000)
    client.ping()
    assert len(answer.data) == 1_000 and not answer.ended
    ok(client.call(ECHO, b"meanwhile"), b"meanwhile")
    while not answer.ended:
        client.send(WindowUpdateFrame(stream, window_increment=7_000))
        client.ping()
    ok(answer, b"x" * 50_000)


def slow_reader(port):
    """Answers that nobody reads for a while are kept, in order, and their connection stays."""
    client = Client(port)
    streams = [client.request("/test.Echo/Big", b"2000000") for _ in range(20)]
    other = Client(port)
    other.call("/test.Echo/AwaitCancelled", b"0")
    time.sleep(0.3)
    ok(other.call(ECHO, b"meanwhile"), b"meanwhile")
    for stream in streams:
        answer = client.wait(stream)
        assert answer.status() == "0" and len(answer.body()) == 2_000_000


def unread_windows(port):
    """Answers wait because their streams have no room. Another client is served meanwhile and afterwards."""
    client = Client(port, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 0})
    other = Client(port)
    for _ in range(4):
        client.request("/test.Echo/Big", b"1000000")
    client.ping()
    ok(other.call(ECHO, b"served"), b"served")
    for _ in range(8):
        client.request("/test.Echo/Big", b"1000000")
    client.until_closed()
    ok(other.call(ECHO, b"still served"), b"still served")
    # Every answer that was taken makes room: no number of them cuts a client that reads.
    for _ in range(20):
        assert len(other.call("/test.Echo/Big", b"1000000").body()) == 1_000_000


def unread_socket(port):
    """The windows are wide open, but nothing is read from the socket."""
    client = Client(port, settings={SettingsFrame.INITIAL_WINDOW_SIZE: (1 << 31) - 1}, window=(1 << 31) - 1)
    other = Client(port)
    client.ping()
    deadline = time.monotonic() + 30
    try:
        while time.monotonic() < deadline:
            _, frames = client.request_frames("/test.Echo/Big", b"1000000")
            client.socket.sendall(b"".join(frame.serialize() for frame in frames))
            ok(other.call(ECHO, b"served"), b"served")
    except (BrokenPipeError, ConnectionResetError):
        return
    raise AssertionError("the connection was not cut")


def reset_while_answering(port):
    """A client that gives up in the middle of a large answer costs nobody else anything."""
    client = Client(port, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 1_000})
    for _ in range(50):
        stream = client.request("/test.Echo/Big", b"100000")
        client.until(lambda: len(client.answers[stream].data) == 1_000)
        client.send(RstStreamFrame(stream, error_code=8))
    ok(client.call(ECHO, b"alive"), b"alive")


def unfinished_requests(port):
    """The server of this check lets a connection hold 1 MB of unfinished requests."""
    client = Client(port)
    client.ping()
    half = message(b"x" * 600_000)[:500_000]
    first = client.request(ECHO, data=half, end=False)
    second = client.request(ECHO, data=half, end=False)
    third = client.request(ECHO, data=half, end=False)
    answer = client.wait(third)
    assert answer.status() == "8" and "unfinished" in answer.value("grpc-message"), answer.headers
    rest = message(b"x" * 600_000)[500_000:]
    for stream in (first, second):
        frames = [DataFrame(stream, data=rest[at:at + 16_384]) for at in range(0, len(rest), 16_384)]
        frames[-1].flags.add("END_STREAM")
        client.send(*frames)
        ok(client.wait(stream), b"x" * 600_000)


def large_requests(port):
    """Three of the largest requests at once pass through windows that are smaller than they are."""
    client = Client(port)
    client.until(lambda: client.settings is not None)
    client.ping()
    initial = client.settings[SettingsFrame.INITIAL_WINDOW_SIZE]
    body = message(b"x" * 4_194_304)
    assert initial < len(body)
    sent = {client.request("/test.Echo/Count", data=b"", end=False): 0 for _ in range(3)}
    while not all(client.answers[stream].ended for stream in sent):
        progress = False
        for stream in sent:
            window = min(initial + client.granted.get(stream, 0) - sent[stream], client.granted[0] - sum(sent.values()))
            size = min(16_384, window, len(body) - sent[stream])
            if size > 0:
                flags = ["END_STREAM"] if sent[stream] + size == len(body) else []
                client.send(DataFrame(stream, data=body[sent[stream]:sent[stream] + size], flags=flags))
                sent[stream] += size
                progress = True
        if not progress:
            client.step()
    for stream in sent:
        ok(client.answers[stream], b"4194304")


def many_questions(port):
    """A client that asks reflection for ever without reading the answers is stopped."""
    client = Client(port, settings={SettingsFrame.INITIAL_WINDOW_SIZE: 1_000})
    question = message(b"\x3a\x01*")
    stream, frames = client.request_frames("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", data=question * 400, end=False)
    client.send(*frames)
    client.send(WindowUpdateFrame(stream, window_increment=1 << 20))
    assert client.wait(stream).status() == "8", client.answers[stream].headers
    ok(client.call(ECHO, b"alive"), b"alive")


def keepalive(port):
    """The server of this check pings after 50 ms of silence and cuts the connection 50 ms later."""
    client = Client(port)
    ok(client.call(ECHO, b"x"), b"x")
    answered = []
    client.on_ping = lambda frame: (answered.append(1), Client.on_ping(client, frame))
    client.until(lambda: len(answered) == 3)
    ok(client.call(ECHO, b"alive"), b"alive")
    client.on_ping = lambda frame: None
    client.until_closed()


def idle(port):
    """The server of this check sends clients away after 100 ms without a call, but never in the middle of one."""
    client = Client(port)
    stream = client.request("/test.Echo/Gate", b"long")
    other = Client(port)
    other.until_closed()
    assert [code for _, code in other.goaways] == [0, 0], other.goaways
    assert not client.goaways
    Client(port).request("/test.Echo/Open")
    ok(client.wait(stream), b"long")
    client.until_closed()
    assert client.goaways[-1] == (stream, 0), client.goaways


def graceful_shutdown(port):
    """The test shuts the server down as soon as this call is parked, and opens no gate: that is done by a call that crosses the GOAWAY."""
    client = Client(port)
    stream = client.request("/test.Echo/Gate", b"late")
    crossing = []

    def on_ping(frame):
        assert len(client.goaways) == 1 and client.goaways[0][1] == 0, client.goaways
        crossing.append(client.request("/test.Echo/Open"))
        Client.on_ping(client, frame)

    client.on_ping = on_ping
    ok(client.wait(stream), b"late")
    assert client.answers[crossing[0]].status() == "0"
    client.until_closed()
    assert client.goaways == [(2**31 - 1, 0), (crossing[0], 0)], client.goaways


def late_stream(port):
    """A call begun after the last GOAWAY is refused so that it may be tried elsewhere; it costs the others nothing."""
    client = Client(port)
    opener, frames = client.request_frames("/test.Echo/Open")
    client.send(*frames[:1])
    stream = client.request("/test.Echo/Gate", b"late")
    client.until(lambda: len(client.goaways) == 2)
    refused = client.wait(client.request("/test.Echo/Raw", b"x" * 100_000))
    assert refused.reset == 7, refused.reset
    client.send(*frames[1:])
    ok(client.wait(stream), b"late")
    assert client.wait(opener).status() == "0"
    client.until_closed()


def cut_shutdown(port):
    """The test shuts the server down with little grace while this call is parked."""
    client = Client(port)
    stream = client.request("/test.Echo/Park", b"x")
    client.until_closed()
    assert client.goaways and not client.answers[stream].ended, client.goaways


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
