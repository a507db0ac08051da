#!/usr/bin/env bash
# The committed page is what its source builds: types, style, and a rebuild that is compared byte by byte.
set -euo pipefail
cd "$(dirname "$0")"
command -v npm >/dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm >/dev/null; }
npm ci --silent --no-audit --no-fund
npm run --silent types
npm run --silent style
npm run --silent check
