// Plain JavaScript, as it is what compiles the rest: runs one process of the product from what was
// compiled of it. Compiling, and the loader that it needs, is left to a process that ends.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [name, ...given] = process.argv.slice(2);
const script = join(import.meta.dirname, "prepare.ts");
const preparing = fork(script, [name], { execArgv: ["--import", "tsx"] });
let file;
preparing.once("message", (message) => {
  file = message.file;
});
const [code] = await once(preparing, "exit");
if (!file) process.exit(code ?? 1);
process.argv = [process.argv[0], file, ...given];
await import(pathToFileURL(file).href);
