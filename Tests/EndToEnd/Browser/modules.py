"""Gives a page of Chromium the modules of the page for readers, as `http://reader.test/NAME.js`."""

import pathlib

READER = pathlib.Path(__file__).parents[3] / "Reader"
TESTS = pathlib.Path(__file__).parent / "Modules"


def serve(page, html="<!DOCTYPE html><title>Modules</title>"):
    """Opens a page that can import the modules, and those of the tests as `http://reader.test/tests/NAME.js`."""

    def answer(route):
        path = route.request.url.split("http://reader.test/", 1)[1]
        if not path:
            route.fulfill(body=html, content_type="text/html")
            return
        file = TESTS / path.removeprefix("tests/") if path.startswith("tests/") else READER / path
        route.fulfill(body=file.read_text(), content_type="text/javascript")

    page.route("http://reader.test/**", answer)
    page.goto("http://reader.test/")
