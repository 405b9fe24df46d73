"""A small HTTP server on the loopback interface: it keeps what is posted to it and answers as the scenario says."""

import http.server
import json
import queue
import threading

# Said by the client's library, not by the server under test.
_LEFT_OUT = {"host", "content-length", "accept-encoding", "connection", "transfer-encoding"}


class Receiver:
    """What is posted waits in line for `next`. `answers` are used up one by one; after them everything is taken with 200."""

    def __init__(self, *answers):
        self._answers = list(answers)
        self._posted = queue.Queue()
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self._body()
                status, headers, answer = (*receiver._next_answer(), {}, b"")[:3]
                receiver._posted.put((self.path, dict(self.headers.items()), body))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def _body(self):
                if self.headers.get("transfer-encoding") != "chunked":
                    return self.rfile.read(int(self.headers.get("content-length", 0)))
                body = b""
                while size := int(self.rfile.readline(), 16):
                    body += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return body

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def _next_answer(self):
        return self._answers.pop(0) if self._answers else (200,)

    def url(self, path="/callback"):
        """Where to post."""
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def next(self, within=20):
        """The next posted request as plain data: path, headers, body."""
        path, headers, body = self._posted.get(timeout=within)
        kept = {name.lower(): value for name, value in sorted(headers.items(), key=lambda item: item[0].lower())}
        kept = {name: value for name, value in kept.items() if name not in _LEFT_OUT}
        try:
            content = json.loads(body)
        except ValueError:
            content = body
        return {"path": path, "headers": kept, "body": content}

    def nothing(self, within=1.5):
        """Whether nothing is posted for a while."""
        try:
            self._posted.get(timeout=within)
        except queue.Empty:
            return True
        return False

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
