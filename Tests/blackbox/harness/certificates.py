"""Certificates made with openssl, for tests of TLS."""

from __future__ import annotations

import subprocess
from pathlib import Path


class Certificates:
    """An authority, and what it issues; everything lies in one folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._self_signed("ca", "/CN=test authority")

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def issue(self, name: str, subject: str, extensions: str) -> None:
        """Makes NAME.pem and NAME.key."""
        (self.folder / f"{name}.ext").write_text(extensions)
        self._openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", subject,
                      "-keyout", self.path(f"{name}.key"), "-out", self.path(f"{name}.csr"))
        self._openssl("x509", "-req", "-in", self.path(f"{name}.csr"), "-CA", self.path("ca.pem"), "-CAkey", self.path("ca.key"),
                      "-CAcreateserial", "-days", "2", "-extfile", self.path(f"{name}.ext"), "-out", self.path(f"{name}.pem"))

    def issue_server(self, name: str = "server") -> None:
        self.issue(name, "/CN=localhost", "subjectAltName=DNS:localhost,IP:127.0.0.1")

    def issue_client(self, name: str, subject: str | None = None) -> None:
        self.issue(name, subject or f"/CN={name}", "extendedKeyUsage=clientAuth")

    def _self_signed(self, name: str, subject: str) -> None:
        self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", subject,
                      "-keyout", self.path(f"{name}.key"), "-out", self.path(f"{name}.pem"))

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True)
