"""A headless Chromium that opens one file, driven over a pipe (Chrome DevTools Protocol); no package is needed."""

import base64
import itertools
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60  # seconds
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)  # fmt: skip


def installed() -> str | None:
    """Return the program, None if there is none; REQUIRE_CHROMIUM=1 makes that an error."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("REQUIRE_CHROMIUM") == "1":
        raise FileNotFoundError("REQUIRE_CHROMIUM=1, and there is no Chromium")
    return found


class Page:
    """A page in the browser, and what it complained of."""

    def __init__(self, write: int, read: int) -> None:
        self._write, self._read = write, read
        self._numbers = itertools.count(1)
        self._rest = b""
        self.session = ""
        self.complaints: list[str] = []
        self.requested: list[str] = []

    def send(self, method: str, **parameters: Any) -> Any:
        """Return the result of a command."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]

    def open(self, path: Path, *, fragment: str = "") -> None:
        """Open a file and wait until it is loaded."""
        self.send("Page.navigate", url=path.as_uri() + fragment)
        until = time.monotonic() + PATIENCE
        while self._next().get("method") != "Page.loadEventFired":
            assert time.monotonic() < until

    def see(self, width: int, height: int = 900, *, dark: bool = False) -> None:
        """Set the size of the window and the colours that the reader prefers."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", features=[scheme])

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression."""
        result = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def screenshot(self, path: Path) -> None:
        """Write what is seen into a PNG file."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            got = os.read(self._read, 1 << 16)
            assert got, "Chromium has gone"
            self._rest += got
        raw, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, told: dict[str, Any]) -> None:
        is_said = method == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert")
        if is_said or method in ("Runtime.exceptionThrown", "Log.entryAdded", "Audits.issueAdded"):
            self.complaints.append(json.dumps(told))
        elif method == "Network.requestWillBeSent":
            self.requested.append(told["request"]["url"])


@contextmanager
def browser(profile: Path, *, javascript: bool = True) -> Iterator[Page]:
    """Start a browser with a profile of its own, and end it behind the block."""
    theirs, ours = os.pipe()
    from_it, theirs_out = os.pipe()
    command = [installed() or NAMES[0], *OPTIONS, f"--user-data-dir={profile}"]
    script = f'exec 3<&{theirs} 4>&{theirs_out}; exec "$@"'  # where Chromium reads commands and writes answers
    process = subprocess.Popen(
        ["bash", "-c", script, "bash", *command], pass_fds=(theirs, theirs_out), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    os.close(theirs_out)
    try:
        page = Page(ours, from_it)
        target = page.send("Target.createTarget", url="about:blank")["targetId"]
        page.session = page.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            page.send(f"{domain}.enable")
        page.send("Emulation.setScriptExecutionDisabled", value=not javascript)
        yield page
    finally:
        process.terminate()
        process.wait(PATIENCE)
        os.close(ours)
        os.close(from_it)
