"""Runs the public conformance suite of CEL against `verna rules eval`.

    python3 Tests/Conformance/cel.py FOLDER [NAME ...]

FOLDER holds the suite's files NAME.textproto (github.com/google/cel-spec, tests/simple/testdata), which are not part of
this project. Tests that need protocol buffer messages are left out and counted. The binary is .build/release/verna, or
that of VERNA.
"""

import base64
import json
import math
import os
import re
import subprocess
import sys
import tempfile

NAMES = ["basic", "comparisons", "logic", "integer_math", "fp_math", "lists", "macros", "string", "plumbing", "parse",
         "conversions", "timestamps"]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build/release/verna"))
MESSAGES = re.compile(r"TestAllTypes|google\.protobuf\.(?!Timestamp\b|Duration\b)|GlobalEnum|NestedEnum")


class NeedsMessages(Exception):
    """A test of protocol buffer messages."""


# ---- the suite's format: names with values, messages in braces, texts in quotes

TOKEN = re.compile(
    r"""\s+|\#[^\n]*|(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<sign>[\[\]{}<>:,;])|(?P<word>[^\s\[\]{}<>:,;"'#]+)""",
    re.VERBOSE)
ESCAPES = {"n": 10, "t": 9, "r": 13, "a": 7, "b": 8, "f": 12, "v": 11, "\\": 92, "'": 39, '"': 34, "?": 63}


def unquoted(text):
    out, rest = bytearray(), text[1:-1]
    while rest:
        if rest[0] != "\\":
            out += rest[0].encode()
            rest = rest[1:]
            continue
        sign, rest = rest[1], rest[2:]
        if sign in ESCAPES:
            out.append(ESCAPES[sign])
        elif sign in "uU":
            size = 4 if sign == "u" else 8
            out += chr(int(rest[:size], 16)).encode()
            rest = rest[size:]
        elif sign in "xX":
            digits = re.match("[0-9a-fA-F]{1,2}", rest).group()
            out.append(int(digits, 16))
            rest = rest[len(digits):]
        else:
            digits = re.match("[0-7]{1,3}", sign + rest).group()
            out.append(int(digits, 8) & 255)
            rest = rest[len(digits) - 1:]
    return bytes(out)


def tokens(text):
    for match in TOKEN.finditer(text):
        if match.lastgroup == "text":
            yield "text", unquoted(match.group())
        elif match.lastgroup:
            yield match.lastgroup, match.group()


def message(rest, close=None):
    """Fields in order, as pairs of name and value; a value is a pair (kind, content) or a message."""
    fields = []
    while rest:
        if rest[0] == ("sign", close):
            rest.pop(0)
            return fields
        if rest[0] in (("sign", ","), ("sign", ";")):
            rest.pop(0)
            continue
        name = rest.pop(0)[1]
        if name == "[":
            name = ""
            while rest[0] != ("sign", "]"):
                name += rest.pop(0)[1]
            rest.pop(0)
        if rest[0] == ("sign", ":"):
            rest.pop(0)
        if rest[0] in (("sign", "{"), ("sign", "<")):
            fields.append((name, message(rest, "}" if rest.pop(0)[1] == "{" else ">")))
        elif rest[0] == ("sign", "["):
            rest.pop(0)
            while rest[0] != ("sign", "]"):
                if rest[0] == ("sign", ","):
                    rest.pop(0)
                elif rest[0] == ("sign", "{"):
                    rest.pop(0)
                    fields.append((name, message(rest, "}")))
                else:
                    fields.append((name, rest.pop(0)))
            rest.pop(0)
        else:
            kind, content = rest.pop(0)
            while kind == "text" and rest and rest[0][0] == "text":
                content += rest.pop(0)[1]
            fields.append((name, (kind, content)))
    return fields


def get(fields, name, default=None):
    return next((value for other, value in fields if other == name), default)


def plain(value):
    return value[1].decode() if value[0] == "text" else value[1]


# ---- values: pairs of a type's name and what Python holds

