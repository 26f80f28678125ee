#!/bin/sh
# Makes the certificates of the TLS tests: an authority, a server for localhost and 127.0.0.1, and a client. The keys
# protect nothing and are committed on purpose; the certificates are valid for a hundred years.
set -eu
cd "$(dirname "$0")"
new_key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1"; }

new_key ca-key.pem
openssl req -x509 -new -key ca-key.pem -subj "/CN=spark-connect-js test authority" -days 36500 -out ca.pem

for who in server client; do
  new_key "$who-key.pem"
  openssl req -new -key "$who-key.pem" -subj "/CN=spark-connect-js test $who" -out "$who.csr"
  printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' > extensions
  openssl x509 -req -in "$who.csr" -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 36500 -extfile extensions \
    -out "$who.pem"
  rm "$who.csr"
done
rm extensions ca-key.pem ca.srl
