import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Plugin } from "esbuild";
import { rootFolder } from "./supervise";

/** The processes that stay: as plain JavaScript they need no loader of TypeScript beside them. */
const PROCESSES = ["start", "web", "worker", "inbox"].map((name) => join("jobs", `${name}.ts`));
/** The least that package.json allows. */
const TARGET = "node20.19";

/**
 * Writes each process as one file, and what it loads later as others, into `folder`. Packages stay
 * where they are. Source maps lie beside them; names stay, so that stacks can be read without. The
 * benches compile what they measure in the same way.
 */
export async function compileProcesses(folder: string, sources = PROCESSES): Promise<void> {
  // Where nothing has to be compiled its memory is saved.
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: rootFolder,
    entryPoints: sources,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: TARGET,
    packages: "external",
    // Node asks for the ending, which Next's own compiler adds.
    alias: { "next/navigation": "next/navigation.js" },
    sourcemap: true,
    plugins: [keepFolders(folder)],
    logLevel: "silent",
  });
}

const OWN_FOLDER = /import\.meta\.dirname/g;

/** A file that asks for its own folder still means the one its source is in, wherever both are moved. */
const keepFolders = (folder: string): Plugin => ({
  name: "keep folders",
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const way = JSON.stringify(`/${relative(join(rootFolder, folder), dirname(path))}`);
      const contents = text.replace(OWN_FOLDER, (asked) => `(${asked} + ${way})`);
      return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
});
