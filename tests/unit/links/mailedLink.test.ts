import { describe, expect, it } from "vitest";
import { parseMailedLink } from "@/lib/links/mailedLink";

describe("mailed links", () => {
  it.each([
    ["/confirm/abc", { kind: "confirm", token: "abc" }],
    ["/unsubscribe/1-x", { kind: "unsubscribe", token: "1-x" }],
    ["/preferences/1-x", { kind: "preferences", token: "1-x" }],
    ["/editions/view/9-z", { kind: "view", token: "9-z" }],
  ])("%s carries a token", (path, link) => {
    expect(parseMailedLink(path)).toEqual(link);
  });

  it.each([
    "/",
    "/confirm",
    "/confirm/a/b",
    "/editions/2026-01-01",
    "/editions/view",
    "/api/confirm/a",
  ])("%s does not", (path) => {
    expect(parseMailedLink(path)).toBeNull();
  });
});
