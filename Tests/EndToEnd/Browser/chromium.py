"""Where Chromium is."""

import os

PATH = next(path for path in ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium"] if os.path.exists(path))
