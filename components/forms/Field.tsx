import type { ReactNode } from "react";

type Props = { name: string; label: string; hint?: string; fault?: string; children: ReactNode };

/** A labelled control with its hint, and beside it what is wrong with it. */
export function Field({ name, label, hint, fault, children }: Props) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {fault ? (
        <p className="error" id={`${name}-error`}>
          {fault}
        </p>
      ) : null}
    </div>
  );
}

/** What ties a control to its hint and fault for those who do not see it. */
export function describedBy(name: string, hint?: string, fault?: string) {
  const ids = [hint && `${name}-hint`, fault && `${name}-error`].filter(Boolean).join(" ");
  return {
    id: name,
    name,
    "aria-invalid": fault ? (true as const) : undefined,
    "aria-describedby": ids || undefined,
  };
}
