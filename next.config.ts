import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Title and description stand in the head for everybody; Next would send them after the page, and
  // move them there by script.
  htmlLimitedBots: /.*/,
  // Next would write files for coding assistants into the tree.
  agentRules: false,
  // Pages are compressed once when cached (jobs/web), not anew for each answer.
  compress: false,
  // After a quiet time no page is served that is older than this, by us or by a CDN (seconds).
  expireTime: 300,
  // Types are checked by npm run check and npm test. A production install has no types of the tests.
  typescript: { ignoreBuildErrors: true },
  distDir: process.env.PAPERFEED_BUILD_DIR ?? ".next",
  experimental: {
    // Each distinct address would otherwise write files for ever.
    isrFlushToDisk: false,
    staleTimes: { dynamic: 0, static: 60 },
  },
  // Pages are kept once, as they are sent (jobs/web/pageStore.ts); a second copy would also be older.
  cacheMaxMemorySize: 0,
  serverExternalPackages: ["pg", "@prisma/client", "@prisma/adapter-pg"],
};

export default config;
