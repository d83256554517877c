import type { Card } from "@/lib/cards/card";

/** The light theme's colours (app/globals.css), which a picture cannot read from there. */
const COLOUR = {
  paper: "#fdfdfb",
  ink: "#1c1b19",
  soft: "#5b5952",
  line: "#e0ded6",
  mark: "#1d4d8f",
};
/** A title of one line may be larger than one of three. */
const LONG_TITLE = 60;

/** The picture of a shared link, drawn by next/og: every box with several children is a flex box. */
export function ShareCard({ kind, title, about, marks }: Card) {
  return (
    <div
      style={{
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        width: "100%",
        height: "100%",
        padding: "64px 72px",
        background: COLOUR.paper,
        color: COLOUR.ink,
        borderTop: `16px solid ${COLOUR.mark}`,
      }}
    >
      <div style={{ display: "flex", justifyContent: "space-between", fontSize: 30 }}>
        <div style={{ color: COLOUR.mark }}>Paperfeed</div>
        <div style={{ color: COLOUR.soft }}>{kind}</div>
      </div>
      <div style={{ fontSize: title.length > LONG_TITLE ? 60 : 76, lineHeight: 1.18 }}>{title}</div>
      <div style={{ display: "flex", flexDirection: "column", fontSize: 30, color: COLOUR.soft }}>
        <div>{about}</div>
        <div style={{ display: "flex", marginTop: 24 }}>
          {marks.map((mark) => (
            <div
              key={mark}
              style={{
                marginRight: 16,
                padding: "6px 18px",
                border: `2px solid ${COLOUR.line}`,
                borderRadius: 8,
                fontSize: 26,
              }}
            >
              {mark}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
