#!/usr/bin/env python3
"""Many managers for measuring, mixed from those of the demo: benches/managers.py 100000 >managers.jsonl.

Sentences, works, fields and regions of three demo managers make one, so words keep a natural spread. The same number gives
the same managers."""
import json
import pathlib
import random
import sys

count = int(sys.argv[1])
source = pathlib.Path(__file__).parent.parent / "demo" / "managers.jsonl"
known = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
chance = random.Random(7)


def text(parents, key, stop):
    """A sentence or two of each parent, in their order."""
    pieces = []
    for parent in parents:
        sentences = [piece + stop for piece in parent.get(key, "").split(stop) if piece.strip()]
        pieces += [each.strip() for each in chance.sample(sentences, min(2, len(sentences)))]
    return ("" if stop == "。" else " ").join(pieces)


for number in range(count):
    parents = chance.sample(known, 3)
    made = dict(parents[0])
    made["key"] = f"many-{number:06}"
    made["name_zh"] = parents[0]["name_zh"][0] + parents[1]["name_zh"][1:]
    made["name_en"] = " ".join([parents[0]["name_en"].split()[0], *parents[1]["name_en"].split()[1:]])
    made["region"] = parents[1].get("region")
    made["fields"] = sorted({field for parent in parents for field in chance.sample(parent["fields"], 1)})
    made["biography_zh"] = text(parents, "biography_zh", "。")
    made["biography_en"] = text(parents, "biography_en", ".")
    made["works"] = [work for parent in parents for work in chance.sample(parent.get("works", []), min(1, len(parent.get("works", []))))]
    made["capacity"] = chance.randint(1, 6)
    made["load"] = chance.randint(0, made["capacity"])
    print(json.dumps({key: value for key, value in made.items() if value not in (None, "", [])}, ensure_ascii=False))
