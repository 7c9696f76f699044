# Targets that depend on `setup` or `setup-test` install what they need; the others expect it to be installed.
SWIFT ?= swift
PREFIX ?= /usr/local
# Not every shell expands `~` in `PREFIX=~/.local`.
override PREFIX := $(patsubst ~/%,$(HOME)/%,$(PREFIX))
MAP = maps/claude-3-opus.argmap.yaml
ARGMAP = .build/release/argmap
DEBUGGED = .build/debug/argmap

# On Linux, link the Swift runtime statically: the binary then runs without Swift and starts in a third of the time.
# Functions with identical code are merged, which makes the binary about one percent smaller. It exports only what libgvc
# is to use, and has no index for unwinding the stack, since nothing in it throws C++ exceptions: two percent each.
ifeq ($(shell uname),Linux)
LINK = --static-swift-stdlib -Xlinker --gc-sections -Xlinker --icf=safe -Xlinker --no-export-dynamic -Xlinker --no-eh-frame-hdr -Xlinker -s
endif

.PHONY: demo test quick test-long build install format generate setup setup-generate setup-test record

demo: setup build
	@$(ARGMAP) render $(MAP) -o .build/claude-3-opus.svg
	@$(ARGMAP) render $(MAP) -o .build/claude-3-opus.html
	@echo
	@echo "The check's verdict on $(MAP):"
	@$(ARGMAP) check $(MAP) --verbose
	@echo "The picture: $(CURDIR)/.build/claude-3-opus.svg"
	@echo "The page, for a browser: $(CURDIR)/.build/claude-3-opus.html"

build:
	$(SWIFT) build -c release --product argmap $(LINK)

# The tests have a release build of their own. Tests that run the program use the binary that users get.
test: setup-test build
	ARGMAP_BINARY=$(CURDIR)/$(ARGMAP) $(SWIFT) test --disable-xctest -c release --scratch-path .build-release

# For use while working: makes a debug build, runs all but the slow tests, and lists the ten slowest of those.
quick:
	@SWIFT=$(SWIFT) Scripts/quick

test-long: setup-test build
	ARGMAP_LONG=1 ARGMAP_BINARY=$(CURDIR)/$(ARGMAP) \
		$(SWIFT) test --disable-xctest -c release --scratch-path .build-release

# Rewrites the golden files and the tables in docs/, and always fails, so that nobody mistakes it for a test run. Review
# the diff before committing.
GOLDEN_SUITES = grep -rl 'expectGolden(' Tests --include='*Tests.swift' | \
	xargs sed -nE 's/^@Suite.* struct ([A-Za-z]+).*/\1/p' | paste -sd '|' -
record: setup-test
	$(SWIFT) build --build-tests --disable-xctest
	ARGMAP_RECORD=1 ARGMAP_BINARY=$(CURDIR)/$(DEBUGGED) \
		$(SWIFT) test --disable-xctest --skip-build --filter "$$($(GOLDEN_SUITES))"

# Regenerates the rule registry, the HTML page's script and style from Reader/, docs/checks.md, the schemas of maps and of
# argmap.yaml, and the pictures in documents.
generate: setup-generate
	Scripts/generate-registry
	Scripts/embed-reader
	$(SWIFT) build --product argmap
	$(DEBUGGED) explain --all > docs/checks.md
	$(DEBUGGED) schema > docs/argmap.schema.json
	$(DEBUGGED) schema --config > docs/argmap-config.schema.json
	$(DEBUGGED) render $(MAP) -o docs/claude-3-opus.svg
	Scripts/example-map README.md 1 > .build/winter.argmap.yaml
	$(DEBUGGED) render .build/winter.argmap.yaml -o docs/winter.svg
	for n in 1 2 3; do \
		Scripts/example-map docs/standing.md $$n > .build/example.argmap.yaml && \
		$(DEBUGGED) render .build/example.argmap.yaml -o docs/standing-$$n.svg || exit 1; \
	done

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/doc/argmap"
	install -m 755 $(ARGMAP) "$(DESTDIR)$(PREFIX)/bin/argmap"
	install -m 644 docs/*.md docs/*.json docs/*.svg "$(DESTDIR)$(PREFIX)/share/doc/argmap"

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests
	.build-python/bin/biome format --write Reader Tests/EndToEnd/Browser/Modules

setup:
	@Scripts/setup

setup-generate:
	@Scripts/setup generate

setup-test:
	@Scripts/setup test
