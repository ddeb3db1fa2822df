# Semua perintah proyek; `make` saja menampilkan daftarnya.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
UV ?= uv
WORKERS ?= 2
# One more than cores: browsers, servers that stand still and processes that start are waited for.
TEST_WORKERS ?= 3
# A test that fails is asked once more, and named: a fault fails twice.
AGAIN := --reruns 1 -r R
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

# A stamp carries the checksum of its lock: what is installed is installed once, and again when the lock changes.
checksum = $(firstword $(shell cksum < $(1)))
RUN_STAMP := $(VENV)/.run-$(call checksum,requirements.lock)
DEV_STAMP := $(VENV)/.dev-$(call checksum,requirements-dev.lock)
PLOTLY_STAMP := dashboards/vendor/.asked-$(call checksum,requirements.lock)-$(call checksum,dashboards/list_check/libraries.toml)

.PHONY: help run dev quick test check hooks format docs bahasa lock bundle bench drill fuzz screenshots plotly clean

help: ## Tampilkan daftar perintah ini
	@awk 'BEGIN { FS = ":.*## "; print "Pantau Jamsostek. Perintah:\n" } \
	  /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN_STAMP) ## Pasang, isi basis data, dan sajikan dasbor di http://127.0.0.1:8050 (PORT= dan HOST= mengubahnya)
	@scripts/ensure_plotly.sh $(PLOTLY_STAMP)
	@exec $(PY) scripts/run.py

dev: $(DEV_STAMP) ## Seperti make run, dan mulai lagi setiap kali kode berubah
	@scripts/ensure_plotly.sh $(PLOTLY_STAMP)
	@exec $(PY) scripts/dev.py

# A machine that keeps no bytecode would compile all of it again in each worker and each process that is started.
quick test: export PYTHONDONTWRITEBYTECODE :=
quick: $(DEV_STAMP) ## Jalankan uji yang cepat: tanpa PostgreSQL, Chromium, dan R (ARGS= diteruskan ke pytest)
	@$(PY) -m pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not browser and not slow" $(ARGS)

test: $(DEV_STAMP) ## Jalankan semua uji, di SQLite dan PostgreSQL, dengan Chromium dan R (ARGS= diteruskan ke pytest)
	@scripts/ensure_system.sh chromium roboto playwright postgresql r nginx systemd-analyze npm
	@scripts/ensure_plotly.sh $(PLOTLY_STAMP)
	@PANTAU_TEST_DATABASE=sqlite,postgresql $(PY) -m pytest -q -n $(TEST_WORKERS) --dist loadfile --no-loadscope-reorder $(AGAIN) $(ARGS)

check: $(DEV_STAMP) ## Periksa format, gaya, tipe, arah impor, dan dokumen yang dibuat dari kode
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/cog --check -p "import sys; sys.path.insert(0, '.')" README.md docs/*.md

hooks: $(DEV_STAMP) ## Jalankan pemeriksaan cepat sebelum setiap commit (.pre-commit-config.yaml)
	git config core.hooksPath scripts/hooks

format: $(DEV_STAMP) ## Rapikan format dan impor
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

docs: $(DEV_STAMP) ## Tulis ulang bagian dokumen yang dibuat dari kode
	$(VENV)/bin/cog -r -p "import sys; sys.path.insert(0, '.')" README.md docs/*.md

bahasa: $(DEV_STAMP) ## Selaraskan dashboards/rendering/locales/en.po dengan teks di kode; yang belum diterjemahkan disebut
	@$(PY) scripts/catalogue.py

lock: ## Buat ulang requirements*.lock dari pyproject.toml (memerlukan uv)
	@scripts/lock.sh $(UV)

bundle: $(DEV_STAMP) ## Buat satu ZIP yang dapat dipasang tanpa internet, dengan daftar pustaka dan lisensinya (dist/)
	@scripts/ensure_plotly.sh $(PLOTLY_STAMP)
	@$(PY) -m deploy.bundle $(ARGS)

bench: $(DEV_STAMP) ## Ukur berat dan waktu muat halaman; ARGS=muat: berkas besar, ARGS=cpu: biaya tiap jawaban, ARGS=ganti: yang ditunggu pembaca, ARGS=ramai: banyak pembaca, ARGS=desak: pembaca saat muatan tiba dan dokumen diminta, ARGS=memori: 20.000 permintaan, ARGS=daftar: daftar 40.000 orang
	@scripts/ensure_system.sh $(if $(findstring muat,$(ARGS)),sqlite3 postgresql,chromium playwright)
	@scripts/ensure_plotly.sh $(PLOTLY_STAMP)
	@$(PY) -m scripts.bench $(ARGS)

drill: $(DEV_STAMP) ## Latihan panjang sebelum rilis: pertumbuhan, banyak pembaca, muatan terhenti, cakram penuh, primer hilang, rendaman
	@$(PY) -m scripts.drills $(ARGS)

fuzz: $(DEV_STAMP) ## Cari galat dengan masukan acak (atheris); ARGS="read 600": sasaran, detik
	@$(PY) -m scripts.fuzz $(ARGS)

screenshots: $(DEV_STAMP) ## Ambil ulang gambar di docs/screenshots
	@scripts/ensure_system.sh chromium playwright
	@scripts/ensure_plotly.sh $(PLOTLY_STAMP)
	@$(PY) -m scripts.screenshots $(ARGS)

plotly: $(RUN_STAMP) ## Ambil dari npm paket plotly yang kecil dan pembaca daftar (dilakukan sendiri oleh make run bila npm ada)
	@rm -f $(PLOTLY_STAMP)
	@scripts/ensure_plotly.sh $(PLOTLY_STAMP)

clean: ## Hapus .venv, cache, dan paket plotly; basis data di data/db tetap
	rm -rf $(VENV) dashboards/vendor .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis htmlcov .coverage*
	find . -name __pycache__ -not -path './.git/*' -prune -exec rm -rf {} +

$(PY):
	@scripts/make_venv.sh $(VENV) $(PYTHON)

$(RUN_STAMP): $(PY) requirements.lock
	@echo "Memasang pustaka dari requirements.lock (sekali saja) ..."
	@$(PIP) -r requirements.lock
	@rm -f $(VENV)/.run-* && touch $@

# requirements-dev.lock holds all of requirements.lock at the same versions (a test says so).
$(DEV_STAMP): $(PY) requirements-dev.lock
	@echo "Memasang pustaka dari requirements-dev.lock (sekali saja) ..."
	@$(PIP) -r requirements-dev.lock
	@rm -f $(VENV)/.run-* $(VENV)/.dev-* && touch $@ $(RUN_STAMP)
