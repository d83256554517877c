import { z } from "zod";

const url = z.url({ protocol: /^https?$/ });
const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
/** An empty line in a .env file means "not set". */
const emptyIsUnset = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(emptyIsUnset, type.optional());
const withDefault = <T extends z.ZodType>(type: T, value: z.input<T>) =>
  z.preprocess((given) => (given === "" || given === undefined ? value : given), type);
const categoryList = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^[a-z-]+(\.[A-Za-z-]+)?$/, "is not an arXiv category")));

/** A stored vector lies in one page of 8 KB beside its code: as long as any common model's. */
export const DIMENSIONS_MAX = 4_096;

/** Every setting, its form and its default. `.env.example` says what each is for. */
const schema = z.object({
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  DATA_DIR: withDefault(z.string(), ".data"),
  SECRET: optional(z.string().min(32, "needs at least 32 characters")),
  APP_URL: optional(url),
  HOST: withDefault(z.string(), "127.0.0.1"),
  PORT: withDefault(z.coerce.number().int().min(0).max(65_535), 3000),
  TRUSTED_PROXIES: withDefault(z.coerce.number().int().min(0).max(10), 0),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: withDefault(z.string().min(3), "Paperfeed <paperfeed@localhost>"),
  MAIL_POSTAL_ADDRESS: optional(z.string()),
  MAIL_RATE: withDefault(z.coerce.number().positive(), 50),
  MAIL_CONNECTIONS: withDefault(z.coerce.number().int().min(1).max(100), 5),
  MAIL_IN_DOUBT: withDefault(z.enum(["resend", "hold"]), "resend"),
  DKIM_DOMAIN: optional(z.string()),
  DKIM_SELECTOR: optional(z.string()),
  DKIM_PRIVATE_KEY: optional(z.string()),
  BOUNCES_KEY: optional(z.string().min(16, "needs at least 16 characters")),
  DIGEST_HOUR: withDefault(z.coerce.number().int().min(0).max(23), 7),
  ARXIV_CATEGORIES: withDefault(
    categoryList,
    "cs.CL,cs.LG,cs.CV,cs.AI,cs.IR,cs.RO,cs.SE,cs.CR,eess.AS,stat.ML",
  ),
  ARXIV_API_URL: withDefault(url, "https://export.arxiv.org/api/query"),
  ARXIV_OAI_URL: withDefault(url, "https://oaipmh.arxiv.org/oai"),
  ARXIV_RSS_URL: withDefault(url, "https://rss.arxiv.org"),
  HF_API_URL: withDefault(url, "https://huggingface.co"),
  GITHUB_API_URL: withDefault(url, "https://api.github.com"),
  GITHUB_TOKEN: optional(z.string()),
  HN_API_URL: withDefault(url, "https://hn.algolia.com/api/v1"),
  OPENALEX_API_URL: withDefault(url, "https://api.openalex.org"),
  WEBSUB_HUB_URL: optional(url),
  EMBEDDINGS_URL: optional(
    url.refine((text) => !/^https?:\/\/[^/]*@/.test(text), "must name no user: set EMBEDDINGS_KEY"),
  ),
  EMBEDDINGS_MODEL: optional(z.string().max(200)),
  EMBEDDINGS_KEY: optional(z.string().regex(/^[\x21-\x7e]+$/, "may not hold spaces or line ends")),
  EMBEDDINGS_DIMENSIONS: optional(z.coerce.number().int().min(2).max(DIMENSIONS_MAX)),
  METRICS_TOKEN: optional(z.string().min(16, "needs at least 16 characters")),
  /** Where the built pages lie; tests build into a folder of their own. */
  PAPERFEED_BUILD_DIR: withDefault(z.string(), ".next"),
  LOG_LEVEL: withDefault(z.enum(["debug", "info", "warn", "error"]), "info"),
});

export type Settings = z.infer<typeof schema> & { APP_URL: string };

let current: Settings | undefined;

/** The settings of this process, parsed at the first call. Throws one error naming every fault. */
export function settings(): Settings {
  current ??= parseSettings(process.env);
  return current;
}

/** For processes that learn an address after they start: the embedded database, a free port. */
export function setSettings(values: Record<string, string | undefined>): Settings {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  current = undefined;
  return settings();
}

/** The environment a child process is started with: ours, and what it must know besides. */
export function childEnvironment(values: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...values };
}

/** Pure: the environment to settings, or an Error that lists every wrong one at once. */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const parsed = schema.safeParse(environment);
  const faults = parsed.success
    ? findConflicts(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new Error(`Settings to mend (see .env.example):\n  ${faults.join("\n  ")}`);
  }
  return { ...parsed.data, APP_URL: appUrl(parsed.data) };
}

function findConflicts(given: z.infer<typeof schema>): string[] {
  const faults: string[] = [];
  if (given.DATABASE_URL && !given.SECRET) {
    faults.push("SECRET: is required when DATABASE_URL is set (openssl rand -hex 32)");
  }
  if (!given.SMTP_URL && !isLoopback(new URL(appUrl(given)).hostname)) {
    faults.push("SMTP_URL: is required when APP_URL is not this machine, or nobody gets mail");
  }
  return [...faults, ...findEndpointConflicts(given)];
}

/** An endpoint is its address and its model; what else is said of it needs both. */
function findEndpointConflicts(given: z.infer<typeof schema>): string[] {
  const { EMBEDDINGS_URL, EMBEDDINGS_MODEL, EMBEDDINGS_KEY, EMBEDDINGS_DIMENSIONS } = given;
  const isMeant = [EMBEDDINGS_URL, EMBEDDINGS_MODEL, EMBEDDINGS_KEY, EMBEDDINGS_DIMENSIONS].some(
    (value) => value !== undefined,
  );
  if (!isMeant) return [];
  return [
    ...(EMBEDDINGS_URL ? [] : ["EMBEDDINGS_URL: is required with any other EMBEDDINGS_ setting"]),
    ...(EMBEDDINGS_MODEL ? [] : ["EMBEDDINGS_MODEL: is required when EMBEDDINGS_URL is set"]),
  ];
}

function appUrl(given: z.infer<typeof schema>): string {
  const address = given.APP_URL ?? `http://localhost:${given.PORT}`;
  return address.replace(/\/+$/, "");
}
