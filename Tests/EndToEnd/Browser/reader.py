"""Opens the HTML pages in Chromium and does what a reader would do. Prints one line for each fault.

Usage: reader.py PAGE HOSTILE-PAGE FOLDER [CHECK…]
"""

import sys

import argument_checks
import chromium
import map_checks
import page_checks
from playwright.sync_api import sync_playwright
from trial import faults

CHECKS = page_checks.CHECKS + argument_checks.CHECKS + map_checks.CHECKS

with sync_playwright() as playwright:
    if not sys.argv[4:]:
        page_checks.check_fonts(playwright)
    browser = playwright.chromium.launch(executable_path=chromium.PATH, args=["--no-sandbox"])
    for check in CHECKS:
        if sys.argv[4:] and check.__name__ not in sys.argv[4:]:
            continue
        try:
            check(browser)
        except Exception as error:  # A step that cannot be carried out is a fault too.
            faults.append(f"{check.__name__}: {str(error).splitlines()[0]}")
    browser.close()
print("\n".join(faults), end="")
