// Usage: node query.cjs FOLDER FILE < QUERY. Runs a SPARQL SELECT over N-Quads
// with oxigraph of FOLDER/node_modules and prints a row a line.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { resolve } = require("node:path");

const [folder, file] = process.argv.slice(2);
const oxigraph = createRequire(resolve(folder, "x.js"))("oxigraph");
const store = new oxigraph.Store();
store.load(readFileSync(file, "utf8"), { format: "application/n-quads" });
for (const row of store.query(readFileSync(0, "utf8"))) {
  console.log([...row.values()].map((term) => term.value).join(" | "));
}
