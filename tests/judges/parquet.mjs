// Reads a Parquet file with DuckDB (independent of this project) and prints what it found as JSON.
// Usage: node parquet.mjs FILE
import { DuckDBInstance } from "@duckdb/node-api";

const file = process.argv[2].replaceAll("'", "''");
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const all = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
const columns = await all(`describe select * from read_parquet('${file}')`);
const groups = await all(`select row_group_id as id, any_value(row_group_num_rows) as rows, any_value(compression) as compression from parquet_metadata('${file}') group by row_group_id order by row_group_id`);
const [{ rows }] = await all(`select count(*) as rows from read_parquet('${file}')`);
const sums = {};
for (const { column_name: name, column_type: type } of columns) {
  const column = `"${name.replaceAll('"', '""')}"`;
  const [found] = await all(`select count(${column}) as given, count(distinct ${column}) as different, ${type === "DOUBLE" ? `sum(${column})` : "null"} as sum from read_parquet('${file}')`);
  sums[name] = { type, given: Number(found.given), different: Number(found.different), sum: found.sum };
}
const first = await all(`select * from read_parquet('${file}') limit 20`);
const metadata = await all(`select decode(key) as key, decode(value) as value from parquet_kv_metadata('${file}')`);
console.log(JSON.stringify({ rows: Number(rows), groups: groups.map((one) => ({ rows: Number(one.rows), compression: one.compression })), columns: sums, first, metadata }));
