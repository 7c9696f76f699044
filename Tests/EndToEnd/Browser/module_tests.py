"""Runs the tests of the modules of the page for readers in Chromium. Prints one line for each fault.

Usage: module_tests.py
"""

import chromium
import modules
from playwright.sync_api import sync_playwright

with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    page = browser.new_page()
    page.on("pageerror", lambda error: print(error))
    modules.serve(page)
    result = page.evaluate("async () => (await import('http://reader.test/tests/tests.js')).run()")
    print("\n".join(result["faults"]), end="")
    if not result["count"]:
        print("there are no tests")
    browser.close()
