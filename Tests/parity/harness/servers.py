"""Starts a dev server, the original or ours, waits until it answers, and ends it."""

import contextlib
import pathlib
import signal
import socket
import subprocess
import tempfile
import time

from .wire import Refused, Wire

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
ORIGINAL = REPOSITORY / ".venv" / "bin" / "temporal"
START_SECONDS = 60.0

# What scenarios need of the server beyond its defaults; pass the same flags to a server that `check --address` is to use.
FLAGS = [
    *("--search-attribute", "ParityKeyword=Keyword"),
    *("--search-attribute", "ParityInt=Int"),
    *("--search-attribute", "ParityDouble=Double"),
    *("--search-attribute", "ParityBool=Bool"),
    *("--search-attribute", "ParityTime=Datetime"),
    *("--search-attribute", "ParityText=Text"),
    *("--search-attribute", "ParityList=KeywordList"),
    *("--namespace", "parity-other"),
    *("--dynamic-config-value", 'callback.allowedAddresses=[{"Pattern":"127.0.0.1:*","AllowInsecure":true},{"Pattern":"*.secure.example"}]'),
]

# What the original has behind a setting and this server always has; only the original is told.
ORIGINAL_SETTINGS = {
    "matching.enableFairness": "true",
    # Order can only be seen within one partition, and a queue here has only one.
    "matching.numTaskqueueReadPartitions": "1",
    "matching.numTaskqueueWritePartitions": "1",
    "frontend.WorkflowPauseEnabled": "true",
    "frontend.WorkflowTimeSkippingEnabled": "true",
    "frontend.MaxConcurrentBatchOperationPerNamespace": "100",
    "frontend.WorkerCommandsEnabled": "true",
    "system.enableCancelActivityWorkerCommand": "true",
}


def free_port():
    """A port of the loopback interface that nobody used a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def free_ports():
    """A free port with a free one above it: gRPC, and the HTTP API (`http_address`)."""
    while True:
        port = free_port()
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port + 1))
            return port


def http_address(address):
    """Where a server that answers gRPC at `address` answers HTTP: at the port above."""
    host, port = address.rsplit(":", 1)
    return f"{host}:{int(port) + 1}"


@contextlib.contextmanager
def running(binary, arguments=()):
    """Runs `binary server start-dev` with no file, or as `arguments` say, yields its address once it answers, and ends it."""
    port = free_ports()
    address = f"127.0.0.1:{port}"
    command = [str(binary), "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", str(port), *FLAGS]
    command += ["--http-port", str(port + 1), *arguments]
    if binary == ORIGINAL:
        for key, value in ORIGINAL_SETTINGS.items():
            command += ["--dynamic-config-value", f"{key}={value}"]
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(address, process, output)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(address, process, output):
    """Waits until the server answers and has its default namespace."""
    deadline = time.monotonic() + START_SECONDS
    wire = Wire(address)
    try:
        while True:
            try:
                wire.call("GetSystemInfo", {}, timeout=2.0)
                wire.call("DescribeNamespace", {"namespace": "default"}, timeout=2.0)
                # Search attributes become usable a moment after the port opens on the original.
                return
            except Refused as error:
                if process.poll() is not None or time.monotonic() > deadline:
                    output.seek(0)
                    said = output.read().decode(errors="replace")[-2000:]
                    raise SystemExit(f"the server did not come up ({error}); it said:\n{said}") from None
                time.sleep(0.1)
    finally:
        wire.close()
