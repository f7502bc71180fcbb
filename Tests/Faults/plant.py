"""Plants a fault into the tree in the current folder, or takes it out again: python3 plant.py plant|restore FAULT

A fault is a text: `what WORDS`, `check NAME`, then one or more changes: `file PATH`, the lines of the tree each after `- `, and the lines that
stand there instead each after `+ `. The old lines must be in the file exactly once.
"""
import os
import sys


def changes(path):
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("file "):
                found.append({"file": line[5:], "-": [], "+": []})
            elif line[:1] in ("-", "+"):
                if found[-1]["+"] and line[0] == "-":
                    found.append({"file": found[-1]["file"], "-": [], "+": []})
                found[-1][line[0]].append(line[2:])
    return found


def plant(fault):
    for change in changes(fault):
        path, old, new = change["file"], "\n".join(change["-"]), "\n".join(change["+"])
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if not os.path.exists(path + ".sound"):
            with open(path + ".sound", "w", encoding="utf-8") as file:
                file.write(text)
        if text.count(old) != 1:
            restore(fault)
            sys.exit("%s: expected once in %s, found %d times:\n%s" % (fault, path, text.count(old), old))
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))


def restore(fault):
    for path in {change["file"] for change in changes(fault)}:
        if os.path.exists(path + ".sound"):
            with open(path + ".sound", encoding="utf-8") as file:
                text = file.read()
            # Written anew, so that it is built anew.
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            os.remove(path + ".sound")


if __name__ == "__main__":
    {"plant": plant, "restore": restore}[sys.argv[1]](sys.argv[2])
