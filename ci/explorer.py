"""The explorer in a real browser, without the internet: the page renders, an example runs, a field's documentation shows.

    explorer.py ADDRESS FOLDER      the service's address and a folder for the browser's profile
"""

import json
import signal
import sys
import time

from browser import Browser

SECONDS = 60


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
