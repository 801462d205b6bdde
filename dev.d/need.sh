# What has to be there, installed when it is missing and the machine allows it.

apt_updated=

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

# apt_install WHY PACKAGE...
apt_install() {
  local why=$1
  shift
  command -v apt-get >/dev/null || fail "$why is missing; install it (on Debian: $*)"
  if [ "$(id -u)" -ne 0 ] && ! sudo -n true 2>/dev/null; then
    fail "$why is missing; run: sudo apt-get install $*"
  fi
  say "Installing $why: $*"
  if [ -z "$apt_updated" ]; then
    as_root apt-get update -q
    apt_updated=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" </dev/null
}

need_rust() {
  command -v cargo >/dev/null || fail "Rust is missing: see https://rustup.rs"
  command -v cc >/dev/null || apt_install "a C compiler" gcc libc6-dev
}

need_node() {
  command -v node >/dev/null || fail "Node.js 20 or later is missing"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  if [ "$major" -lt 20 ]; then fail "Node.js is $major; 20 or later is needed"; fi
  command -v npm >/dev/null || apt_install npm npm
}

need_browser() {
  need_node
  CHROMIUM="${CHROMIUM:-$(command -v chromium || command -v google-chrome || true)}"
  if [ -z "$CHROMIUM" ]; then
    apt_install Chromium chromium
    CHROMIUM=$(command -v chromium)
  fi
  export CHROMIUM
}

postgres_bin() {
  local bin
  for bin in /usr/lib/postgresql/*/bin; do
    if [ -x "$bin/initdb" ]; then printf '%s\n' "$bin"; fi
  done | sort -V | tail -1
}

need_postgres() {
  if [ -n "$(postgres_bin)" ]; then return; fi
  # Only its programs are wanted: the package is asked not to set up and start a server.
  local wish=/etc/postgresql-common/createcluster.d
  if [ ! -d /etc/postgresql-common ] && command -v apt-get >/dev/null; then
    as_root mkdir -p "$wish" && echo 'create_main_cluster = false' | as_root tee "$wish/kring.conf" >/dev/null
  fi
  apt_install PostgreSQL postgresql
}

# npm_packages FOLDER: what its lock file says, once per lock file.
npm_packages() {
  local folder=$1 seen=$1/node_modules/.kring-lock
  if cmp -s "$folder/package-lock.json" "$seen"; then return; fi
  say "Installing the packages of $folder"
  (cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund </dev/null)
  cp "$folder/package-lock.json" "$seen"
}
