import type { ReactNode } from "react";

/** A short page that says one thing: a heading, a few lines, perhaps one button. */
export function Notice({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="prose">
      <h1>{heading}</h1>
      {children}
    </div>
  );
}

/** A button that changes something: a form of its own, so that no visit alone can press it. */
export function ActionButton({ action, label }: { action: string; label: string }) {
  return (
    <form className="form" action={action} method="post">
      <button className="button" type="submit">
        {label}
      </button>
    </form>
  );
}
