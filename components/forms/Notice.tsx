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

type Action = { action: string; label: string; className?: string };

/** A button that changes something: a form of its own, so that no visit alone can press it. */
export function ActionButton({ action, label, className = "button" }: Action) {
  return (
    <form action={action} method="post">
      <button className={className} type="submit">
        {label}
      </button>
    </form>
  );
}
