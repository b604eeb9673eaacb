// The licences of all that is bundled, as one text.
//
// A package that was itself bundled before it was published names what is inside it in its source
// map; without that, those licences would be lost.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const INSIDE = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** Return the packages that paths of files lead into. */
export function packagesOf(paths) {
  const names = paths.map((path) => INSIDE.exec(path)?.[1]).filter(Boolean);
  return [...new Set(names)].sort();
}

async function sourcesOf(file) {
  const map = `${file}.map`;
  return existsSync(map) ? JSON.parse(await readFile(map, "utf8")).sources : [];
}

async function textOf(here, name) {
  const folder = join(here, "node_modules", name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder))
    .filter((file) => /^(licen[cs]e|copying)/i.test(file))
    .sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const whole = texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
  const author = about.author?.name ?? about.author ?? "its authors";
  return `${name} ${about.version} (${about.license})\n\n${whole || `Copyright ${author}`}\n`;
}

/** Return the licences of all packages among the inputs of a bundle. */
export async function licences(here, inputs) {
  const scripts = inputs.filter((path) => path.endsWith(".js"));
  const nested = (await Promise.all(scripts.map((path) => sourcesOf(join(here, path))))).flat();
  const names = packagesOf([...inputs, ...nested]);
  const texts = await Promise.all(names.map((name) => textOf(here, name)));
  const rule = `\n${"-".repeat(80)}\n\n`;
  return `The files in this folder hold these packages.\n${rule}${texts.join(rule)}`;
}
