// Marks in title and abstract the words that earned a tag, while the tag is pointed at or focused.
import { all } from "./page.js";

const NAME = "evidence";

export function startEvidence() {
  // Older browsers show the words beside the tag, as for everybody.
  if (!CSS.highlights) return;
  for (const row of all(".evidence > li")) {
    const words = all("q", row).map((quote) => quote.textContent.toLowerCase());
    for (const event of ["pointerenter", "focusin"]) {
      row.addEventListener(event, () => CSS.highlights.set(NAME, new Highlight(...find(words))));
    }
    for (const event of ["pointerleave", "focusout"]) {
      row.addEventListener(event, () => CSS.highlights.delete(NAME));
    }
  }
}

/** Every place of the words in the paper; what a formula divides is not found. */
function find(words) {
  return all("h1, .abstract").flatMap((block) =>
    listTexts(block).flatMap((text) => places(text, words)),
  );
}

function listTexts(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}

function places(text, words) {
  const lower = text.data.toLowerCase();
  return words.flatMap((word) => {
    const found = [];
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      const range = new Range();
      range.setStart(text, at);
      range.setEnd(text, at + word.length);
      found.push(range);
    }
    return found;
  });
}
