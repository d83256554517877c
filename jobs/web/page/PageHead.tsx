import type { PageMetadata } from "@/app/pageMetadata";

/** What a page of ours says in its head, element for element as Next writes it. */
export function PageHead({ page }: { page: PageMetadata }) {
  const { title, description, robots, alternates, openGraph, twitter, other = {} } = page;
  return (
    <>
      <title>{typeof title === "string" ? `${title} · Paperfeed` : title.absolute}</title>
      <meta name="description" content={description} />
      {robots && <meta name="robots" content="noindex" />}
      {Object.entries(other).map(([name, content]) => named("name", name, content))}
      <link rel="canonical" href={alternates.canonical} />
      {Object.entries(alternates.types ?? {}).map(([type, at]) => (
        <link key={type} rel="alternate" type={type} {...nameLink(at)} />
      ))}
      {listOpenGraph(openGraph).map(([name, content]) => named("property", name, content))}
      <meta name="twitter:card" content={twitter.card} />
      <meta name="twitter:title" content={openGraph.title} />
      <meta name="twitter:description" content={openGraph.description} />
      {listImage("twitter", openGraph).map(([name, content]) => named("name", name, content))}
    </>
  );
}

type OpenGraph = PageMetadata["openGraph"];
type Fact = [name: string, content: string | string[] | undefined];

const named = (kind: "name" | "property", name: string, content: Fact[1]) =>
  [content ?? []]
    .flat()
    // biome-ignore lint/suspicious/noArrayIndexKey: two authors may have one name
    .map((one, place) => <meta key={`${name} ${place}`} {...{ [kind]: name }} content={one} />);

const nameLink = (at: string | { title: string; url: string }[]) => {
  const [link] = typeof at === "string" ? [] : at;
  return link ? { href: link.url, title: link.title } : { href: String(at) };
};

function listOpenGraph(page: OpenGraph): Fact[] {
  return [
    ["og:title", page.title],
    ["og:description", page.description],
    ["og:url", page.url],
    ["og:site_name", page.siteName],
    ["og:locale", page.locale],
    ...listImage("og", page),
    ["og:type", page.type],
    ["article:published_time", page.publishedTime],
    ["article:modified_time", page.modifiedTime],
    ["article:tag", page.tags],
  ];
}

function listImage(prefix: "og" | "twitter", { images }: OpenGraph): Fact[] {
  if (!images) return [];
  const { url, type, width, height } = images;
  const name = `${prefix}:image`;
  return [
    [name, url],
    [`${name}:type`, type],
    [`${name}:width`, String(width)],
    [`${name}:height`, String(height)],
  ];
}
