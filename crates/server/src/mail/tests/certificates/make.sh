#!/usr/bin/env bash
# Makes the certificates of the mail tests anew: an authority that nobody trusts, and two servers that it has
# signed, one for 127.0.0.1 and one for another name. Valid for a hundred years; they guard nothing.
set -euo pipefail
cd "$(dirname "$0")"
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }
ca=$(mktemp)
trap 'rm -f "$ca" request.pem' EXIT
key "$ca"
openssl req -x509 -new -key "$ca" -sha256 -days 36500 -subj "/CN=Kring test authority" \
  -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign" -out authority.pem
server() {
  key "$1.key"
  openssl req -new -key "$1.key" -subj "/CN=$1" -out request.pem
  openssl x509 -req -in request.pem -CA authority.pem -CAkey "$ca" -set_serial "$3" -sha256 -days 36500 -out "$1.pem" \
    -extfile <(printf 'subjectAltName=%s\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' "$2")
}
server here IP:127.0.0.1 2
server elsewhere DNS:mail.elsewhere.example 3
