import { expect, it } from "vitest";
import { rangeOf } from "@/lib/network/range";

it.each([
  ["192.0.2.7", "192.0.2"],
  ["::ffff:192.0.2.7", "192.0.2"],
  ["2001:db8:1:2:3::4", "2001:db8:1"],
  ["2001:DB8:1:9::", "2001:db8:1"],
  ["2001:db8::1", "2001:db8:0"],
  ["::1", "0:0:0"],
  ["unknown", "unknown"],
])("%s stands in the range %s", (ip, range) => {
  expect(rangeOf(ip)).toBe(range);
});
