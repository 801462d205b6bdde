# Lines for the person who runs this.

say() { printf '\n== %s\n' "$*"; }

fail() {
  printf 'dev: %s\n' "$*" >&2
  exit 1
}
