import type { CSSProperties } from "react";

/**
 * Colours twice: in the element for programs that read nothing else (Outlook, Gmail's app), and in
 * the sheet of Frame for those that know dark mode. Both pairs stand at 4.5:1 or more.
 */
export const INK = "#1c1b19";
export const SOFT = "#5b5952";
export const LINK = "#1d4d8f";
export const LINE = "#e0ded6";
export const PAPER = "#fdfdfb";

const FONT = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

export const style = {
  body: { margin: 0, padding: 0, backgroundColor: PAPER, color: INK, fontFamily: FONT },
  container: { maxWidth: "600px", margin: "0 auto", padding: "24px 20px 32px" },
  brand: { fontSize: "14px", lineHeight: "20px", margin: "0 0 20px", color: SOFT },
  heading: { fontSize: "22px", lineHeight: "28px", fontWeight: 700, margin: "0 0 6px" },
  lead: { fontSize: "15px", lineHeight: "23px", margin: "0 0 16px" },
  note: { fontSize: "14px", lineHeight: "21px", margin: "0 0 16px", color: SOFT },
  rule: { border: 0, borderTop: `1px solid ${LINE}`, margin: "20px 0" },
  title: { fontSize: "17px", lineHeight: "24px", fontWeight: 600, margin: "24px 0 2px" },
  tldr: { fontSize: "15px", lineHeight: "23px", margin: "4px 0 6px" },
  small: { fontSize: "13px", lineHeight: "19px", margin: "0 0 4px", color: SOFT },
  link: { color: LINK },
  titleLink: { color: LINK, textDecoration: "none" },
  button: {
    backgroundColor: LINK,
    color: "#ffffff",
    fontSize: "16px",
    fontWeight: 600,
    padding: "12px 22px",
    borderRadius: "6px",
    textDecoration: "none",
  },
} satisfies Record<string, CSSProperties>;

/** Whole words for dark mode; what does not know it keeps ink on paper. */
export const DARK_SHEET = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper,.paper td{background-color:#141517!important;color:#e9e7e2!important}
.soft{color:#a8a69f!important}
.link{color:#93bcf5!important}
.rule{border-color:#303338!important}
.button{background-color:#93bcf5!important;color:#10141b!important}
}`;
