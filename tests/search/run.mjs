// Answers the table of queries in Node. Argument: the folder with module, checks, index and table. Prints
// what does not hold as JSON.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(folder, name)));
const [search, { check }] = await Promise.all(["search.mjs", "table.mjs"].map(load));
const fetchBytes = async (name) => new Uint8Array(await readFile(join(folder, "index", name)));
const table = JSON.parse(await readFile(join(folder, "table.json"), "utf8"));
console.log(JSON.stringify(await check(search, fetchBytes, table)));
