/** The page below has its style in itself, and nothing else. */
export const FAULT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";

/**
 * What stands in for a page that failed. Next's own is empty without its scripts; this one asks for
 * nothing that could fail as well.
 */
export const FAULT_PAGE = Buffer.from(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>This page could not be made · Paperfeed</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 36rem; margin: 12vh auto; padding: 0 1.25rem; font: 1rem/1.6 system-ui, sans-serif; }
h1 { font: 600 1.75rem/1.2 Georgia, serif; }
</style>
</head>
<body>
<main>
<h1>This page could not be made</h1>
<p>The fault is ours and stands in the log. Your subscription and what you follow are not touched.</p>
<p><a href="">Load it again</a>, or go to <a href="/">the trending papers</a>.</p>
</main>
</body>
</html>
`);
