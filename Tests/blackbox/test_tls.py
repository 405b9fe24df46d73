"""TLS and mTLS on the gRPC, HTTP and UI ports, with certificates made by openssl, and the original's command line as the client."""

import http.client
import shutil
import socket
import ssl
import subprocess
import urllib.error
import urllib.request

import pytest
from cryptography import x509
from harness.certificates import Certificates
from harness.server import Server, free_port, wait_until
from harness.web import WebServer, is_open
from temporalio.api.workflowservice.v1 import request_response_pb2 as rpc
from temporalio.client import Client, TLSConfig

from conftest import CommandLine
from test_start_dev import refusal

pytestmark = pytest.mark.ours_only  # the original's dev server has no TLS


class EncryptedServer(Server):
    """Waits for its own words instead of a call: the harness has no certificate."""

    def wait_until_ready(self, seconds: float = 30, every: float = 0.01) -> None:
        wait_until(lambda: "Temporal Server:" in self.output() or self.process.poll() is not None, seconds)
        assert "Temporal Server:" in self.output(), self.errors()


class EncryptedWebServer(EncryptedServer, WebServer):
    """The same with an HTTP port."""


class EncryptedPages(EncryptedWebServer):
    """The same with its pages."""

    def __init__(self, binary, *arguments: str):
        self.ui_port = free_port()
        super().__init__(binary, "--ui-port", str(self.ui_port), *arguments)

    @property
    def command(self) -> list[str]:
        return [word for word in super().command if word != "--headless"]

    def page(self, path: str, tls: ssl.SSLContext) -> tuple[int, str]:
        with urllib.request.urlopen(f"https://127.0.0.1:{self.ui_port}{path}", timeout=10, context=tls) as answer:
            return answer.status, answer.read().decode()


@pytest.fixture(scope="module")
def certificates(tmp_path_factory) -> Certificates:
    made = Certificates(tmp_path_factory.mktemp("tls"))
    made.issue_server()
    made.issue_client("client")
    return made


def server_flags(certificates: Certificates, *more: str) -> tuple[str, ...]:
    return ("--tls-cert-path", certificates.path("server.pem"), "--tls-key-path", certificates.path("server.key"), *more)


@pytest.fixture(scope="module")
def mutual(binary, certificates):
    with EncryptedServer(binary, arguments=server_flags(certificates, "--tls-client-ca-path", certificates.path("ca.pem"))) as running:
        yield running


def client_flags(certificates: Certificates, name: str = "client") -> tuple[str, ...]:
    return ("--tls-ca-path", certificates.path("ca.pem"), "--tls-cert-path", certificates.path(f"{name}.pem"),
            "--tls-key-path", certificates.path(f"{name}.key"))


def client_context(certificates: Certificates, name: str | None) -> ssl.SSLContext:
    """What a client of Python's shows, and whom it trusts."""
    context = ssl.create_default_context(cafile=certificates.path("ca.pem"))
    if name:
        context.load_cert_chain(certificates.path(f"{name}.pem"), certificates.path(f"{name}.key"))
    return context


def test_the_command_line_works_over_mtls(mutual, certificates):
    cli = CommandLine(mutual.address)
    listed = cli.json("operator", "namespace", "list", *client_flags(certificates))
    assert "default" in [each["namespaceInfo"]["name"] for each in listed]


def test_a_client_without_a_certificate_is_turned_away(mutual, certificates):
    done = CommandLine(mutual.address).run("operator", "cluster", "health", "--tls-ca-path", certificates.path("ca.pem"))
    assert done.returncode != 0


def test_a_client_of_another_authority_is_turned_away(mutual, certificates, tmp_path):
    others = Certificates(tmp_path / "others")
    others.issue_client("client")
    done = CommandLine(mutual.address).run("operator", "cluster", "health", "--tls-ca-path", certificates.path("ca.pem"),
                                           "--tls-cert-path", others.path("client.pem"), "--tls-key-path", others.path("client.key"))
    assert done.returncode != 0


def test_a_client_in_the_clear_is_turned_away(mutual):
    done = CommandLine(mutual.address).run("operator", "cluster", "health", "--client-connect-timeout", "3s")
    assert done.returncode != 0


async def test_the_sdk_works_over_mtls(mutual, certificates):
    tls = TLSConfig(server_root_ca_cert=certificates.read("ca.pem"), client_cert=certificates.read("client.pem"),
                    client_private_key=certificates.read("client.key"), domain="localhost")
    client = await Client.connect(mutual.address, tls=tls)
    described = await client.workflow_service.describe_namespace(rpc.DescribeNamespaceRequest(namespace="default"))
    assert described.namespace_info.name == "default"


def test_a_certificate_may_be_optional(binary, certificates):
    flags = server_flags(certificates, "--tls-client-ca-path", certificates.path("ca.pem"), "--tls-client-cert-optional")
    with EncryptedServer(binary, arguments=flags) as server:
        cli = CommandLine(server.address)
        assert "SERVING" in cli.text("operator", "cluster", "health", "--tls-ca-path", certificates.path("ca.pem"))
        assert "SERVING" in cli.text("operator", "cluster", "health", *client_flags(certificates))


