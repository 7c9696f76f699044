"""The page as a whole: fonts, colours, sizes, print, no script, hostile maps."""

import os
import pathlib
import re

import chromium
from trial import FOLDER, HOSTILE, PAGE, PHONE, TEXTS_OUTSIDE, close, expect, faults, fonts, go, open_page, scale, text, without_violations

SITUATIONS = {
    "Arial's widths": None,
    "DejaVu only": "/usr/share/fonts/truetype/dejavu",
    "a CJK font": "/usr/share/fonts-droid-fallback/truetype",
}


def check_fonts(playwright):
    for name, folder in SITUATIONS.items():
        if folder and not os.path.isdir(folder):
            faults.append(f"{name}: there is no {folder}")
            continue
        environment = dict(os.environ)
        if folder:
            environment["FONTCONFIG_FILE"] = fonts(name.replace(" ", "-"), folder)
        browser = playwright.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"], env=environment)
        page = open_page(browser, PAGE, "#view=map")
        outside = page.evaluate(TEXTS_OUTSIDE)
        expect(not outside, f"{name}: {len(outside)} texts leave their boxes, such as {outside[:2]}")
        if name != "a CJK font":
            # Without the script, nothing squeezes text to fit its box, so the font without Latin letters is left out.
            alone = open_page(browser, PAGE, java_script_enabled=False)
            outside = alone.evaluate(TEXTS_OUTSIDE)
            expect(not outside, f"{name}, no script: {len(outside)} texts leave their boxes, such as {outside[:2]}")
        browser.close()


def check_desktop(browser):
    for scheme in ["light", "dark"]:
        page = open_page(browser, PAGE, color_scheme=scheme)
        for view in ["", "#claim-misaligned", "#claim-poor-coding-worker&view=map", "#view=outline", "#suppose=!claim-true-lack"]:
            go(page, view)
            without_violations(page, f"desktop, {scheme}, {view or 'start'}")
        go(page, "view=map")
        ground = page.evaluate("getComputedStyle(document.querySelector('.argmap-background')).fill")
        expect((ground == "rgb(255, 255, 255)") == (scheme == "light"), f"{scheme}: the background is {ground}")
        close(page, f"desktop, {scheme}")


