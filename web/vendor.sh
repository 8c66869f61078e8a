#!/bin/sh
# Fetches the browser client at the pinned versions and checks it against the committed sums.
#   server/vendor.sh           verify: the committed files are those of the packages
#   server/vendor.sh --update  replace the files and the sums, after changing a version below
set -eu

PHOENIX=1.8.16
LIVE_VIEW=1.2.12

assets=$(cd "$(dirname "$0")" && pwd)/src/main/resources/io/jview/web/file/assets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v npm >/dev/null || { echo "vendor.sh needs npm, which comes with Node.js" >&2; exit 1; }

fetch() { # package version
  (cd "$work" && npm pack --silent "$1@$2" >/dev/null && mkdir "$1" && tar -xzf "$1-$2.tgz" -C "$1")
  cp "$work/$1/package/priv/static/$1.min.js" "$work/$1.min.js"
  cp "$work/$1/package/LICENSE.md" "$work/$1.LICENSE.md"
}

fetch phoenix "$PHOENIX"
fetch phoenix_live_view "$LIVE_VIEW"

files="phoenix.min.js phoenix.LICENSE.md phoenix_live_view.min.js phoenix_live_view.LICENSE.md"
if [ "${1:-}" = "--update" ]; then
  for file in $files; do cp "$work/$file" "$assets/$file"; done
  # shellcheck disable=SC2086
  (cd "$assets" && sha256sum $files >SHA256SUMS)
  echo "Updated to phoenix $PHOENIX and phoenix_live_view $LIVE_VIEW"
else
  (cd "$assets" && sha256sum --check --quiet SHA256SUMS)
  for file in $files; do cmp "$work/$file" "$assets/$file"; done
  echo "The files are those of phoenix $PHOENIX and phoenix_live_view $LIVE_VIEW"
fi
