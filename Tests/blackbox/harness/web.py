"""Servers with an HTTP port, and requests to it."""

from __future__ import annotations

import http.client
import socket
import ssl
from pathlib import Path

from .server import Server, free_port, wait_until


def is_open(port: int) -> bool:
    """Whether somebody listens on a port of the loopback interface."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class WebServer(Server):
    """A server with an HTTP port."""

    def __init__(self, binary: Path, *arguments: str, **options):
        self.http_port = free_port()
        super().__init__(binary, arguments=("--http-port", str(self.http_port), *arguments), **options)

    def start(self) -> WebServer:
        super().start()
        wait_until(lambda: is_open(self.http_port))  # ports are opened one after another
        return self

    def get(self, path: str, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> tuple[int, str, str]:
        """Status, media type and text of what is at a path."""
        if tls:
            connection = http.client.HTTPSConnection("127.0.0.1", self.http_port, timeout=10, context=tls)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=10)
        connection.request("GET", path, headers={"Host": host})
        answer = connection.getresponse()
        try:
            return answer.status, answer.headers.get("content-type", ""), answer.read().decode()
        finally:
            connection.close()
