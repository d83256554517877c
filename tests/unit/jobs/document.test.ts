import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { compressShared } from "@/jobs/web/compress";
import { CompressedStore } from "@/jobs/web/compressedStore";
import { dropFramework } from "@/jobs/web/document";

const drop = (html: string) => dropFramework(Buffer.from(html)).toString();

describe("a page of the framework", () => {
  it("loses the framework's scripts, their preloads and React's marks", () => {
    const page =
      '<link rel="preload" as="script" href="/_next/a.js"/><div hidden=""><!--$--><!--/$--></div>' +
      '<p>one<!-- --> two</p><script src="/_next/b.js" async=""></script>' +
      '<script>self.__next_f.push([1,"<p>again\\u003c/p>"])</script><script id="_R_">x</script>';
    expect(drop(page)).toBe("<p>one two</p>");
  });

  it("keeps our own scripts, data, styles and fonts", () => {
    const page =
      '<link rel="preload" as="font" href="/a.woff2"/><link rel="modulepreload" href="/js/a.js"/>' +
      '<script data-own="">theme()</script><script type="module" src="/js/a.js"></script>' +
      '<script type="application/ld+json">{"a":1}</script>';
    expect(drop(page)).toBe(page);
  });

  it("is not cut short by a word that looks like a mark in a text", () => {
    expect(drop("<p>&lt;!--$--&gt; &lt;script&gt;</p>")).toBe(
      "<p>&lt;!--$--&gt; &lt;script&gt;</p>",
    );
  });
});

describe("what the web process sends", () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  async function ask(status: number, cacheControl: string) {
    server = createServer((request, response) => {
      compressShared(request, response, new CompressedStore(1_000_000));
      response.writeHead(status, { "Content-Type": "text/html", "Cache-Control": cacheControl });
      response.end("<p>text</p><script>self.__next_f</script>");
    });
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}/`);
  }

  it.each([
    [200, "s-maxage=60"],
    [200, "private, no-store"],
    [404, "no-store"],
  ])("of status %i under %s is a plain document", async (status, cacheControl) => {
    const answer = await ask(status, cacheControl);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe("<p>text</p>");
  });

  it("for a page that failed says so without any script", async () => {
    const answer = await ask(500, "private");
    expect(answer.status).toBe(500);
    expect(await answer.text()).toMatch(/<h1>This page could not be made<\/h1>/);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});
