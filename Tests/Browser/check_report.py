#!/usr/bin/env python3
"""Opens HTML reports in Chromium and fails on what a reader would stumble over.

    python3 Tests/Browser/check_report.py report-ru.html report-en.html --shots out/

Each file is opened at 1440 and 390 pixels in the light and the dark theme, page by page, and printed to PDF. The
check fails on: errors in the console, anything wider than the window, words such as "nan", texts of a drawing that
cover each other or leave it, text too pale to read, and phrases that were left as ids. Needs the Python package
playwright and a Chromium (CHROMIUM, else the usual places).
"""

import argparse
import os
import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

WIDTHS = (1440, 390)
THEMES = ("light", "dark")

# Runs in the page and returns what is wrong with the page shown.
PROBE = r"""
() => {
  const wrong = [];
  const page = [...document.querySelectorAll('.page')].find(p => p.offsetParent !== null) || document.body;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) {
    const widest = [...page.querySelectorAll('*')].filter(e => {
      if (e.closest('.scroll') && !e.classList.contains('scroll')) return false;
      return e.getBoundingClientRect().right > root.clientWidth + 1;
    }).slice(0, 3).map(e => e.tagName + '.' + e.className);
    wrong.push(`wider than the window: ${root.scrollWidth} > ${root.clientWidth} (${widest})`);
  }
  const text = page.innerText;
  const bad = text.match(/(^|[^\p{L}])(nan|undefined|null|infinity|inf)(?![\p{L}])/iu);
  if (bad) wrong.push(`says "${bad[2]}": ${text.slice(Math.max(0, bad.index - 30), bad.index + 30)}`);
  const id = text.match(/\b(absence|note|finding|cause|action|stake|verdict|column|section|diagnosis)\.[a-z_]+/);
  if (id) wrong.push(`an id instead of words: ${id[0]}`);
  const slot = text.match(/\{[a-z_]+(#[^}]*)?\}/);
  if (slot) wrong.push(`a slot without a fact: ${slot[0]}`);
  for (const svg of page.querySelectorAll('svg.chart')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const boxes = [...svg.querySelectorAll('text')].map(t => ({ t: t.textContent, b: t.getBoundingClientRect() }));
    const scale = frame.width / svg.viewBox.baseVal.width;
    for (let i = 0; i < boxes.length; i++) {
      const a = boxes[i].b;
      if (a.left < frame.left - 3 || a.right > frame.right + 3 || a.top < frame.top - 3 || a.bottom > frame.bottom + 4)
        wrong.push(`"${boxes[i].t}" leaves its drawing`);
      for (let j = i + 1; j < boxes.length; j++) {
        const c = boxes[j].b;
        const wide = Math.min(a.right, c.right) - Math.max(a.left, c.left);
        // A line's box is taller than its letters.
        const high = Math.min(a.bottom, c.bottom) - Math.max(a.top, c.top) - 4 * scale;
        if (wide > 1 && high > 1) wrong.push(`"${boxes[i].t}" covers "${boxes[j].t}"`);
      }
    }
    if (!svg.querySelector('title') || !svg.querySelector('desc')) wrong.push('a drawing without title or description');
  }
  const seen = new Set();
  for (const e of document.querySelectorAll('[id]')) {
    if (seen.has(e.id)) wrong.push(`the id ${e.id} stands twice`);
    seen.add(e.id);
  }
  for (const a of document.querySelectorAll('a[href^="#"]'))
    if (!document.getElementById(decodeURIComponent(a.getAttribute('href').slice(1)))) wrong.push(`no target: ${a.getAttribute('href')}`);
  const ground = getComputedStyle(document.body).backgroundColor;
  const light = c => {
    const [r, g, b] = c.match(/[\d.]+/g).map(Number).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const pale = new Set();
  for (const e of page.querySelectorAll('p,h1,h2,h3,h4,td,th,li,dt,dd,span,a,summary')) {
    if (!e.innerText || e.offsetParent === null) continue;
    const l1 = light(getComputedStyle(e).color), l2 = light(ground);
    const ratio = (Math.max(l1, l2) + .05) / (Math.min(l1, l2) + .05);
    if (ratio < 4.5 && !e.closest('.pop')) pale.add(`${e.tagName}.${e.className} ${ratio.toFixed(1)}:1`);
  }
  for (const p of pale) wrong.push(`too pale: ${p}`);
  return wrong.slice(0, 12);
}
"""


