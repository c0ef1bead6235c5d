-- Run once on the primary, as superuser: psql -v owner_password=… -v app_password=… -f roles.sql
-- samsyn_owner owns the tables and runs migrations, which give samsyn_app its rights; samsyn_app serves requests, owns nothing and cannot go round
-- row-level security.
CREATE ROLE samsyn_owner LOGIN PASSWORD :'owner_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE ROLE samsyn_app LOGIN PASSWORD :'app_password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
CREATE DATABASE samsyn OWNER samsyn_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE samsyn FROM PUBLIC;
GRANT CONNECT ON DATABASE samsyn TO samsyn_app;
\connect samsyn
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO samsyn_owner;
GRANT USAGE ON SCHEMA public TO samsyn_app;
