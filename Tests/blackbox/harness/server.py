"""One `temporal server start-dev` as a child process: ours or the original's."""

from __future__ import annotations

import mmap
import os
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import grpc
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.api.workflowservice.v1 import service_pb2_grpc

REPOSITORY = Path(__file__).resolve().parents[3]
ORIGINAL = REPOSITORY / ".venv/bin/temporal"


def default_server() -> Path:
    """Our release build when there is one, else our debug build."""
    release = REPOSITORY / ".build/release/temporal"
    return release if release.exists() else REPOSITORY / ".build/debug/temporal"


def is_original(path: Path) -> bool:
    """Whether `path` is the original: its binary carries Go's build information, ours cannot."""
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as bytes_:
        return bytes_.find(b"\xff Go buildinf:") >= 0


def free_port() -> int:
    """A port that was free a moment ago on the loopback interface."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int, timeout: float = 0.5) -> rpc.GetSystemInfoResponse | None:
    """The answer to one GetSystemInfo, on a connection of its own; nil when there is none.

    Connects with a plain socket first, because a gRPC channel that was refused once waits a second.
    """
    try:
        socket.create_connection(("127.0.0.1", port), timeout=timeout).close()
    except OSError:
        return None
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        try:
            return service_pb2_grpc.WorkflowServiceStub(channel).GetSystemInfo(rpc.GetSystemInfoRequest(), timeout=timeout)
        except grpc.RpcError:
            return None


def wait_until(condition, seconds: float = 15) -> None:
    """Returns once `condition()` holds; fails the test if it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.02)


class Server:
    """A server process with a port and, unless it lives in memory, a file. Output is kept in files, so no pipe can fill."""

    def __init__(self, path: Path, db: Path | None = None, port: int | None = None, arguments: tuple[str, ...] = ()):
        self.path = path
        self.db = db
        self.port = port or free_port()
        self.arguments = arguments
        self.process: subprocess.Popen | None = None
        self._output = tempfile.TemporaryFile("w+b")
        self._errors = tempfile.TemporaryFile("w+b")

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    @property
    def command(self) -> list[str]:
        file = ["--db-filename", str(self.db)] if self.db else []
        return [str(self.path), "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", str(self.port), *file, *self.arguments]

    def launch(self) -> None:
        """Starts the process and does not wait for it."""
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=self._output, stderr=self._errors, start_new_session=True
        )

    def wait_until_ready(self, seconds: float = 30, every: float = 0.01) -> None:
        """Returns at the first answered GetSystemInfo; raises with the server's own words if it ended or never answered."""
        deadline = time.monotonic() + seconds
        while answers(self.port) is None:
            if self.process and self.process.poll() is not None:
                raise RuntimeError(f"server ended with {self.process.returncode} before it answered: {self.errors()[-2000:]}")
            if time.monotonic() > deadline:
                raise TimeoutError(f"no answer within {seconds} s: {self.errors()[-2000:]}")
            time.sleep(every)

    def start(self) -> Server:
        self.launch()
        self.wait_until_ready()
        return self

    def kill(self) -> None:
        """SIGKILL, and waits until the process is gone."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def stop(self, how: signal.Signals = signal.SIGTERM, seconds: float = 20) -> int:
        """Asks the process to end and returns its exit code; kills it and raises when it does not."""
        assert self.process
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def output(self) -> str:
        return self._text(self._output)

    def errors(self) -> str:
        return self._text(self._errors)

    def _text(self, file) -> str:
        size = os.fstat(file.fileno()).st_size
        return os.pread(file.fileno(), size, 0).decode(errors="replace")  # leaves the child's write position alone

    def __enter__(self) -> Server:
        return self.start()

    def __exit__(self, *_) -> None:
        self.kill()
