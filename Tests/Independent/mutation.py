"""Applies one mutation of a list to a tree, or takes it back: python3 mutation.py LIST NUMBER TREE [--back]

A mutation is four lines: `file PATH`, `why WORDS`, `- OLD`, `+ NEW`; OLD must stand in the file exactly once.
"""
import os
import sys


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
    entry = mutations(sys.argv[1])[int(sys.argv[2]) - 1]
    old, new = (entry["+"], entry["-"]) if "--back" in sys.argv else (entry["-"], entry["+"])
    path = os.path.join(sys.argv[3], entry["file"])
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.count(old) != 1:
        sys.exit(f"{path}: expected once, found {text.count(old)} times: {old}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(old, new))
    print(entry["why"])


if __name__ == "__main__":
    main()
