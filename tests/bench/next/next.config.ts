import { join } from "node:path";
import type { NextConfig } from "next";

/** The plain alternative: Next as it comes, without compression, which would cost half its speed. */
const config: NextConfig = {
  compress: false,
  agentRules: false,
  typescript: { ignoreBuildErrors: true },
  // Built in a folder of its own inside the tree, whose node_modules it uses.
  turbopack: { root: join(import.meta.dirname, "..") },
};

export default config;
