#!/usr/bin/env bash
# An example to read and run: two instances of the service on one PostgreSQL, behind an nginx, on one machine.
#   DATABASE_URL=jdbc:postgresql://localhost:5432/priorauth DATABASE_USER=… DATABASE_PASSWORD=… docs/operations/two-instances.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
: "${DATABASE_URL:?names the PostgreSQL that both instances share}"

./pas build
folder=$(mktemp -d)
cat >"$folder/nginx.conf" <<CONF
pid $folder/nginx.pid;
error_log stderr crit;   # a lesser error quotes the request, whose query may hold a person's name
events {}
http {
    access_log off;      # so would this
    client_max_body_size 64m;               # more than the service takes, so that it is the service that refuses, and in FHIR
    large_client_header_buffers 4 32k;      # likewise
    upstream service {
        server 127.0.0.1:8081 max_fails=1 fail_timeout=5s;
        server 127.0.0.1:8082 max_fails=1 fail_timeout=5s;
        keepalive 32;
    }
    server {
        listen 127.0.0.1:8080;
        location = /prometheus { return 404; }  # each instance is watched by itself, from inside
        location / {
            proxy_pass http://service;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host \$http_host;
            # The caller's own claims about where it comes from are replaced, not passed on.
            proxy_set_header X-Forwarded-For \$remote_addr;
            proxy_set_header X-Forwarded-Proto \$scheme;
            proxy_set_header X-Request-Id \$http_x_request_id;
            proxy_next_upstream error timeout http_503;
        }
    }
}
CONF

stop() {
    kill "${children[@]}" 2>/dev/null || true
    wait
    rm -rf "$folder"
}
children=()
trap stop EXIT INT TERM
for port in 8081 8082; do
    # Behind a declared proxy the address of a caller is the one that the proxy names, and nobody is trusted for being on this machine.
    SERVICE_URL=http://localhost:8080 SERVICE_BEHIND_TLS_PROXY=true ./pas serve --port $port --db "$DATABASE_URL" &
    children+=($!)
done
nginx -p "$folder" -c "$folder/nginx.conf" -g 'daemon off;' &
children+=($!)
wait
