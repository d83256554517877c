/** What programs read of a page: data, which no browser runs. */
export function LinkedData({ json }: { json: string }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: renderLinkedData leaves no "<" in it
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}