def number(text):
    return {"inf": math.inf, "infinity": math.inf, "-inf": -math.inf, "-infinity": -math.inf, "nan": math.nan}.get(
        text.lower()) if text.lower().strip("-") in ("inf", "infinity", "nan") else float(text)


def value(fields):
    kind, content = fields[0]
    if kind in ("int64_value", "uint64_value"):
        return kind[:-8], int(plain(content), 0)
    if kind == "double_value":
        return "double", number(plain(content))
    if kind == "bool_value":
        return "bool", plain(content) == "true"
    if kind == "string_value":
        return "string", content[1].decode()
    if kind == "bytes_value":
        return "bytes", base64.b64encode(content[1]).decode()
    if kind == "null_value":
        return "null_type", None
    if kind == "type_value":
        return "type", plain(content)
    if kind == "list_value":
        return "list", [value(each) for name, each in content if name == "values"]
    if kind == "map_value":
        return "map", [(value(get(each, "key")), value(get(each, "value"))) for name, each in content if name == "entries"]
    if kind == "object_value" and content[0][0].endswith("Duration"):
        parts = content[0][1]
        seconds, nanos = (int(plain(get(parts, name, ("word", "0")))) for name in ("seconds", "nanos"))
        return "google.protobuf.Duration", f"{seconds}s{nanos}ns"
    raise NeedsMessages


def variable(typed):
    kind, content = typed
    if kind in ("uint", "bytes"):
        return {"@type": kind, "value": str(content)}
    if kind == "google.protobuf.Duration":
        return {"@type": "duration", "value": content}
    if kind == "list":
        return [variable(each) for each in content]
    if kind == "map":
        return {key[1]: variable(each) for key, each in content}
    return content


def equal(wanted, found):
    kind, content = wanted
    if kind == "double":
        if isinstance(found, str):
            found = number(found)
        both_nan = math.isnan(content) and math.isnan(found)
        return both_nan or (content == found and math.copysign(1, content) == math.copysign(1, found))
    if kind == "list":
        return len(found) == len(content) and all(equal(a, b) for a, b in zip(content, found))
    if kind == "map":
        def name(key):
            return str(key[1]).lower() if key[0] == "bool" else str(key[1])
        return len(found) == len(content) and all(name(k) in found and equal(v, found[name(k)]) for k, v in content)
    return found == content and type(found) is type(content)


# ---- running

def outcome(expression, variables, folder):
    command = [VERNA, "rules", "eval", "-"]
    if variables:
        path = os.path.join(folder, "variables.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(variables, file)
        command += ["--vars", path]
    run = subprocess.run(command, input=expression.encode(), capture_output=True, timeout=60, check=False)
    return json.loads(run.stdout)


def main():
    suite, names = sys.argv[1], sys.argv[2:] or NAMES
    passed, failed, left_out = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            with open(os.path.join(suite, name + ".textproto"), encoding="utf-8") as file:
                sections = [each for kind, each in message(list(tokens(file.read()))) if kind == "section"]
            for section in sections:
                for test in [each for kind, each in section if kind == "test"]:
                    title = "/".join((name, plain(get(section, "name")), plain(get(test, "name"))))
                    expression = get(test, "expr")[1].decode()
                    try:
                        if MESSAGES.search(expression):
                            raise NeedsMessages
                        bound = {plain(get(each, "key")): variable(value(get(get(each, "value"), "value")))
                                 for kind, each in test if kind == "bindings"}
                        is_error = get(test, "eval_error") is not None
                        typed = get(test, "value") or get(get(test, "typed_result", []), "result")
                        wanted = value(typed) if typed else ("bool", True)
                    except NeedsMessages:
                        left_out += 1
                        continue
                    found = outcome(expression, bound, folder)
                    good = "error" in found if is_error else (
                        found.get("type") == wanted[0] and equal(wanted, found["value"]))
                    passed, failed = passed + good, failed + (not good)
                    if not good:
                        print(f"{title}: {expression!r} wanted {'an error' if is_error else wanted}, found {found}")
    print(f"{passed} passed, {failed} failed, {left_out} skipped")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
