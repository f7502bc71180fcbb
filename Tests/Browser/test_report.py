"""The demo's report in both languages, opened in a browser (see check_report.py).

Exit code 0 nothing to stumble over, 1 something, 77 skipped (the last line says why).
"""
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
VERNA = os.environ.get("VERNA", os.path.join(ROOT, ".build", "release", "verna"))


def main():
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        print("skipped: playwright is not installed; Scripts/setup.sh test installs it")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "shop")
        subprocess.run([VERNA, "demo", "--size", "20000", "--out", data, "--no-serve"], check=True, capture_output=True)
        files = [os.path.join(data, name) for name in sorted(os.listdir(data)) if name.endswith(".csv")]
        pages = []
        for language in ("ru", "en"):
            pages.append(os.path.join(folder, f"report-{language}.html"))
            subprocess.run(
                [VERNA, "report", *files, "--map", os.path.join(data, "map.yaml"), "--lang", language, "--quiet", "--no-cache",
                 "--out", pages[-1]], check=True, capture_output=True)
        check = os.path.join(ROOT, "Tests", "Browser", "check_report.py")
        sys.exit(subprocess.run([sys.executable, check, *pages]).returncode)


if __name__ == "__main__":
    main()