def serial(port: int) -> str:
    """The serial number of the certificate that a new connection gets."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(["h2"])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as plain, context.wrap_socket(plain) as secure:
        return str(x509.load_der_x509_certificate(secure.getpeercert(binary_form=True)).serial_number)


def test_certificates_are_read_again_when_they_change(binary, tmp_path):
    made = Certificates(tmp_path / "tls")
    made.issue_server()
    with EncryptedServer(binary, arguments=server_flags(made, "--log-level", "info")) as server:
        first = serial(server.port)
        # A certificate without its key cannot be used: what was there stays in force, and the log says so.
        made.issue_server("next")
        shutil.copy(made.path("next.pem"), made.path("server.pem"))
        wait_until(lambda: "cannot be read again" in server.errors(), 10)
        assert serial(server.port) == first
        shutil.copy(made.path("next.key"), made.path("server.key"))
        wait_until(lambda: serial(server.port) != first, 10)
        cli = CommandLine(server.address)
        assert "SERVING" in cli.text("operator", "cluster", "health", "--tls-ca-path", made.path("ca.pem"))


def test_the_http_port_has_the_same_certificates(binary, tmp_path):
    made = Certificates(tmp_path / "tls")
    made.issue_server()
    principals = tmp_path / "principals"
    principals.write_text('certificate "CN=worker" default:write\n')
    made.issue_client("worker")
    made.issue_client("stranger")

    flags = server_flags(made, "--tls-client-ca-path", made.path("ca.pem"), "--auth-principals", str(principals))
    with EncryptedWebServer(binary, *flags) as server:
        assert f"https://127.0.0.1:{server.http_port}/api/v1" in server.output()
        # Who somebody is, the certificate says here too.
        path = "/api/v1/namespaces/default"
        assert server.get(path, tls=client_context(made, "worker"))[0] == 200
        assert server.get(path, tls=client_context(made, "stranger"))[0] == 403
        with pytest.raises(OSError):
            server.get(path, tls=client_context(made, None))
        with pytest.raises((OSError, http.client.HTTPException)):
            server.get(path)
        first = serial(server.http_port)
        made.issue_server()
        wait_until(lambda: serial(server.http_port) != first, 10)
        assert server.get(path, tls=client_context(made, "worker"))[0] == 200


def test_pages_have_the_same_certificates(binary, tmp_path):
    made = Certificates(tmp_path / "tls")
    made.issue_server()
    for name in ("worker", "stranger"):
        made.issue_client(name)
    principals = tmp_path / "principals"
    principals.write_text('certificate "CN=worker" default:write\n')
    flags = server_flags(made, "--tls-client-ca-path", made.path("ca.pem"), "--auth-principals", str(principals))
    with EncryptedPages(binary, *flags) as server:
        assert f"https://127.0.0.1:{server.ui_port}" in server.output()
        wait_until(lambda: is_open(server.ui_port))
        # Pages are made with what the reader's certificate may see, not with what the server may.
        status, page = server.page("/namespaces/default/workflows", client_context(made, "worker"))
        assert status == 200 and "No workflow has run in this namespace yet." in page
        with pytest.raises(urllib.error.HTTPError) as refused:
            server.page("/namespaces/default/workflows", client_context(made, "stranger"))
        assert refused.value.code == 403
        with pytest.raises(OSError):
            server.page("/", client_context(made, None))
        first = serial(server.ui_port)
        made.issue_server()
        wait_until(lambda: serial(server.ui_port) != first, 10)
        assert server.page("/namespaces/default/workflows", client_context(made, "worker"))[0] == 200


def test_pages_of_their_own_ask_over_mtls_and_are_served_over_tls(binary, mutual, certificates):
    port = free_port()
    command = [binary, "ui", "--address", mutual.address, "--port", str(port), *client_flags(certificates)]
    served = ["--ui-tls-cert-path", certificates.path("server.pem"), "--ui-tls-key-path", certificates.path("server.key")]
    context = client_context(certificates, None)

    def page() -> str:
        with urllib.request.urlopen(f"https://127.0.0.1:{port}/namespaces/default/workflows", timeout=10, context=context) as answer:
            return answer.read().decode()

    with subprocess.Popen([*command, *served], stdout=subprocess.PIPE, text=True) as pages:
        try:
            assert f"https://127.0.0.1:{port}" in pages.stdout.readline()
            assert "No workflow has run in this namespace yet." in page()
        finally:
            pages.terminate()
    # Whom it does not know it does not ask.
    stranger = command[: command.index("--tls-ca-path")] + ["--tls"]
    with subprocess.Popen([*stranger, *served], stdout=subprocess.PIPE, text=True) as pages:
        try:
            pages.stdout.readline()
            with pytest.raises(urllib.error.HTTPError) as refused:
                page()
            assert refused.value.code in (502, 503)
        finally:
            pages.terminate()
    wrong = subprocess.run([*stranger, "--tls-ca-path", certificates.path("server.ext")], capture_output=True, text=True, timeout=20)
    assert wrong.returncode == 1 and certificates.path("server.ext") in wrong.stderr


def test_files_that_cannot_be_used_are_named(binary, certificates, tmp_path):
    missing = str(tmp_path / "none.pem")
    assert missing in refusal(binary, "--tls-cert-path", missing, "--tls-key-path", certificates.path("server.key"))
    assert certificates.path("server.ext") in refusal(
        binary, "--tls-cert-path", certificates.path("server.ext"), "--tls-key-path", certificates.path("server.key"))
    assert "tls-key-path" in refusal(binary, "--tls-cert-path", certificates.path("server.pem"))
