import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { SiteFooter } from "@/components/page/SiteFooter";
import { SiteHeader } from "@/components/page/SiteHeader";
import { MarkForm } from "@/components/papers/MarkButtons";
import { THEME_SCRIPT } from "@/lib/paths/themeScript";
import "./globals.css";
import "./page.css";
import "./prose.css";
import "./buttons.css";
import "./overlays.css";
import "./tabs.css";
import "./feed.css";
import "./filters.css";
import "./aside.css";
import "./paper.css";
import "./marks.css";
import "./calendar.css";
import "./form.css";
import "./status.css";

const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
});

// Fetched only by pages with names such as Łukasz. It stands first, without a fallback of its own,
// because the Latin file's fallback would answer for these letters.
const interExtended = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-ext",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: "unicode-range", value: "U+0100-02BA,U+02BD-02C5,U+1E00-1E9F,U+1EF2-1EFF" },
  ],
});

export const metadata: Metadata = {
  title: { default: "Paperfeed", template: "%s · Paperfeed" },
  description: "Research papers, tagged, ranked with reasons, and mailed once a day.",
  icons: { icon: "/icon.svg" },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfdfb" },
    { media: "(prefers-color-scheme: dark)", color: "#141517" },
  ],
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html
      lang="en"
      className={`${inter.variable} ${interExtended.variable}`}
      suppressHydrationWarning
    >
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, no input */}
        <script data-own="" dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title="Paperfeed"
          href="/opensearch.xml"
        />
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to content
        </a>
        <SiteHeader />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter />
        <MarkForm />
        <script type="module" src="/js/main.js" />
      </body>
    </html>
  );
}
