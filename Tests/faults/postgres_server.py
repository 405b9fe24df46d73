"""A PostgreSQL server of the tests' own: on a free port of the loopback interface, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from harness.server import free_port

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None, key=lambda path: float(path.parent.name))


class Postgres:
    """One server, and the standby servers that follow it. PostgreSQL refuses to run as root: Debian's package has made a user for it."""

    def __init__(self, folder: Path, port: int | None = None):
        self.folder = folder
        self.port = port or free_port()
        self.data = folder / "data"

    @classmethod
    def make(cls, tls: bool = False) -> Postgres:
        """Makes and starts one with a database `temporal`; with `tls`, it takes nothing but TLS over the network."""
        server = cls(cls._folder())
        server._run("initdb", "-D", server.data, "-U", "temporal", "-A", "trust", "-E", "UTF8", "--no-sync")
        if tls:
            server._make_certificates()
        network = "hostssl" if tls else "host"
        # The user `locked` alone needs a password.
        rules = f"local all all trust\n{network} all locked 127.0.0.1/32 scram-sha-256\n"
        rules += f"{network} all all 127.0.0.1/32 trust\n{network} replication all 127.0.0.1/32 trust\n"
        (server.data / "pg_hba.conf").write_text(rules)
        server.start("ssl=on" if tls else "ssl=off")
        server.sql("CREATE DATABASE temporal", "postgres")
        return server

    def standby(self) -> Postgres:
        """Makes and starts a server that follows this one and may only be read."""
        server = Postgres(self._folder())
        source = f"host=127.0.0.1 port={self.port} user=temporal"
        server._run("pg_basebackup", "-D", server.data, "-d", source, "--write-recovery-conf", "--checkpoint=fast", "--no-sync")
        server.start()
        return server

    def start(self, *settings: str) -> None:
        words = [f"-p {self.port}", f"-k {self.folder}", "-c listen_addresses=127.0.0.1", "-c max_connections=100"]
        words += [f"-c {setting}" for setting in settings]
        self._run("pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "-o", " ".join(words), "start")

    def promote(self) -> None:
        """Makes a standby a server that may be written to."""
        self._run("pg_ctl", "-D", self.data, "-w", "promote")

    def crash(self) -> None:
        """Ends it as a crash would: every connection breaks, and the next start recovers."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop", check=False)

    def stop(self) -> None:
        self.crash()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, parameters: str = "", host: str = "127.0.0.1", user: str = "temporal", database: str = "temporal") -> str:
        return f"postgres://{user}@{host}:{self.port}/{database}{parameters}"

    def sql(self, text: str, database: str = "temporal") -> str:
        words = ("-q", "-t", "-A", "-h", self.folder, "-p", self.port, "-U", "temporal", "-d", database, "-c", text)
        return self._run("psql", *words).strip()

    def __enter__(self) -> Postgres:
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    @staticmethod
    def _folder() -> Path:
        folder = Path(tempfile.mkdtemp(prefix="temporal-postgres-"))
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        return folder

    def _run(self, program: str, *words, check: bool = True) -> str:
        command = [str(BINARIES / program), *map(str, words)]
        if os.getuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        with tempfile.TemporaryFile("w+") as output:  # a pipe would stay open as long as the server that `pg_ctl` leaves behind
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, cwd="/")
            output.seek(0)
            said = output.read()
        if check and done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {said}")
        return said

    def _make_certificates(self) -> None:
        """An authority (`authority.pem`), a stranger (`stranger.pem`), and the server's certificate for "localhost", which the authority signed."""
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
        for name in ("authority", "stranger"):
            self._openssl("req", "-x509", *key, "-days", "2", "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.pem")
        (self.folder / "names").write_text("subjectAltName=DNS:localhost")
        self._openssl("req", *key, "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr")
        signing = ("-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial", "-days", "2", "-extfile", "names")
        self._openssl("x509", "-req", "-in", "server.csr", *signing, "-out", "server.pem")
        for name, target in (("server.pem", "server.crt"), ("server.key", "server.key")):
            shutil.copyfile(self.folder / name, self.data / target)
            (self.data / target).chmod(0o600)
            if os.getuid() == 0:
                shutil.chown(self.data / target, "postgres")

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)
