#!/usr/bin/env python3
"""How long the pages of a running demo take, for each kind of visitor.

    benches/pages.py ADDRESS DATA [--visitors nobody,owner,…] [--times 20] [--at-once 1] [--write-every 0] [--seconds 300]
                     [--slowest 25] [--only TEXT] [--all]

ADDRESS is the service's, DATA the demo's folder, whose accounts and administrator's token are used. One page of each kind
is found by following links, as each visitor; deep and filtered lists are asked for besides. Each is then asked for so many
times in a mixed order, by so many at once, while a manager is added every so many seconds. Times are from the request to
its last byte on a connection that is open; the service wants QIAO_RATE_LIMIT=0 and QIAO_ACCOUNT_RATE_LIMIT=0.

For many managers: benches/managers.py 100000 >managers.jsonl, then qiao import --data DATA managers.jsonl.
"""
import argparse
import gzip
import html
import http.client
import json
import pathlib
import queue
import random
import re
import threading
import time
import urllib.parse

VISITORS = "nobody,visitor,owner,supplier,manager,matchmaker,reviewer,registrar,dashboard,admin"
# Where links do not lead by themselves: words, filters, orders.
SEEDS = [
    "/", "/search?q=激光焊接", "/search?q=laser&noun=MANAGER", "/search?q=检测&noun=NEED", "/search/suggest?q=激光", "/search/suggest?q=jg",
    "/needs", "/needs?view=table", "/needs?q=检测", "/needs?field=material&order=DEADLINE", "/needs?status=PUBLISHED&kind=PROBLEM",
    "/managers", "/managers?view=table", "/managers?order=NAME", "/managers?order=CAPACITY", "/managers?order=UPDATED",
    "/managers?field=material", "/managers?region=330000", "/managers?free_capacity=true", "/managers?kind=INVESTOR&language=en",
    "/managers?activity=TRANSACTION&competence=LAW", "/managers?load=FULL", "/managers?q=激光焊接", "/managers?q=激光焊接&region=330000&free_capacity=true",
    "/managers?field=material&region=330000&free_capacity=true&order=CAPACITY", "/managers?language=ja", "/organizations", "/organizations?q=大学",
    "/organizations?region=110000", "/achievements", "/achievements?q=涂层", "/achievements?field=material", "/dashboard",
    "/dashboard?field=material", "/dashboard?region=330000", "/dashboard?manager_kind=INVESTOR", "/dashboard?from=2026-01",
    "/points", "/settlement-calculator?rule=ZHEJIANG&gross=1000000", "/verify", "/explorer", "/login",
    "/desk", "/matchmaking", "/matchmaking?scope=all", "/matchmaking/text", "/matchmaking/assignment",
    "/matchmaking/assignment?need=need_1&need=need_2&need=need_3", "/introductions", "/engagements", "/contracts", "/proposals",
    "/reviews", "/threads", "/account", "/account/tokens", "/account/agreements", "/account/access", "/account/data",
    "/needs/need_1", "/needs/need_1?tab=achievements", "/needs/need_1?tab=organizations", "/needs/need_1/compare?with=manager_1&with=manager_2",
    "/needs/new", "/compare", "/managers/manager_1", "/managers/manager_1/points", "/managers/manager_1/edit", "/achievements/achievement_1",
    "/organizations/organization_65", "/administration", "/administration/users", "/administration/audit", "/administration/index",
    "/administration/review", "/administration/taxonomy", "/administration/appeals", "/introduce?who=manager_2", "/needs/need_1/advice",
]
# What a kind of page is told by: the path without numbers, and these parameters. Filters and orders of lists are among the seeds.
TOLD = {"tab", "scope", "ledger", "noun"}
# Leads away, or is no page.
LEFT_OUT = re.compile(r"^/(assets|logout|files)|\.(csv|xlsx|docx)$|/text/\d+$|/files/")
DEEP = 20


def kind_of(address):
    path, _, query = address.partition("?")
    path = re.sub(r"([a-z]+_)[0-9]+", r"\1N", urllib.parse.unquote(path))
    pairs = urllib.parse.parse_qsl(query)
    names = sorted({f"{name}={value}" for name, value in pairs if name in TOLD})
    return path + ("?" + "&".join(names) if names else "")


