"""Programme files from outside: check, explain, diff and schema, their words, formats and exit codes; the JSON Schema held
against every example by a validator of somebody else's.

    VERNA=.build/release/verna python3 Tests/CommandLine/test_programme.py        UPDATE_GOLDEN=1 writes the help again
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

import jsonschema
import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))
HELP = os.path.join(ROOT, "Tests", "Golden", "help")
PLAIN = {"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", "COLUMNS": "120", "PATH": os.environ["PATH"], "HOME": "/tmp"}
EXAMPLES = sorted(path for path in glob.glob(os.path.join(ROOT, "Examples", "programs", "*.yaml"))
                  if not path.endswith(".scenario.yaml"))

WRONG = """programme:
  name: Shop
  effective_from: 2026-01-01
promotions:
  weekend: {discont: 10%}
  big:
    discount: 5%
    when: |
      basket.total >= 3000 &&
        basket.totl < 5000
guards: {}
"""

failures = []


def check(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def verna(*arguments, folder):
    return subprocess.run([VERNA, *arguments], capture_output=True, text=True, cwd=folder, env=PLAIN, timeout=600)


class Loader(yaml.SafeLoader):
    """YAML as the product reads it: yes and no are booleans, `on` is a word, days are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def plain(value):
    """With texts as the names of fields, as JSON has them."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def help_is_golden(folder):
    for name in ["", "check", "explain", "diff", "schema"]:
        got = verna(*["program", name, "--help"] if name else ["program", "--help"], folder=folder)
        check(got.returncode == 0, f"program {name} --help ends with 0")
        path = os.path.join(HELP, f"program-{name}.txt" if name else "program.txt")
        if os.environ.get("UPDATE_GOLDEN") == "1":
            with open(path, "w", encoding="utf-8") as file:
                file.write(got.stdout)
        with open(path, encoding="utf-8") as file:
            check(file.read() == got.stdout, f"help of program {name} is as in Tests/Golden/help")
        check("\\" not in got.stdout.replace('\\"', ""), f"help of program {name} has no stray backslash")


def files_are_checked(folder):
    for path in EXAMPLES:
        got = verna("program", "check", path, folder=folder)
        check((got.returncode, got.stdout) == (0, "no errors\n"), f"{path} is without errors: {got.stdout}")
    with open(os.path.join(folder, "wrong.yaml"), "w", encoding="utf-8") as file:
        file.write(WRONG)
    got = verna("program", "check", "wrong.yaml", folder=folder)
    check(got.returncode == 1, "a file with errors ends with 1")
    for line in ["wrong.yaml:5:13: weekend: there is no key discont - did you mean discount?",
                 "wrong.yaml:10:16: when: there is no variable 'basket.totl' - did you mean basket.total?"]:
        check(line in got.stdout.splitlines(), f"check says: {line}\n{got.stdout}")
    got = verna("program", "check", "wrong.yaml", "--format", "json", "--lang", "ru", folder=folder)
    answer = json.loads(got.stdout)
    check(got.returncode == 1 and not answer["ok"] and answer["problems"][1]["column"] == 13, "check in JSON")
    check(answer["problems"][1]["remedy"] == "может быть, discount?", "check in Russian")
    check(verna("program", "check", folder=folder).returncode == 2, "no file is wrong usage")
    check(verna("program", "check", "missing.yaml", folder=folder).returncode == 1, "a missing file ends with 1")
    check(verna("program", "explain", "wrong.yaml", folder=folder).returncode == 1, "a wrong file is not explained")


def programmes_are_explained(folder):
    for path in EXAMPLES:
        for language in ["ru", "en"]:
            with open(path[:-5] + f".{language}.md", encoding="utf-8") as file:
                golden = file.read()
            got = verna("program", "explain", path, "--lang", language, folder=folder)
            check(got.stdout == golden, f"{path} in {language} is as in its .md")
    got = verna("program", "explain", EXAMPLES[0], "--for", "member", "--format", "json", folder=folder)
    check(json.loads(got.stdout)["for"] == "member", "explain in JSON")


def programmes_are_compared(folder):
    with open(EXAMPLES[0], encoding="utf-8") as file:
        text = file.read()
    with open(os.path.join(folder, "next.yaml"), "w", encoding="utf-8") as file:
        file.write(text.replace("points: 4%", "points: 6%"))
    got = verna("program", "diff", EXAMPLES[0], "next.yaml", folder=folder)
    check(got.returncode == 0 and "[better]" in got.stdout and "on a basket of 1,000: +₽20" in got.stdout,
          f"diff says what is better: {got.stdout}")
    got = verna("program", "diff", "next.yaml", EXAMPLES[0], "--format", "json", folder=folder)
    changes = json.loads(got.stdout)["changes"]
    check([(change["members"], change["cost"]) for change in changes] == [("worse", "down")], f"diff in JSON: {changes}")


def the_schema_holds(folder):
    for language in ["ru", "en"]:
        got = verna("program", "schema", "--lang", language, folder=folder)
        schema = json.loads(got.stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for path in EXAMPLES:
            with open(path, encoding="utf-8") as file:
                value = plain(yaml.load(file, Loader))
            for error in validator.iter_errors(value):
                check(False, f"the schema takes {path}: {error.json_path}: {error.message[:200]}")
        check(not validator.is_valid(plain(yaml.load(WRONG, Loader))), "the schema refuses a key that is not there")
        for spoilt in ["{name: A}", "{name: A, effective_from: tomorrow}", "{name: A, effective_from: 2026-01-01, version: 0}"]:
            check(not validator.is_valid({"programme": plain(yaml.load(spoilt, Loader))}), f"the schema refuses {spoilt}")
    names = verna("program", "schema", "--names", folder=folder).stdout.splitlines()
    check(any(line.split() == ["member.tier", "string"] for line in names), "names of rules are listed")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for test in [help_is_golden, files_are_checked, programmes_are_explained, programmes_are_compared, the_schema_holds]:
            test(folder)
    print(f"{len(failures)} failed" if failures else "programme files: all checks passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
