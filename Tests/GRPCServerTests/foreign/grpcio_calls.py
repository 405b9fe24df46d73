"""Calls through grpcio, the C core client that most languages share."""
import sys

import grpc


def unary(channel, method):
    return channel.unary_unary(f"/test.Echo/{method}")


def connect(port, **options):
    settings = [(f"grpc.{name}", value) for name, value in options.items()]
    return grpc.insecure_channel(f"127.0.0.1:{port}", options=settings)


def failure(call):
    try:
        call()
    except grpc.RpcError as error:
        return error
    raise AssertionError("the call did not fail")


def echo(port):
    with connect(port) as channel:
        for size in [0, 1, 100, 16_384, 70_000, 2_000_000]:
            assert unary(channel, "Raw")(b"x" * size) == b"x" * size
        for _ in range(300):
            assert unary(channel, "Hop")(b"hop") == b"hop"


def threads(port, expected):
    with connect(port) as channel:
        call = unary(channel, "Threads").future(b"")
        unary(channel, "AwaitParked")(b"1", timeout=20)
        unary(channel, "Open")(b"")
        assert call.result(timeout=20).decode() == expected, call.result()


def context(port):
    with connect(port) as channel:
        metadata = [("x-word", "one"), ("x-word", "two"), ("x-raw-bin", b"\x00\x01\xff")]
        lines = unary(channel, "Context")(b"", metadata=metadata, timeout=30).decode().split("\n")
        assert lines[0] == "/test.Echo/Context", lines
        assert lines[1] == "one" and lines[6] == "one,two", lines
        assert lines[2] == "[0, 1, 255]", lines
        assert lines[3] in ("29", "30"), lines
        assert lines[4].startswith("127.0.0.1:"), lines
        assert unary(channel, "Context")(b"").decode().split("\n")[3] == "-"


def errors(port):
    with connect(port) as channel:
        error = failure(lambda: unary(channel, "Fail")(b""))
        assert error.code() == grpc.StatusCode.ALREADY_EXISTS, error
        assert error.details() == "schon da: 100% voll\n", error.details()
        trailers = dict(error.trailing_metadata())
        assert trailers["grpc-status-details-bin"] == b"\x01\x02\x03\xff", trailers
        assert trailers["x-reason"] == "taken", trailers
        error = failure(lambda: unary(channel, "Crash")(b""))
        assert error.code() == grpc.StatusCode.INTERNAL and "hunter2" not in error.details(), error


def paths(port):
    with connect(port) as channel:
        for path, text in [
            ("/test.Echo/None", "unknown method None for service test.Echo"),
            ("/no.Such/Method", "unknown service no.Such"),
            ("nonsense", 'malformed method name: "nonsense"'),
        ]:
            error = failure(lambda: channel.unary_unary(path)(b""))
            assert error.code() == grpc.StatusCode.UNIMPLEMENTED and error.details() == text, error


def broken_request(port):
    with connect(port) as channel:
        error = failure(lambda: unary(channel, "Say")(b"\xff\xff\xff"))
        assert error.code() == grpc.StatusCode.INTERNAL, error
        assert error.details().startswith("grpc: error unmarshalling request"), error
        assert unary(channel, "Say")(b"\x0a\x02hi") == b"\x0a\x02hi"


def oversize(port):
    with connect(port, max_receive_message_length=-1) as channel:
        for size in [4_194_305, 20_000_000]:
            error = failure(lambda: unary(channel, "Count")(b"x" * size))
            assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, error
            assert error.details() == f"grpc: received message larger than max ({size} vs. 4194304)", error
        # Neither the connection nor its flow control may have suffered.
        for _ in range(8):
            assert unary(channel, "Count")(b"x" * 4_194_304) == b"4194304"


def many_oversize(port):
    """What is thrown away counts against the connection's window all the same."""
    with connect(port) as channel:
        for _ in range(40):
            error = failure(lambda: unary(channel, "Count")(b"x" * 6_000_000))
            assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, error
        assert unary(channel, "Count")(b"x" * 3_000_000) == b"3000000"


def deadlines(port):
    with connect(port) as channel:
        error = failure(lambda: unary(channel, "Park")(b"", timeout=0.2))
        assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED, error
        unary(channel, "AwaitCancelled")(b"1", timeout=20)
        assert unary(channel, "Seen")(b"") == b"0 1"


def cancellation(port):
    with connect(port) as channel:
        calls = [unary(channel, "Park").future(b"") for _ in range(20)]
        unary(channel, "AwaitParked")(b"20", timeout=20)
        for call in calls:
            call.cancel()
        unary(channel, "AwaitCancelled")(b"20", timeout=20)


def closed_connection(port):
    with connect(port, use_local_subchannel_pool=1) as other:
        with connect(port, use_local_subchannel_pool=1) as channel:
            calls = [unary(channel, "Park").future(b"") for _ in range(20)]
            unary(other, "AwaitParked")(b"20", timeout=20)
        assert all(call.code() == grpc.StatusCode.CANCELLED for call in calls)
        unary(other, "AwaitCancelled")(b"20", timeout=20)


def gzip(port):
    with grpc.insecure_channel(f"127.0.0.1:{port}", compression=grpc.Compression.Gzip) as channel:
        for size in [0, 10, 1_023, 1_024, 100_000, 4_000_000]:
            assert unary(channel, "Raw")(b"ab" * (size // 2)) == b"ab" * (size // 2)
        error = failure(lambda: unary(channel, "Count")(b"x" * 5_000_000))
        assert error.code() == grpc.StatusCode.RESOURCE_EXHAUSTED, error
        assert error.details() == "grpc: received message after decompression larger than max 4194304", error
        error = failure(lambda: grpc.insecure_channel(
            f"127.0.0.1:{port}", compression=grpc.Compression.Deflate).unary_unary("/test.Echo/Raw")(b"ab" * 500))
        assert error.code() == grpc.StatusCode.UNIMPLEMENTED, error


def big_answer(port):
    with connect(port, max_receive_message_length=-1, http2_lookahead_bytes=1024) as channel:
        assert len(unary(channel, "Big")(b"30000000")) == 30_000_000


def health(port):
    check = lambda channel: channel.unary_unary("/grpc.health.v1.Health/Check")
    with connect(port) as channel:
        assert check(channel)(b"\x0a\x09test.Echo") == b"\x08\x01"
        assert failure(lambda: check(channel)(b"\x0a\x01x")).code() == grpc.StatusCode.NOT_FOUND
        listed = channel.unary_unary("/grpc.health.v1.Health/List")(b"")
        assert b"test.Echo" in listed, listed
        watch = channel.unary_stream("/grpc.health.v1.Health/Watch")(b"\x0a\x09test.Echo")
        assert next(watch) == b"\x08\x01"
        unary(channel, "SetNotServing")(b"test.Echo")
        assert next(watch) == b"\x08\x02"
        unknown = channel.unary_stream("/grpc.health.v1.Health/Watch")(b"\x0a\x03new")
        assert next(unknown) == b"\x08\x03"
        unary(channel, "SetNotServing")(b"new")
        assert next(unknown) == b"\x08\x02"
        watch.cancel()
        unknown.cancel()


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