class Visitor:
    """Somebody with an open connection and perhaps a session."""

    def __init__(self, address, login="nobody", cookie=None):
        self.address, self.login, self.cookie = urllib.parse.urlsplit(address), login, cookie
        self.connection = http.client.HTTPConnection(self.address.netloc, timeout=60)

    def another(self):
        return Visitor(self.address.geturl(), self.login, self.cookie)

    def ask(self, path, body=None, **headers):
        headers = {"accept": "text/html", "accept-encoding": "gzip", "accept-language": "zh"} | headers
        if self.cookie:
            headers["cookie"] = self.cookie
        path = urllib.parse.quote(path, safe="/?&=%+:,;@-_.~!*'()")
        started = time.perf_counter()
        try:
            self.connection.request("POST" if body else "GET", path, body, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except (http.client.HTTPException, OSError):
            self.connection.close()
            raise
        return answer, content, (time.perf_counter() - started) * 1000

    def api(self, query, **headers):
        answer, content, _ = self.ask("/graphql", json.dumps({"query": query}), **{"accept": "application/json", "content-type": "application/json"} | headers)
        content = gzip.decompress(content) if answer.headers["content-encoding"] == "gzip" else content
        return answer, json.loads(content)

    def log_in(self, password):
        given = json.dumps({"login": self.login, "password": password})
        given = re.sub(r'"(\w+)":', r"\1:", given)
        answer, content = self.api(f"mutation {{ logIn(input: {given}) {{ __typename }} }}")
        cookies = answer.headers.get_all("set-cookie") or []
        assert cookies, content
        self.cookie = "; ".join(cookie.split(";")[0] for cookie in cookies)


def links(content):
    found = re.findall(r'<(?:a|form)\b[^>]*?\b(?:href|action)="(/[^"]*)"([^>]*)', content)
    for address, rest in found:
        if 'method="post"' in rest:
            continue
        address = urllib.parse.unquote_plus(html.unescape(address).partition("#")[0]) if "%" in address and "?" not in address else html.unescape(address).partition("#")[0]
        if not LEFT_OUT.search(address.partition("?")[0]):
            yield address


def find(visitor, until):
    """One page of each kind, with the bytes of its HTML."""
    pages, waiting, known = {}, list(SEEDS), set()
    while waiting and time.monotonic() < until:
        address = waiting.pop(0)
        if address in known or (address not in SEEDS and kind_of(address) in pages):
            continue
        known.add(address)
        answer, content, _ = visitor.ask(address)
        if answer.status != 200 or "html" not in (answer.headers["content-type"] or ""):
            continue
        content = gzip.decompress(content) if answer.headers["content-encoding"] == "gzip" else content
        name = address if address in SEEDS else kind_of(address)
        pages.setdefault(name, (address, len(content)))
        waiting += [link for link in links(content.decode()) if kind_of(link) not in pages]
    for path in ("/managers", "/managers?order=NAME", "/managers?order=CAPACITY", "/managers?q=激光焊接"):
        deep = path
        for _ in range(DEEP):
            _, content, _ = visitor.ask(deep)
            onward = [link for link in links(gzip.decompress(content).decode()) if "after=" in link]
            if not onward:
                break
            deep = onward[-1]
        answer, content, _ = visitor.ask(deep)
        pages[f"{path} page {DEEP}"] = (deep, len(gzip.decompress(content)))
    return pages


def share(times, part):
    times = sorted(times)
    return times[min(len(times) - 1, int(len(times) * part))]


def write(visitor, token, every, stop, told):
    """Adds a manager now and then: what is kept of counts and searches is out of date each time."""
    number = 0
    while not stop.wait(every):
        number += 1
        key = f"bench-{time.time_ns()}"
        manager = (f'externalKey: "{key}", kind: DISCOVERER, name: {{ zh: "测量{number}" }}, region: "330000", fields: ["material"], '
                   'capacity: 3, load: 1, languages: ["zh"]')
        _, answer = visitor.api(f"mutation {{ createManager(input: {{ manager: {{ {manager} }} }}) {{ __typename }} }}",
                                authorization=f"Bearer {token}")
        told.append(json.dumps(answer))


def measure(jobs, at_once, until):
    """Times by job; `jobs` are visitors and addresses, in the order in which they are asked."""
    waiting, times, lock = queue.SimpleQueue(), {}, threading.Lock()
    for job in jobs:
        waiting.put(job)

    def work():
        visitors = {}
        while time.monotonic() < until:
            try:
                visitor, name, address = waiting.get_nowait()
            except queue.Empty:
                return
            one = visitors.setdefault(visitor.login, visitor.another())
            answer, _, taken = one.ask(address)
            with lock:
                times.setdefault((name, visitor.login), []).append((taken, answer.status))

    workers = [threading.Thread(target=work) for _ in range(at_once)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return times


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("address")
    options.add_argument("data", type=pathlib.Path)
    options.add_argument("--visitors", default=VISITORS)
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--at-once", type=int, default=1)
    options.add_argument("--write-every", type=float, default=0)
    options.add_argument("--seconds", type=float, default=300)
    options.add_argument("--slowest", type=int, default=25)
    options.add_argument("--only", default="")
    options.add_argument("--all", action="store_true", help="every page, not the slowest ones")
    given = options.parse_args()
    until = time.monotonic() + given.seconds
    accounts = dict(line.split()[:2] for line in (given.data / "accounts").read_text(encoding="utf-8").splitlines())
    jobs, sizes = [], {}
    for login in given.visitors.split(","):
        visitor = Visitor(given.address, login)
        if login != "nobody":
            visitor.log_in(accounts[login])
        for name, (address, size) in find(visitor, until).items():
            if given.only in name:
                jobs.append((visitor, name, address))
                sizes[name] = max(size, sizes.get(name, 0))
    print(f"{len(sizes)} kinds of pages, {len(jobs)} with their visitors; load {pathlib.Path('/proc/loadavg').read_text().split()[0]}", flush=True)
    stop, told = threading.Event(), []
    if given.write_every:
        token = (given.data / "admin-token").read_text().strip()
        writer = threading.Thread(target=write, args=(Visitor(given.address), token, given.write_every, stop, told), daemon=True)
        writer.start()
    chance, order = random.Random(7), []
    for _ in range(given.times):
        chance.shuffle(jobs)
        order += jobs
    started = time.monotonic()
    times = measure(order, given.at_once, until)
    took = time.monotonic() - started
    stop.set()
    wrong = {name: status for (name, _), each in times.items() for _, status in each if status != 200}
    rows = {}
    for (name, login), each in times.items():
        rows.setdefault(name, []).append((share([taken for taken, _ in each], 0.99), login, [taken for taken, _ in each]))
    every = [taken for each in times.values() for taken, _ in each]
    print(f"{len(every)} requests in {took:.0f} s by {given.at_once} at once, {len(told)} writes: "
          f"p50 {share(every, .5):.1f} ms, p90 {share(every, .9):.1f}, p99 {share(every, .99):.1f}, most {max(every):.1f}; "
          f"over 50 ms {sum(taken > 50 for taken in every)}; largest page {max(sizes.values()) / 1000:.0f} KB")
    if wrong:
        print("not answered with 200:", wrong)
    if told and "ManagerCreated" not in told[0] and "errors" in told[0]:
        print("writes:", told[0][:300])
    print(f"{'page':70} {'KB':>6} {'p50':>7} {'p99':>7} {'most':>7}  slowest for")
    told_of = []
    for name, each in rows.items():
        together = [taken for _, _, times in each for taken in times]
        told_of.append((share(together, .99), share(together, .5), max(together), name, max(each)[1]))
    told_of.sort(reverse=True)
    for late, usual, most, name, login in told_of if given.all else told_of[: given.slowest]:
        wide = sum(1 for letter in name if ord(letter) > 0x2E80)
        print(f"{name[:70]:{70 - wide}} {sizes[name] / 1000:6.1f} {usual:7.1f} {late:7.1f} {most:7.1f}  {login}")


main()
