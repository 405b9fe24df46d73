# What one does with this repository. `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
# Arguments for the dev server of `make run`, for example ARGS="--db-filename state.db".
ARGS ?=

# What `make simulate` plays.
SEEDS ?= 10000
SEED ?=

# What `make fuzz-filters` makes.
QUERIES ?= 1000000
COMPARISONS ?= 100000

# Where release builds lie.
BUILD ?= .build
RELEASE := $(BUILD)/release/temporal
RELEASE_BENCH := $(BUILD)/release/temporal-bench
VERSION := $(shell sed -n 's/.*static let current = "\(.*\)"/\1/p' Sources/Server/ServerVersion.swift)
ARCHIVE := dist/temporal-$(VERSION)-linux-$(shell uname -m).tar.gz

# Exclusive access is proven by the compiler where it can be and checked at run time in debug builds, which is what every test
# runs; in release those checks cost a fifth of the engine's instructions (docs/benchmarks.md).
# Everything but the C library is linked in, so that what `make run` starts is what `make dist` ships. The linker takes the
# first library of a name that it meets: the folder holds the static ones alone.
STATIC := $(BUILD)/static
STATIC_LIBRARIES := sqlite3 z stdc++
RELEASE_FLAGS := -c release --scratch-path $(BUILD) --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked -Xlinker -L$(STATIC) \
  -Xswiftc -Xclang-linker -Xswiftc -static-libgcc --explicit-target-dependency-import-check error

SWIFT_SOURCES := $(shell find Package.swift Sources Tests Benchmarks -name '*.swift' -not -path '*/Generated/*' \
  -not -path '*/.build*' 2>/dev/null)
PRODUCT_SOURCES := $(shell find Sources -type f 2>/dev/null)

.PHONY: help run test micro simulate demo test-browser screenshots bench-ui generate format lint record-parity install dist test-prometheus soak-connection faults fuzz fuzz-filters postgres soak soak-schedules bench bench-quick bench-targets bench-limits bench-startup bench-visibility bench-profile clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

run: $(RELEASE) ## Build and start the dev server on localhost:7233 (ARGS="..." for its flags)
	exec $(RELEASE) server start-dev $(ARGS)

test: .build/packages.stamp .venv/installed.stamp ## Lint, build and run every test; the last line sums up
	@scripts/test

micro: .build/packages.stamp ## Count instructions of the engine, encoder, store and queues (UPDATE=1 keeps them as thresholds)
	@scripts/micro $(if $(UPDATE),--update)

simulate: $(RELEASE) ## Play SEEDS=10000 seeds of the simulation, or replay one: SEED=n
	SIMULATE=1 swift build $(RELEASE_FLAGS) --product simulate
	SEEDS=$(SEEDS) SEED=$(SEED) $(BUILD)/release/simulate

demo: $(RELEASE) .venv/installed.stamp ## Server, worker and the order workflow of the official Python SDK, end to end
	scripts/demo --server $(RELEASE)

generate: .venv/installed.stamp ## Make the generated sources anew from the SDK's .proto files
	scripts/generate-api
	scripts/generate-grpc-services

format: ## Format the Swift sources
	@swift format --in-place --parallel $(SWIFT_SOURCES)

lint: ## Check the format of the Swift sources
	@swift format lint --strict --parallel $(SWIFT_SOURCES)

record-parity: .venv/installed.stamp ## Record what the original server answers to the parity scenarios
	.venv/bin/python Tests/parity/run.py record

install: $(RELEASE) $(RELEASE_BENCH) ## Install the binaries into PREFIX (default /usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin
	install -s -m 755 $(RELEASE) $(RELEASE_BENCH) $(DESTDIR)$(PREFIX)/bin

dist: $(ARCHIVE) ## A tarball with a stripped binary that runs on a Linux without Swift

test-prometheus: $(RELEASE) .venv/installed.stamp ## Let Debian's Prometheus scrape the server, and ask it for a series
	scripts/install-packages prometheus
	.venv/bin/python -m pytest -q Tests/blackbox/test_metrics.py --server $(RELEASE)

soak-connection: $(RELEASE) .venv/installed.stamp ## Ten minutes of worker and client on one connection
	.venv/bin/python Tests/blackbox/ten_minutes.py --server $(RELEASE)

faults: $(RELEASE) .venv/installed.stamp ## Full disks, damaged files, set clocks, crowds and the like, in full (ten minutes)
	.venv/bin/python Tests/faults/faults.py --server $(RELEASE) --long

fuzz: $(RELEASE) .venv/installed.stamp ## A million wrong inputs at every layer (SEED=... makes the same again)
	.venv/bin/python Tests/faults/fuzz.py --server $(RELEASE) --inputs 1000000 $(if $(SEED),--seed $(SEED))

