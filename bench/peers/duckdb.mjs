// The file into a table of DuckDB, two threads, and the same question as Samsyn is asked.
import { DuckDBInstance } from '@duckdb/node-api';

const file = process.argv[2].replaceAll("'", "''");
const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const timed = async (what, sql) => {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const rows = await (await connection.runAndReadAll(sql)).getRows();
  const cpu = process.cpuUsage(used);
  console.log(`${what} ${((performance.now() - began) / 1000).toFixed(2)} s wall, ${((cpu.user + cpu.system) / 1e6).toFixed(2)} CPU s`);
  return rows;
};
await timed('read_csv into a table', `CREATE TABLE events AS SELECT * FROM read_csv('${file}')`);
for (let run = 0; run < 3; run++)
  await timed('week x municipality x type', "SELECT count(*) FROM (SELECT date_trunc('week', fran), kommun, typ, count(*) FROM events GROUP BY ALL)");
console.log(`memory at most ${(process.resourceUsage().maxRSS / 1e6).toFixed(2)} GB`);
