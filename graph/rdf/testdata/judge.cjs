// Reads an N-Quads file with a parser that is not ours and prints what it
// read, a quad a line, as JSON: [subject, predicate, object, graph].
//
//   node judge.cjs FOLDER n3|oxigraph FILE
//   node judge.cjs FOLDER query FILE QUERY     (SPARQL; a solution a line)
//
// FOLDER holds node_modules with n3 and oxigraph.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const [folder, judge, file, query] = process.argv.slice(2);
const load = createRequire(folder + "/judge.cjs");
const text = readFileSync(file, "utf8");

const plain = "http://www.w3.org/2001/XMLSchema#string";
function show(t) {
  switch (t.termType) {
    case "NamedNode": return "<" + t.value + ">";
    case "DefaultGraph": return "";
    case "Literal": return JSON.stringify([t.value, t.language, t.datatype.value === plain ? "" : t.datatype.value]);
  }
  throw new Error("unexpected " + t.termType);
}

const lines = [];
if (judge === "query") {
  const { Store } = load("oxigraph");
  const store = new Store();
  store.load(text, { format: "application/n-quads" });
  for (const solution of store.query(query)) {
    const row = {};
    for (const [name, term] of solution) row[name] = term.value;
    lines.push(JSON.stringify(row));
  }
} else {
  const quads = judge === "n3" ? new (load("n3").Parser)({ format: "N-Quads" }).parse(text) : load("oxigraph").parse(text, { format: "application/n-quads" });
  for (const q of quads) lines.push(JSON.stringify([show(q.subject), show(q.predicate), show(q.object), show(q.graph)]));
}
process.stdout.write(lines.map((l) => l + "\n").join(""));
