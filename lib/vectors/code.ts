/** The sign of each dimension, 1 below nought: as vector_code() in PostgreSQL makes it of stored ones. */
export function composeCode(vector: Float32Array): string {
  let code = "";
  // Stored bytes are rounded: what comes to nought there has no sign here either.
  for (const value of vector) code += value < 0 ? "1" : "0";
  return code;
}
