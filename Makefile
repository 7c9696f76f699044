# `make demo` and `make test` do all their own set-up; the others expect it done.
SWIFT ?= swift
PREFIX ?= /usr/local
MAP = maps/claude-3-opus.argmap.yaml
ARGMAP = .build/release/argmap

# On Linux the Swift runtime is linked in: the binary then runs anywhere and starts in a third of the time.
ifeq ($(shell uname),Linux)
LINK = --static-swift-stdlib -Xlinker --gc-sections -Xlinker -s
endif

.PHONY: demo test test-long build install format generate setup setup-test record

demo: setup build
	@$(ARGMAP) render $(MAP) -o .build/claude-3-opus.svg
	@echo
	@echo "The check's verdict on $(MAP):"
	@$(ARGMAP) check $(MAP) --verbose
	@echo "The picture: $(CURDIR)/.build/claude-3-opus.svg"

build:
	$(SWIFT) build -c release --product argmap $(LINK)

# Tests run from a release build of their own; those that run the program use the one that users get.
test: setup-test build
	ARGMAP_BINARY=$(CURDIR)/$(ARGMAP) $(SWIFT) test --disable-xctest -c release --scratch-path .build-release

test-long: setup-test build
	ARGMAP_LONG=1 ARGMAP_BINARY=$(CURDIR)/$(ARGMAP) \
		$(SWIFT) test --disable-xctest -c release --scratch-path .build-release

# Writes the goldens anew, and fails, so that nobody takes it for a test; look at the differences before you commit.
record: setup-test build
	ARGMAP_RECORD=1 ARGMAP_BINARY=$(CURDIR)/$(ARGMAP) \
		$(SWIFT) test --disable-xctest -c release --scratch-path .build-release

# The registry of the rules and the pages made of them.
generate: build
	Scripts/generate-registry
	Scripts/reader-hash
	$(SWIFT) build -c release --product argmap $(LINK)
	$(ARGMAP) explain --all > docs/checks.md
	$(ARGMAP) schema > docs/argmap.schema.json
	$(ARGMAP) schema --config > docs/argmap-config.schema.json
	$(ARGMAP) render $(MAP) -o docs/claude-3-opus.svg

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/doc/argmap"
	install -m 755 $(ARGMAP) "$(DESTDIR)$(PREFIX)/bin/argmap"
	install -m 644 docs/*.md "$(DESTDIR)$(PREFIX)/share/doc/argmap"

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

setup:
	@Scripts/setup

setup-test:
	@Scripts/setup test
