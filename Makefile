# The two commands that matter are `make dev` and `make test`; both set up what they need.

.DEFAULT_GOAL := help
.PHONY: help dev test setup lint fmt unit attacks image sbom api tex browser corpus fixes faults load coverage bench accuracy fuzz clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 20

dev: ## Set up, build and run everything at http://localhost:8787
	@scripts/dev.sh

test: ## Set up what the tests need, then run all of them
	@scripts/test.sh all

setup: ## Install what building and testing need
	@scripts/setup.sh test

lint: ## Formatting, clippy (native and wasm32), svelte-check, eslint, prettier
	@scripts/lint.sh

fmt: ## Format everything
	@cargo fmt --all
	@npm run format --silent -w web -w tests

unit: ## Native tests with coverage, and the web app's unit tests
	@scripts/test.sh unit

attacks: ## Hostile documents through the compile service, all ways
	@scripts/test.sh attacks

image: ## Lint the Dockerfile, check its context; TREE=/some/folder also runs its steps (debootstrap)
	@scripts/check-image.sh $(TREE)

sbom: ## What programs and web app are made of, CycloneDX, in build/sbom
	@scripts/sbom.sh

api: ## The built Worker in workerd, over HTTP
	@scripts/test.sh api

tex: ## The browser's TeX engine, held against TeX Live's
	@scripts/test.sh tex

browser: ## The whole product in Chromium
	@scripts/test.sh browser

fixes: ## Every fix on a resume of its own, compiled before and after
	@scripts/test.sh fixes

corpus: ## Real resumes through the scorer and the compile service
	@scripts/test.sh corpus

faults: ## A hundred rounds of random faults on the real processes (FAULT_ROUNDS, FAULT_SEED)
	@scripts/test.sh faults

load: ## Many jobs, sockets and events at once, on this machine alone (docs/performance.md)
	@scripts/test.sh load

bench: ## Speed and sizes, ours against others in the same run
	@scripts/bench.sh

accuracy: ## How well the reader reads, and what the score is worth (docs/accuracy.md)
	@scripts/accuracy.sh

fuzz: ## Bytes from strangers, FUZZ_SECONDS (60) for each target, or TARGETS="docx latex"
	@scripts/fuzz.sh $(TARGETS)

clean: ## Remove build results of this checkout (not the caches)
	@rm -rf build web/build web/.svelte-kit edge/build coverage test-results
