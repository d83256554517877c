"use client";

import { useEffect } from "react";

/** Fills the zone field with the browser's own zone while it still holds the default. */
export function ZoneGuess({ target, unlessNot }: { target: string; unlessNot: string }) {
  useEffect(() => {
    const field = document.getElementById(target);
    const guess = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (guess && field instanceof HTMLInputElement && field.value === unlessNot) {
      field.value = guess;
    }
  }, [target, unlessNot]);
  return null;
}
