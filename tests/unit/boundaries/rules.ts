import { posix } from "node:path";
import ts from "typescript";

/** Names of files inside lib/<noun>/ that touch the outside; every other file there is pure. */
const IO_FILES = new Set(["store", "fetch", "send", "run"]);
/** Pieces of lib that are not nouns: settings, log and the connection are outside effects too. */
const EFFECTS = new Set(["lib/env", "lib/log", "lib/database/client"]);
const NODE_IO =
  /^(node:)?(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|os)(\/|$)/;
const FRAMEWORK = /^(next|react|react-dom|node-cron)(\/|$)/;

export type Violation = { file: string; target: string; rule: string };
type Rule = {
  /** The sentence a developer reads when the rule is broken. */
  says: string;
  /** Which files it binds. */
  binds: (file: string) => boolean;
  /** What those files may not import: a module name, or a path from the root without ending. */
  forbids: (target: string, file: string) => boolean;
};

const top = (path: string) => path.split("/")[0] ?? "";
const inFolder = (...folders: string[]) => {
  return (path: string) => path.includes("/") && folders.includes(top(path));
};
const stem = (path: string) => posix.basename(path).replace(/\.tsx?$/, "");
const isLibIo = (path: string) => path.startsWith("lib/") && IO_FILES.has(stem(path));
const isLibEffect = (path: string) => isLibIo(path) || EFFECTS.has(path.replace(/\.ts$/, ""));
const isPureLib = (path: string) => path.startsWith("lib/") && !isLibEffect(path);
const isStore = (path: string) => path.startsWith("lib/") && stem(path) === "store";
const isProduct = inFolder("app", "components", "emails", "jobs", "lib");

export const RULES: Rule[] = [
  {
    says: "lib is the product without a framework: it imports no next, react or schedule.",
    binds: inFolder("lib"),
    forbids: (target) => FRAMEWORK.test(target),
  },
  {
    says: "lib knows only lib: pages, components, mails and jobs stand above it.",
    binds: inFolder("lib"),
    forbids: inFolder("app", "components", "emails", "jobs", "tests"),
  },
  {
    says: "A file of lib that is not store, fetch, send or run is pure: it reads no database, network, disk, setting or log.",
    binds: isPureLib,
    forbids: (target) => isLibEffect(target) || NODE_IO.test(target),
  },
  {
    says: "components are markup from props: they import components and pure lib.",
    binds: inFolder("components"),
    forbids: (target) =>
      isLibEffect(target) || inFolder("app", "emails", "jobs", "prisma", "tests")(target),
  },
  {
    says: "emails are pure templates: they import emails and pure lib.",
    binds: inFolder("emails"),
    forbids: (target) =>
      isLibEffect(target) || inFolder("app", "components", "jobs", "prisma", "tests")(target),
  },
  {
    says: "app routes and reads: it imports no job, schema or test.",
    binds: inFolder("app"),
    forbids: inFolder("jobs", "prisma", "tests"),
  },
  {
    says: "jobs wire emails and lib: they import no page or component. Only jobs/web/page renders pages.",
    binds: (file) => inFolder("jobs")(file) && !file.startsWith("jobs/web/page/"),
    forbids: inFolder("app", "components", "tests"),
  },
  {
    says: "Only store.ts may import the database client: SQL has one place per noun.",
    binds: (file) => isProduct(file) && !isStore(file) && file !== "lib/database/client.ts",
    forbids: (target) => target === "lib/database/client" || target.startsWith("prisma/generated"),
  },
  {
    says: "Only store.ts may use pg, for COPY; the server's owner in jobs/postgres may too.",
    binds: (file) => isProduct(file) && !isStore(file) && !file.startsWith("jobs/postgres/"),
    forbids: (target) => /^pg(-|\/|$)/.test(target),
  },
  {
    says: "Only lib/database/client.ts may build a Prisma client.",
    binds: (file) => isProduct(file) && file !== "lib/database/client.ts",
    forbids: (target) => target.startsWith("@prisma/"),
  },
  {
    says: "Only lib/mail/send.ts speaks SMTP.",
    binds: (file) => isProduct(file) && file !== "lib/mail/send.ts",
    forbids: (target) => /^nodemailer(\/|$)/.test(target),
  },
  {
    says: "Only jobs/schedule.ts knows the schedule library.",
    binds: (file) => isProduct(file) && file !== "jobs/schedule.ts",
    forbids: (target) => target === "node-cron",
  },
  {
    says: "Settings are read by lib/env.ts alone.",
    binds: (file) => isProduct(file) && file !== "lib/env.ts",
    forbids: (target) => target === PROCESS_ENV,
  },
  {
    says: "Requests to the outside are made by fetch.ts alone.",
    binds: (file) => file.startsWith("lib/") && stem(file) !== "fetch",
    forbids: (target) => target === GLOBAL_FETCH,
  },
];

/** Stand-ins by which two globals are treated like imports. */
export const PROCESS_ENV = "(process.env)";
export const GLOBAL_FETCH = "(fetch)";

/** Every rule that one file breaks. `file` is its path from the root, with forward slashes. */
export function findViolations(file: string, source: string): Violation[] {
  const rules = RULES.filter((rule) => rule.binds(file));
  return listTargets(file, source).flatMap((target) =>
    rules
      .filter((rule) => rule.forbids(target, file))
      .map((rule) => ({ file, target, rule: rule.says })),
  );
}

/** What a file imports (also by export-from, import() and require), as module names or root paths. */
function listTargets(file: string, source: string): string[] {
  const imported = ts.preProcessFile(source, true, true).importedFiles.map((one) => one.fileName);
  const globals = [
    ...(usesName(source, isProcessEnv) ? [PROCESS_ENV] : []),
    ...(usesName(source, isGlobalFetch) ? [GLOBAL_FETCH] : []),
  ];
  return [...imported.map((target) => resolveTarget(file, target)), ...globals];
}

function resolveTarget(file: string, target: string): string {
  const path = target.startsWith("@/")
    ? target.slice(2)
    : target.startsWith(".")
      ? posix.join(posix.dirname(file), target)
      : target;
  return path.replace(/\.(ts|tsx|js)$/, "");
}

function usesName(source: string, matches: (node: ts.Node) => boolean): boolean {
  const tree = ts.createSourceFile(
    "file.tsx",
    source,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const visit = (node: ts.Node): boolean =>
    matches(node) || (ts.forEachChild(node, visit) ?? false);
  return visit(tree);
}

const isProcessEnv = (node: ts.Node) =>
  ts.isPropertyAccessExpression(node) && node.getText() === "process.env";

const isGlobalFetch = (node: ts.Node) =>
  ts.isCallExpression(node) && /^(globalThis\.)?fetch$/.test(node.expression.getText());