def check_phone(browser):
    page = open_page(browser, PAGE, **PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    expect(width <= 390, f"phone: the page is {width} wide")
    expect(page.locator("#argument").is_visible() and not page.locator("#map").is_visible(), "phone: the argument is not first")
    head = page.locator("header").bounding_box()["height"]
    expect(head <= 56, f"phone: the head is {head} px high")
    picks = page.locator(".pick").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    expect(len(picks) == 4 and min(picks) >= 44, f"phone: the conclusions are {picks} px high")
    without_violations(page, "phone")
    # However deep the reader goes, the text stays wide enough to read.
    for _ in range(8):
        rows = page.locator("#argument .row[aria-expanded=false]")
        if rows.count() == 0:
            break
        rows.last.tap()
        page.wait_for_timeout(60)
        widths = page.locator("#argument .row .claim-text").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
        expect(min(widths) >= 250, f"phone: a text is only {min(widths):.0f} px wide")
        width = page.evaluate("document.querySelector('#argument').scrollWidth")
        expect(width <= 390, f"phone: the opened argument is {width} px wide")
    page.locator("#views button", has_text="Map").tap()
    expect(page.locator("#map").is_visible() and not page.locator("#argument").is_visible(), "phone: there is no map")
    go(page, "view=map")
    before = scale(page)
    expect(14 * before >= 9, f"phone: the map's text is {14 * before:.1f} pixels high")
    page.locator(".argmap-claims > .argmap-conclusion").first.tap()
    expect(page.locator("#details").is_visible(), "phone: a tap chooses no claim")
    page.wait_for_timeout(100)
    expect(abs(scale(page) / before - 1) < 0.02, f"phone: the panel changes the map's scale from {before:.2f} to {scale(page):.2f}")
    outside = page.evaluate(TEXTS_OUTSIDE)
    expect(not outside, f"phone: texts leave their boxes: {outside[:2]}")
    without_violations(page, "phone, map")
    close(page, "phone")


def check_sizes(browser):
    """Nothing is cut off or out of reach at sizes between, and at 300 % zoom."""
    for width, height in [(820, 1180), (1100, 800), (467, 300), (2560, 1300)]:
        page = open_page(browser, PAGE, viewport={"width": width, "height": height})
        for address in ["", "claim-misaligned", "claim-misaligned&view=map", "view=outline"]:
            go(page, address)
            wide = page.evaluate("[document.documentElement.scrollWidth, document.querySelector('#argument').scrollWidth]")
            expect(max(wide) <= width, f"{width} × {height}, {address}: the page is {wide} wide")
            room = page.evaluate("document.querySelector('main').clientHeight")
            expect(room > height * 0.5, f"{width} × {height}, {address}: the content has {room} px of the height")
        close(page, f"{width} × {height}")


def check_print(browser):
    page = open_page(browser, PAGE, color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator("#outline").is_visible() and not page.locator("#map").is_visible(), "print: the outline is not there")
    page.pdf(path=f"{FOLDER}/page.pdf", prefer_css_page_size=True)
    page.context.close()


def check_frame(browser):
    """In a frame of another page, what is chosen makes no entries in that page's history; without a head, nothing else changes."""
    outer = pathlib.Path(FOLDER) / "outer.html"
    outer.write_text("<!DOCTYPE html><title>Outer</title><iframe src='framed.html' width='1200' height='700'></iframe>")
    page = open_page(browser, outer)
    frame = page.frames[1]
    frame.wait_for_selector("#argument .row")
    before = page.evaluate("history.length")
    frame.locator(".row").first.click()
    frame.locator("#argument .tools button", has_text="Show on its own").first.click()
    page.wait_for_timeout(60)
    expect(page.evaluate("history.length") == before, "choosing in a frame makes entries in the history of the page around it")
    expect("claim-" in frame.evaluate("location.hash"), "choosing in a frame leaves its address")
    expect(not frame.locator("header").is_visible(), "a page for a frame has a head")
    expect(frame.locator(".whole").is_visible(), "a page for a frame does not lead to the whole")
    close(page, "a frame")


def check_without_script(browser):
    page = open_page(browser, PAGE, java_script_enabled=False)
    for selector in ["#map svg", "#outline", "#text"]:
        expect(page.locator(selector).is_visible(), f"without script: there is no {selector}")
    for selector in ["#argument", ".controls", "#views", "#key"]:
        expect(not page.locator(selector).is_visible(), f"without script: {selector} is there and does nothing")
    close(page, "without script")
    # axe is a script itself, so the page's own is taken out for it.
    plain = pathlib.Path(FOLDER) / "plain.html"
    plain.write_text(re.sub("<script>.*?</script>", "", pathlib.Path(PAGE).read_text(), flags=re.S))
    page = open_page(browser, plain)
    without_violations(page, "without script")
    close(page, "without script")


def check_hostile(browser):
    page = open_page(browser, HOSTILE, "#view=map")
    expect(page.evaluate("window.harm === undefined"), "hostile: a claim's script has run")
    expect(page.locator("a[href^='javascript']").count() == 0, "hostile: a link runs a script")
    expect(page.locator("img, iframe, object, embed").count() == 0, "hostile: a claim has made an element")
    expect(page.locator("script").count() == 2, "hostile: there are not exactly two scripts")
    ids = page.locator(".argmap-claims > [id]").evaluate_all("all => all.map(one => one.id)")
    for claim in ids:
        go(page, claim + "&view=map")
        go(page, claim)
    page.locator("#search").fill("<script>")
    expect(page.evaluate("window.harm === undefined"), "hostile: a claim's script has run on being shown")
    without_violations(page, "hostile")
    close(page, "hostile")


CHECKS = [check_desktop, check_phone, check_sizes, check_print, check_frame, check_without_script, check_hostile]
