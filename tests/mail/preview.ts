import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderConfirm } from "@/emails/confirm";
import { renderDigest } from "@/emails/digest";
import { renderMove, renderSignIn } from "@/emails/letter";
import type { RenderedMail } from "@/lib/mail/message";
import { openBrowser } from "../browser/browser";
import { common, sampleConfirm, sampleDigest, samplePapers } from "./samples";

async function renderAll(): Promise<Record<string, RenderedMail>> {
  const changes = [
    {
      publicId: "2601.09999",
      title: "A paper that was too good",
      change: "withdrawn" as const,
      mailedOn: "2026-03-03",
    },
  ];
  return {
    daily: await renderDigest(sampleDigest({ changes })),
    weekly: await renderDigest(sampleDigest({ kind: "weekly", papers: samplePapers(50) })),
    welcome: await renderDigest(sampleDigest({ kind: "welcome" })),
    quiet: await renderDigest(sampleDigest({ papers: [] })),
    confirm: await renderConfirm(sampleConfirm),
    signin: await renderSignIn({
      ...common,
      signInUrl: `${common.siteUrl}/signin/t`,
      minutesValid: 30,
    }),
    move: await renderMove({
      ...common,
      confirmUrl: `${common.siteUrl}/confirm/t`,
      hoursValid: 48,
    }),
  };
}

/** npm run mail:preview [folder]: every mail as HTML, text, and pictures in light and dark. */
async function preview(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await openBrowser();
  for (const [name, mail] of Object.entries(await renderAll())) {
    await writeFile(join(folder, `${name}.html`), mail.html);
    await writeFile(join(folder, `${name}.txt`), `Subject: ${mail.subject}\n\n${mail.text}`);
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width: 680, height: 900 } });
      await page.setContent(mail.html);
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage: true });
      await page.close();
    }
    console.log(`${name}: ${mail.subject} (${Buffer.byteLength(mail.html)} bytes of HTML)`);
  }
  await browser.close();
}

const [, program = "", folder = "screenshots/mail"] = process.argv;
if (program.endsWith("preview.ts")) await preview(folder);
