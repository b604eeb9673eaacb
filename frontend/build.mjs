// Bundles src/ into the folder of static files that the server serves and the wheel holds.
//
// The same sources and packages give the same files, byte for byte: no source maps, no times, and
// no path of the machine. Another folder may be named as the argument.
import * as esbuild from "esbuild";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { licences } from "./licences.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const packaged = join(here, "..", "src", "councilgraph", "serve", "static");
const target = process.argv[2] ?? packaged;

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const { metafile } = await esbuild.build({
  absWorkingDir: here,
  entryPoints: ["src/site.js", "src/site.css", "src/editor.js", "src/editor.css"],
  outdir: target,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  charset: "utf8",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "fonts/[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "dataurl" },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
await writeFile(join(target, "LICENCES.txt"), await licences(here, Object.keys(metafile.inputs)));
