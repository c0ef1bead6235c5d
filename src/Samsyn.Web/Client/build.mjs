// Bundles styles, script and fonts into ../wwwroot/assets with a content hash in each name,
// and writes manifest.json (logical name → file name) for the server to read.
import { build } from "esbuild";
import { rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";

const outdir = "../wwwroot/assets";
await rm(outdir, { recursive: true, force: true });

const { metafile } = await build({
  entryPoints: { samsyn: "scripts/samsyn.ts", review: "scripts/review.ts", room: "scripts/room.ts", map: "scripts/map.ts", "map-worker": "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs", picture: "scripts/picture.ts", "samsyn-style": "styles/samsyn.css", "review-style": "styles/review-page.css", "paper-style": "styles/paper-page.css", "room-style": "styles/room-page.css", "picture-style": "styles/picture-page.css", "map-style": "styles/map-page.css", "live-map-style": "styles/live-map-page.css", "samsyn-mark": "images/samsyn-mark.svg" },
  outdir,
  bundle: true,
  minify: true,
  metafile: true,
  target: ["chrome123", "firefox128", "safari17.5"],
  loader: { ".woff2": "file", ".svg": "copy" },
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  logLevel: "warning",
});

const names = Object.keys(metafile.outputs).map((path) => basename(path)).sort();
const manifest = Object.fromEntries(names.map((name) => [name.replace(/-[A-Z0-9]{8}(?=\.)/, ""), name]));
await writeFile(`${outdir}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
for (const [logical, name] of Object.entries(manifest))
  console.log(`${logical} → ${name} (${metafile.outputs[Object.keys(metafile.outputs).find((path) => path.endsWith(name))].bytes} bytes)`);
