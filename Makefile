# Everything that people and CI run. Each target does its own set-up and may be run twice.
#
#   make demo     a made-up retailer, its report, served at http://127.0.0.1:8080
#   make test     every test; says what it skipped and why
#   make build    the binary, at .build/release/verna
#   make lint     formatting and shell scripts
#   make format   formats the sources in place
#   make bench    benchmarks beside DuckDB, Polars and ClickHouse
#
# One configuration, release, for the demo and the tests, so that they share a build.

.DEFAULT_GOAL := build
.PHONY: build demo test lint format bench help

SWIFT ?= swift
PYTHON := $(CURDIR)/.venv/bin/python3
VERNA := $(CURDIR)/.build/release/verna
# Arguments for the demo, such as ARGS="--size 100000 --no-serve".
ARGS ?=

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | sed -n '1,10p'

build:
	@Scripts/setup.sh build
	$(SWIFT) build -c release --product verna

demo: build
	$(VERNA) demo $(ARGS)

test:
	@Scripts/setup.sh test
	@Scripts/test.sh

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	@for script in Scripts/*.sh .ci/run; do sh -n $$script || exit 1; done

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

bench:
	@Scripts/setup.sh bench
	@PATH="$(CURDIR)/.venv/bin:$$PATH" Benchmarks/run.sh
