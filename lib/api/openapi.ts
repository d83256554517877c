import { z } from "zod";
import { ENDPOINTS, type Endpoint, type Example } from "./endpoints";
import { RESOURCES } from "./resources";

const VERSION = "1.0.0";
const LIMITS = "500 requests in 5 minutes per network; RateLimit headers say what is left.";

/** The document of this API (OpenAPI 3.1), from the same schemas that check what it is asked. */
export function composeOpenApi(appUrl: string): Record<string, unknown> {
  return {
    openapi: "3.1.0",
    info: {
      title: "Paperfeed API",
      version: VERSION,
      description: `Reading is free and needs no key. Compatible with Hugging Face's papers API. ${LIMITS}`,
    },
    servers: [{ url: appUrl }],
    paths: Object.fromEntries(
      ENDPOINTS.map((endpoint) => [endpoint.path, { get: composeOperation(endpoint) }]),
    ),
    components: { schemas: composeSchemas() },
  };
}

function composeOperation(endpoint: Endpoint): Record<string, unknown> {
  const schema = reference(endpoint.answers);
  const body = endpoint.isList ? { type: "array", items: schema } : schema;
  return {
    operationId: endpoint.operation,
    summary: endpoint.summary,
    parameters: [...composePathParameters(endpoint.path), ...composeParameters(endpoint.query)],
    responses: {
      200: { description: "Found", headers: composeHeaders(endpoint), content: json(body) },
      304: { description: "Unchanged since the ETag in If-None-Match" },
      400: { description: "A malformed parameter, named", content: json(reference("Error")) },
      404: { description: "No such paper", content: json(reference("Error")) },
      429: { description: "Too many requests", content: json(reference("Error")) },
    },
    "x-examples": endpoint.examples satisfies Example[],
  };
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown) => ({ "application/json": { schema } });
const text = (description: string) => ({ description, schema: { type: "string" } });

const composeHeaders = ({ hasPages }: Endpoint) => ({
  RateLimit: text('"api";r=499;t=300: what is left, and the seconds until it is full again'),
  "RateLimit-Policy": text('"fixed window";"api";q=500;w=300'),
  ...(hasPages ? { Link: text('<next page>; rel="next", absent on the last') } : {}),
});

const composePathParameters = (path: string) =>
  path.includes("{id}")
    ? [{ name: "id", in: "path", required: true, schema: { type: "string" } }]
    : [];

function composeParameters(query: z.ZodObject): unknown[] {
  const { properties = {} } = z.toJSONSchema(query, { io: "output" });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Record<string, unknown>;
    return { name, in: "query", required: false, description, schema };
  });
}

function composeSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(RESOURCES)) registry.add(schema, { id });
  // As input: answers may grow fields, so the document does not forbid others.
  const { schemas } = z.toJSONSchema(registry, {
    io: "input",
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, strip(schema)]));
}

/** A component is found by its place, so it needs no name or dialect of its own. */
function strip(schema: object): Record<string, unknown> {
  const names = ["$id", "$schema"];
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));
}