def chromium() -> str:
    """Where Chromium is."""
    names = [os.environ.get("CHROMIUM"), shutil.which("chromium"), shutil.which("chromium-browser"), shutil.which("google-chrome")]
    for name in names:
        if name and os.path.exists(name):
            return name
    sys.exit("No Chromium found: install it (apt install chromium) or set CHROMIUM to its path.")


def check(browser, path: pathlib.Path, width: int, theme: str, shots) -> list:
    """What is wrong with one file at one width in one theme."""
    wrong = []
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    page.on("console", lambda m: wrong.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("pageerror", lambda e: wrong.append(f"error: {e}"))
    page.goto(path.resolve().as_uri())
    ids = page.evaluate("() => [...document.querySelectorAll('.page')].map(p => p.id)")
    if not ids:
        wrong.append("no pages")
    for number, page_id in enumerate(ids):
        page.evaluate("id => { location.hash = id }", page_id)
        page.wait_for_timeout(30)
        page.evaluate("() => document.querySelectorAll('.page details.data').forEach(d => { d.open = false })")
        for found in page.evaluate(PROBE):
            wrong.append(f"#{page_id}: {found}")
        if number == 0:
            wrong += [f"#{page_id}: {w}" for w in explanations(page)]
        if shots and number < 14:
            page.screenshot(path=str(shots / f"{path.stem}-{width}-{theme}-{page_id}.png"), full_page=True)
    page.close()
    return wrong


def explanations(page) -> list:
    """A click on a number opens its explanation within the window, and Escape closes it."""
    numbers = page.query_selector_all(".page .n > summary")
    shown = [n for n in numbers if n.is_visible()]
    if not shown:
        return ["no number can be opened"]
    # Scrolling closes what is open, so the scroll that a click needs comes first and is waited for.
    shown[0].scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    shown[0].click()
    try:
        page.wait_for_selector(".n[open] .pop", timeout=5000)
    except Exception:
        return ["a click on a number opens nothing"]
    box = page.evaluate("""() => { const p = document.querySelector('.n[open] .pop'); if (!p) return null;
        const b = p.getBoundingClientRect(); return [b.left, b.right, document.documentElement.clientWidth, b.height] }""")
    if not box or box[0] < 0 or box[1] > box[2] or box[3] < 20:
        return [f"the explanation does not open within the window: {box}"]
    page.keyboard.press("Escape")
    if page.query_selector(".n[open]"):
        return ["Escape does not close the explanation"]
    return []


def prints(browser, path: pathlib.Path, shots) -> list:
    """The file as an A4 PDF: it must have pages, and not one that a dark ground would blacken."""
    page = browser.new_page(color_scheme="dark")
    page.goto(path.resolve().as_uri())
    page.emulate_media(media="print")
    wrong = []
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    if ground not in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"):
        wrong.append(f"print: the ground is {ground}")
    pdf = page.pdf(format="A4", prefer_css_page_size=True, print_background=True)
    if not pdf.startswith(b"%PDF") or pdf.count(b"/Type /Page") < 2:
        wrong.append("print: no PDF")
    if shots:
        (shots / f"{path.stem}.pdf").write_bytes(pdf)
    page.close()
    return wrong


def works_without_script(browser, path: pathlib.Path) -> list:
    """Without scripts the first page shows and a link reaches another."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.resolve().as_uri())
    if page.locator(".page:visible").count() != 1:
        return ["without scripts not exactly one page shows"]
    last = page.locator(".side a").last.get_attribute("href")
    page.goto(path.resolve().as_uri() + last)
    shown = page.locator(".page:visible")
    if shown.count() != 1 or "#" + (shown.first.get_attribute("id") or "") != last:
        return [f"without scripts {last} cannot be reached"]
    context.close()
    return []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--shots", type=pathlib.Path, help="a folder for screenshots and PDFs")
    options = parser.parse_args()
    if options.shots:
        options.shots.mkdir(parents=True, exist_ok=True)
    failures = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for path in options.files:
            results = {}
            for width in WIDTHS:
                for theme in THEMES:
                    results[f"{width} {theme}"] = check(browser, path, width, theme, options.shots)
            results["print"] = prints(browser, path, options.shots)
            results["no script"] = works_without_script(browser, path)
            for where, wrong in results.items():
                for line in wrong:
                    failures += 1
                    print(f"{path} {where}: {line}")
            print(f"{path}: {'ok' if not any(results.values()) else 'not ok'}")
        browser.close()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
