# A PostgreSQL of our own for as long as the tests run: a temporary cluster on a free port.

pg_folder=

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
  node -e 'const s = require("net").createServer(); s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

postgres_start() {
  need_node
  need_postgres
  local bin port try
  bin=$(postgres_bin)
  pg_folder=$(mktemp -d)
  chmod 700 "$pg_folder"
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$pg_folder"; fi
  (cd "$pg_folder" && as_postgres "$bin/initdb" --pgdata="$pg_folder/data" --username=postgres \
    --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$pg_folder.log")
  # Another program may take the port between our look and the server's start: try again.
  for try in 1 2 3 4 5; do
    port=$(free_port)
    if postgres_up "$bin" "$port"; then
      export KRING_TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres"
      return
    fi
    echo "PostgreSQL did not start on port $port (try $try)" >&2
  done
  cat "$pg_folder.log" >&2
  fail "the temporary PostgreSQL does not start"
}

# The data are thrown away afterwards, so nothing waits for the disk.
postgres_up() {
  local options="-c listen_addresses=127.0.0.1 -c port=$2 -c unix_socket_directories='' -c fsync=off"
  options+=" -c synchronous_commit=off -c full_page_writes=off -c max_connections=300"
  (cd "$pg_folder" && as_postgres "$1/pg_ctl" --pgdata="$pg_folder/data" --wait --timeout=60 \
    --log="$pg_folder/server.log" --options="$options" start >>"$pg_folder.log")
}

postgres_stop() {
  if [ -z "$pg_folder" ]; then return; fi
  if [ -e "$pg_folder/data/postmaster.pid" ]; then
    (cd "$pg_folder" && as_postgres "$(postgres_bin)/pg_ctl" --pgdata="$pg_folder/data" --mode=immediate \
      --wait stop >>"$pg_folder.log") || true
  fi
  rm -rf "$pg_folder" "$pg_folder.log"
  pg_folder=
}
