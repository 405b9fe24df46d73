"""A codec server on a free port."""

import base64
import http.server
import json
import threading
from contextlib import contextmanager


class Codec(http.server.BaseHTTPRequestHandler):
    """Reads letters backwards; one that says `broken` it refuses."""

    def do_OPTIONS(self):
        self.answer(204, b"")

    def do_POST(self):
        payloads = json.loads(self.rfile.read(int(self.headers["content-length"])))["payloads"]
        self.server.seen.append(self.headers)
        encoding = b"binary/backwards" if self.path.endswith("/encode") else b"json/plain"
        decoded = [base64.b64decode(payload["data"])[::-1] for payload in payloads]
        if any(b"broken" in text for text in decoded):
            return self.answer(500, b"the <b>key</b> is lost")
        answer = [{"metadata": {"encoding": base64.b64encode(encoding).decode()}, "data": base64.b64encode(text).decode()} for text in decoded]
        self.answer(200, json.dumps({"payloads": answer}).encode())

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("access-control-allow-origin", "*")
        self.send_header("access-control-allow-headers", "authorization, content-type, x-namespace")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class CodecServer(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Codec)
        self.address = f"http://127.0.0.1:{self.server_port}"
        # The headers of what it was asked.
        self.seen: list = []


@contextmanager
def codec_server():
    server = CodecServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
