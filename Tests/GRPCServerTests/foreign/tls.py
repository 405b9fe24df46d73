"""Clients on TLS: grpcio, and Python's own ssl module."""
import pathlib
import ssl
import sys

import grpc

from wire import Client


def context_lines(port, folder, *, client=None):
    read = lambda name: pathlib.Path(folder, name).read_bytes()
    credentials = grpc.ssl_channel_credentials(
        read("ca.pem"), read(f"{client}.key") if client else None, read(f"{client}.pem") if client else None)
    options = [("grpc.ssl_target_name_override", "localhost")]
    with grpc.secure_channel(f"127.0.0.1:{port}", credentials, options=options) as channel:
        return channel.unary_unary("/test.Echo/Context")(b"", timeout=10).decode().split("\n")


def encrypted(port, folder):
    assert context_lines(port, folder)[5] == "0"
    settings = ssl.create_default_context(cafile=str(pathlib.Path(folder, "ca.pem")))
    settings.set_alpn_protocols(["http/1.1", "h2"])
    client = Client(port, tls=settings)
    assert client.socket.selected_alpn_protocol() == "h2"
    assert client.call("/test.Echo/Raw", b"x" * 100_000).body() == b"x" * 100_000
    old = ssl.create_default_context(cafile=str(pathlib.Path(folder, "ca.pem")))
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    try:
        Client(port, tls=old)
        raise AssertionError("TLS 1.1 was accepted")
    except (ssl.SSLError, OSError):
        pass
    plain = Client(port)
    plain.until_closed()


def mutual(port, folder):
    certificate = ssl.PEM_cert_to_DER_cert(pathlib.Path(folder, "client.pem").read_text())
    assert context_lines(port, folder, client="client")[5] == str(len(certificate))
    for stranger in [None, "stranger"]:
        try:
            context_lines(port, folder, client=stranger)
            raise AssertionError(f"{stranger} was let in")
        except grpc.RpcError as error:
            assert error.code() == grpc.StatusCode.UNAVAILABLE, error


def optional(port, folder):
    certificate = ssl.PEM_cert_to_DER_cert(pathlib.Path(folder, "client.pem").read_text())
    assert context_lines(port, folder, client="client")[5] == str(len(certificate))
    assert context_lines(port, folder)[5] == "0"


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
