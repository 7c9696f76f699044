"""Searches the index of a site in Chromium, opened as a file, and prints what is wrong.

Usage: site.py INDEX
"""

import sys

import chromium
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    page = browser.new_page()
    page.on("console", lambda message: print(message.text))
    page.on("pageerror", lambda error: print(error))
    page.goto("file://" + sys.argv[1])
    for violation in Axe().run(page).response["violations"]:
        print("axe:", violation["id"], violation["nodes"][0]["html"][:120])
    page.fill("#search", "LAKE freeze")
    hits = page.locator("#hits a").all_inner_texts()
    if hits != ["The lake did not freeze"] or page.locator("#maps").is_visible():
        print(f"the search finds {hits}")
    if page.locator("#status").inner_text() != "1 claim in 1 map":
        print(f"the search says {page.locator('#status').inner_text()}")
    page.locator("#hits a").click()
    page.wait_for_timeout(100)
    if not page.url.endswith("winter.html#claim-ice") or page.locator(".row.chosen").count() != 1:
        print(f"a hit leads to {page.url}")
    page.go_back()
    page.fill("#search", "")
    page.select_option("#order", "date")
    if page.locator("#maps > li").count() != 2:
        print("ordering loses maps")
    browser.close()
