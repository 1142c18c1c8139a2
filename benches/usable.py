#!/usr/bin/env python3
"""When pages of a running service can be used in a browser: benches/usable.py ADDRESS [--times 15] [PATH…]

Each page is opened so many times in a Chromium without a window: first in an empty tab with nothing kept of it, again in an empty tab,
and onwards from another page of the service. Times are milliseconds since the navigation began: the answer's last byte, the first
content painted, the document with its scripts ready. A page is usable when both of the latter have come. What the browser takes by
itself to show anything in an empty tab is what /healthz takes, which has one line.
"""
import argparse
import pathlib
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "ci"))
from browser import Browser  # noqa: E402

PATHS = ["/healthz", "/", "/needs", "/managers", "/needs/need_1", "/managers/manager_1", "/search?q=激光焊接", "/dashboard"]
TIMES = """(async () => {
    while (document.readyState !== "complete" || !performance.getEntriesByName("first-contentful-paint").length) await new Promise(requestAnimationFrame);
    const [came] = performance.getEntriesByType("navigation");
    const [painted] = performance.getEntriesByName("first-contentful-paint");
    const all = [came, ...performance.getEntriesByType("resource")];
    return [came.responseEnd, painted.startTime, came.domContentLoadedEventEnd, all.reduce((sum, each) => sum + each.transferSize, 0)];
})()"""


def navigate(browser, page, url):
    browser.call("Page.navigate", page, url=url)
    for _ in range(500):
        # Of the page that is left this is no longer said.
        known = browser.call("Runtime.evaluate", page, expression="window.isLeft !== true && location.href", returnByValue=True)
        if known["result"]["value"] not in (False, "about:blank") or url == "about:blank":
            return
        time.sleep(0.01)


def visit(browser, page, url, origin):
    navigate(browser, page, origin)
    browser.call("Runtime.evaluate", page, expression=f"({TIMES}).then(() => window.isLeft = true)" if origin != "about:blank" else "0", awaitPromise=True)
    time.sleep(0.2)
    navigate(browser, page, url)
    return browser.call("Runtime.evaluate", page, expression=TIMES, returnByValue=True, awaitPromise=True)["result"]["value"]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("address")
    options.add_argument("paths", nargs="*", default=PATHS)
    options.add_argument("--times", type=int, default=15)
    given = options.parse_args()
    print(f"load {pathlib.Path('/proc/loadavg').read_text().split()[0]}; milliseconds, median and worst of {given.times}")
    print(f"{'page':30} {'visit':7} {'answer':>13} {'painted':>13} {'ready':>13} {'usable':>13} {'KB sent':>8}")
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser(folder)
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        page = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            browser.call(f"{domain}.enable", page)
        try:
            for path in given.paths:
                for name in ("first", "again", "onwards"):
                    origin = f"{given.address}/verify" if name == "onwards" else "about:blank"
                    times = []
                    for at in range(given.times + 1):
                        if name == "first":
                            browser.call("Network.clearBrowserCache", page)
                        answer, painted, ready, sent = visit(browser, page, given.address + path, origin)
                        # The first of each only warms.
                        if at:
                            times.append((answer, painted, ready, max(painted, ready), sent))
                    columns = [sorted(column) for column in zip(*times)]
                    shown = [f"{column[len(column) // 2]:6.0f} {column[-1]:6.0f}" for column in columns[:4]]
                    wide = sum(1 for letter in path if ord(letter) > 0x2E80)
                    print(f"{path:{30 - wide}} {name:7} {shown[0]} {shown[1]} {shown[2]} {shown[3]} {columns[4][-1] / 1000:8.0f}", flush=True)
        finally:
            browser.close()


main()
