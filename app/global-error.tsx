"use client";

/** The last resort, when even the frame of the page fails: plain HTML. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main>
          <title>Error · Paperfeed</title>
          <h1>This page could not be made</h1>
          <p>
            The fault is ours. Please load it again, or go to <a href="/">the first page</a>.
          </p>
        </main>
      </body>
    </html>
  );
}