fuzz-filters: ## QUERIES=1000000 list filters for the parser, COMPARISONS=100000 asked of SQLite and of every execution (SEED=... asks again)
	QUERIES=$(QUERIES) COMPARISONS=$(COMPARISONS) ROOMS=VisibilityQuery,SQLiteDriver swift test -c release -Xswiftc -enable-testing \
	  --scratch-path .build/filters --disable-xctest --filter 'RandomQueryTests|QueryComparisonTests'

postgres: $(RELEASE) $(RELEASE_BENCH) .venv/installed.stamp ## Kills, parity and load on a PostgreSQL of its own
	.venv/bin/python Tests/faults/postgres.py --server $(RELEASE)

soak: $(RELEASE) $(RELEASE_BENCH) .venv/soak.stamp ## Half an hour at 70 % of capacity (MINUTES=...); draws docs/images/soak.png
	scripts/soak --server $(RELEASE) --minutes $(or $(MINUTES),30)

soak-schedules: ## 10,000 schedules that fire every minute for ten simulated days, over twenty crashes
	SOAK_SCHEDULES=10000 SOAK_DAYS=10 ROOMS=Schedules swift test -c release --scratch-path .build/soak --disable-xctest --filter ScheduleSoakTests

test-browser: $(RELEASE) .venv/installed.stamp ## Look at the web UI in Chromium, with a release build
	.venv/bin/python -m pytest -q Tests/browser --server $(RELEASE)

screenshots: $(RELEASE) .venv/installed.stamp ## Pictures of the web UI's main pages, into docs/images
	scripts/install-packages pngquant
	scripts/screenshots --server $(RELEASE)

bench: $(RELEASE) $(RELEASE_BENCH) .venv/installed.stamp ## Measure side by side with the original (an hour); writes docs/benchmarks.md
	scripts/bench --server $(RELEASE)

bench-quick: $(RELEASE) $(RELEASE_BENCH) .venv/installed.stamp ## The same for a few scenarios in under five minutes; prints the table
	scripts/bench --server $(RELEASE) --quick

bench-targets: $(RELEASE) $(RELEASE_BENCH) .venv/installed.stamp ## The scenarios that have a target, in a quarter of an hour; writes docs/benchmarks.md
	scripts/bench --server $(RELEASE) --targets

bench-limits: $(RELEASE) .venv/installed.stamp ## Drive workflows to their limits; writes docs/benchmarks.md
	scripts/bench-limits --server $(RELEASE)

bench-ui: $(RELEASE) .venv/installed.stamp ## Weigh the web UI beside the original's; writes docs/benchmarks.md
	scripts/bench-ui --server $(RELEASE)

bench-startup: $(RELEASE) .venv/installed.stamp ## Start on a file with a million workflows; writes docs/benchmarks.md
	scripts/bench-startup --server $(RELEASE)

bench-profile: $(RELEASE) $(RELEASE_BENCH) .venv/installed.stamp ## Where the server's CPU goes while orders run; writes docs/benchmarks.md
	scripts/install-packages linux-perf
	scripts/bench-profile --server $(RELEASE)

bench-visibility: $(RELEASE) $(RELEASE_BENCH) .venv/installed.stamp ## List and count a million workflows; writes docs/benchmarks.md
	scripts/bench-visibility --server $(RELEASE) --bench $(RELEASE_BENCH)

clean: ## Remove what was built
	rm -rf .build dist

$(RELEASE): Package.swift $(PRODUCT_SOURCES) | .build/packages.stamp
	@mkdir -p $(STATIC)
	@for name in $(STATIC_LIBRARIES); do ln -sf "$$(cc -print-file-name=lib$$name.a)" $(STATIC)/lib$$name.a; done
	swift build $(RELEASE_FLAGS) --product temporal
	@touch $@

$(RELEASE_BENCH): $(RELEASE)
	swift build $(RELEASE_FLAGS) --product temporal-bench
	@touch $@

$(ARCHIVE): $(RELEASE) LICENSE NOTICE README.md scripts/check-portable
	@mkdir -p dist/temporal-$(VERSION)
	install -s -m 755 $(RELEASE) dist/temporal-$(VERSION)/temporal
	cp LICENSE NOTICE README.md dist/temporal-$(VERSION)/
	scripts/check-portable dist/temporal-$(VERSION)/temporal
	tar -C dist -czf $@ temporal-$(VERSION)
	@ls -l $@

.build/packages.stamp: scripts/install-packages Makefile
	@mkdir -p .build
	@scripts/install-packages libsqlite3-dev zlib1g-dev python3-venv binutils g++ openssl postgresql valgrind chromium
	@touch $@

.venv/soak.stamp: scripts/lib/soak-requirements.txt .venv/installed.stamp
	@echo "Installing matplotlib from PyPI into .venv"
	@.venv/bin/pip install -q -r $<
	@touch $@

.venv/installed.stamp: Tests/requirements.txt | .build/packages.stamp
	@echo "Installing the test peers from PyPI into .venv"
	@test -x .venv/bin/python || python3 -m venv .venv
	@.venv/bin/pip install -q -r $<
	@touch $@
