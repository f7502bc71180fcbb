"""Seeds every mutation of a list into a tree at once, so that one build serves all: python3 mutation.py LIST TREE

A mutation is four lines: `file PATH`, `why WORDS`, `- OLD`, `+ NEW`, both expressions; OLD must stand in the file exactly
once and becomes a choice by the number in the environment variable SEEDED_MUTATION.
"""
import os
import sys

CHOICE = """import Foundation

/// The number of the mutation to run with, 0 for none.
let seededMutation = Int(ProcessInfo.processInfo.environment["SEEDED_MUTATION"] ?? "") ?? 0
"""


def mutations(path):
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            key, _, rest = line.rstrip("\n").partition(" ")
            if key == "file":
                found.append({"file": rest})
            elif key in ("why", "-", "+"):
                found[-1][key] = rest
    return found


def main():
    tree = sys.argv[2]
    for number, entry in enumerate(mutations(sys.argv[1]), 1):
        path = os.path.join(tree, entry["file"])
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if text.count(entry["-"]) != 1:
            sys.exit(f"{path}: expected once, found {text.count(entry['-'])} times: {entry['-']}")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(entry["-"], f"(seededMutation == {number} ? {entry['+']} : {entry['-']})"))
    with open(os.path.join(tree, "Sources", "VernaMetrics", "SeededMutation.swift"), "w", encoding="utf-8") as file:
        file.write(CHOICE)


if __name__ == "__main__":
    main()
