// What this browser remembers. Storage may be forbidden or full; then nothing is.

export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`paperfeed-${name}`);
    else localStorage.setItem(`paperfeed-${name}`, value);
  } catch {
    // The choice holds for this page.
  }
}

export function recall(name) {
  try {
    return localStorage.getItem(`paperfeed-${name}`);
  } catch {
    return null;
  }
}
