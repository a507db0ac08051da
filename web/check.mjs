/** Fails where the committed page is not, byte for byte, what the sources build. */

import { readFile } from "node:fs/promises";
import { OUT, page } from "./build.mjs";

const [built, kept] = await Promise.all([page(), readFile(OUT, "utf8")]);
if (built !== kept) {
  console.error("the committed page differs from its sources: run `npm run build` in web/ and commit the result");
  process.exit(1);
}
console.log("the committed page is what the sources build");
