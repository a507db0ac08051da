/** src -> src/sefer/atlas/page/atlas.html: one template with script and style inside, for Python to fill. */

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const OUT = here("../src/sefer/atlas/page/atlas.html");

async function bundle(entry, options) {
  const { outputFiles } = await build({
    entryPoints: [here(entry)], bundle: true, minify: true, write: false, legalComments: "none", charset: "utf8",
    target: ["chrome109", "firefox115", "safari16"], logLevel: "warning", ...options,
  }); // prettier-ignore
  return outputFiles[0].text.trim();
}

/** The template: gaps in double braces are left for Python, except those of style and script. */
export async function page() {
  const script = await bundle("src/main.ts", { format: "iife" });
  const style = await bundle("src/atlas.css", {});
  for (const banned of [
    "</script",
    "<!--",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "{{",
  ])
    if (script.includes(banned)) throw new Error(`the script must not hold ${banned}`);
  const template = await readFile(here("src/atlas.html"), "utf8");
  return template.replace("{{style}}", () => style).replace("{{script}}", () => script);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await page();
  await writeFile(OUT, text);
  console.log(`${OUT}: ${Buffer.byteLength(text)} bytes`);
}
