#!/usr/bin/env bash
# The same points in a PostGIS of their own, already in the map's projection and indexed, and the same tiles as vector tiles: postgis.sh points.csv zoom/x/y…
set -euo pipefail
bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)"
[ -n "$bin" ] && ls /usr/share/postgresql/*/extension/postgis.control >/dev/null 2>&1 || { echo "PostGIS is not on this machine" >&2; exit 3; }
points="$1"
shift
folder="$(mktemp -d)"
as_owner() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$folder"
stop() { as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT
as_owner "$bin/initdb" -D "$folder/data" -U postgres -A trust >/dev/null
as_owner "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-c listen_addresses= -c unix_socket_directories=$folder -c shared_buffers=1GB -c work_mem=256MB -c fsync=off" start >/dev/null
sql() { psql -h "$folder" -U postgres -qAtX -v ON_ERROR_STOP=1 "$@"; }
sql <<SQL
CREATE EXTENSION postgis;
CREATE TABLE raw (at timestamp, type text, x float, y float);
\copy raw FROM '$points' WITH (FORMAT csv, HEADER, DELIMITER ';')
CREATE TABLE points AS SELECT at, type, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 3006), 3857) AS place FROM raw;
CREATE INDEX ON points USING gist (place);
VACUUM ANALYZE points;
SQL
for tile in "$@"; do
  IFS=/ read -r zoom x y <<<"$tile"
  query="SELECT length(ST_AsMVT(tile, 'points')) FROM (SELECT at::text, type, ST_AsMVTGeom(place, ST_TileEnvelope($zoom, $x, $y)) FROM points WHERE place && ST_TileEnvelope($zoom, $x, $y) AND at BETWEEN '2015-01-01' AND '2024-12-31 23:59') AS tile;"
  { echo '\timing on'; for _ in 1 2 3 4 5 6 7; do echo "$query"; done; } | sql | awk -v zoom="$zoom" '/^[0-9]+$/ { bytes = $1 } /^Time:/ { took[++n] = $2 } END { for (i = 2; i <= n; i++) for (j = i; j > 1 && took[j] + 0 < took[j - 1] + 0; j--) { t = took[j]; took[j] = took[j - 1]; took[j - 1] = t } printf "zoom %2d: median %s ms, least %s ms; %d bytes\n", zoom, took[int((n + 1) / 2)], took[1], bytes }'
done
