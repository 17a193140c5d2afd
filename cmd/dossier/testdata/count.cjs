// Usage: node count.cjs FOLDER FILE. Loads N-Quads with n3 and oxigraph of
// FOLDER/node_modules, strictly, and prints how many quads each found.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { resolve } = require("node:path");

const [folder, file] = process.argv.slice(2);
const need = createRequire(resolve(folder, "x.js"));
const text = readFileSync(file, "utf8");

const n3 = need("n3");
console.log("n3", new n3.Parser({ format: "application/n-quads" }).parse(text).length);

const oxigraph = need("oxigraph");
const store = new oxigraph.Store();
store.load(text, { format: "application/n-quads" });
console.log("oxigraph", store.size);
