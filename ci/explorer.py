"""The explorer in a real browser, without the internet: the page renders, an example runs, a field's documentation shows.

    explorer.py ADDRESS FOLDER      the service's address and a folder for the browser's profile

Speaks to Chromium through the pipe of its developer tools: file 3 is read, file 4 is written, messages end in NUL.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-pipe",
]
SECONDS = 60


class Browser:
    def __init__(self, folder):
        to_read, self.writer = os.pipe()
        self.reader, to_write = os.pipe()
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

        def pipes():
            # Both ends are moved away first, so that neither is overwritten.
            read, write = os.dup(to_read), os.dup(to_write)
            high_read, high_write = os.dup2(read, 30), os.dup2(write, 31)
            os.dup2(high_read, 3)
            os.dup2(high_write, 4)

        self.process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={folder}", "about:blank"],
            preexec_fn=pipes, pass_fds=(3, 4), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self.rest, self.number, self.events = b"", 0, []

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.writer, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def receive(self):
        while b"\0" not in self.rest:
            more = os.read(self.reader, 1 << 16)
            if not more:
                raise RuntimeError("the browser ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def check(browser, address):
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    page = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def value(expression):
        result = browser.call("Runtime.evaluate", page, expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def until(what, expression):
        for _ in range(100):
            found = value(expression)
            if found:
                return found
            time.sleep(0.1)
        raise RuntimeError(f"{what}: not within 10 s")

    for domain in ("Runtime", "Log", "Network", "Page"):
        browser.call(f"{domain}.enable", page)
    browser.call("Page.navigate", page, url=f"{address}/explorer")
    until("the page", "document.readyState === 'complete' && !!document.querySelector('#run')?.textContent.trim()")
    until("the schema's documentation", "document.querySelector('#doc')?.textContent.length > 100")
    examples = value("document.querySelectorAll('#examples option').length")
    value("""(() => { const query = document.querySelector('#query');
        query.value = '{ needs(first: 1) { totalCount nodes { title { zh } } } }';
        query.dispatchEvent(new Event('input', { bubbles: true })); document.querySelector('#run').click(); })()""")
    shown = until("the answer", "document.querySelector('#result')?.textContent")
    answer = json.loads(shown)
    assert answer["data"]["needs"]["totalCount"] > 0, answer

    wrong = []
    for event in browser.events:
        method, detail = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            wrong.append(detail["exceptionDetails"].get("text", "an exception"))
        if method == "Log.entryAdded" and detail["entry"]["level"] == "error":
            wrong.append(detail["entry"]["text"])
        if method == "Network.requestWillBeSent" and not detail["request"]["url"].startswith((address, "data:", "about:")):
            wrong.append(f"asks elsewhere: {detail['request']['url']}")
    assert not wrong, wrong
    print(f"   the explorer renders, {examples} examples, a query runs, nothing is asked elsewhere")


def main():
    address, folder = sys.argv[1:]
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"the browser took longer than {SECONDS} s"))
    signal.alarm(SECONDS)
    browser = Browser(folder)
    try:
        check(browser, address)
    finally:
        browser.close()


main()
