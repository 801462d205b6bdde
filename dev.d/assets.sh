# The style sheet and the script that the binary carries.

assets() {
  if [ ! -f crates/ui/assets/package.json ]; then return; fi
  need_node
  npm_packages crates/ui/assets
  say "Building the assets"
  npm --prefix crates/ui/assets run --silent build </dev/null
}
