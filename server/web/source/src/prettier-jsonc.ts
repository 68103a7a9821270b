import { applyEdits, format } from "jsonc-parser";

// A parser and a printer for Prettier that lay out JSON with comments, in place of its own, which bring all of Babel:
// GraphiQL asks Prettier for nothing but variables and headers in this language.
const LAYOUT = { insertSpaces: true, tabSize: 2, eol: "\n" };

interface Text {
  text: string;
}

export const parsers = {
  jsonc: {
    astFormat: "jsonc-text",
    parse: (text: string): Text => ({ text: applyEdits(text, format(text, undefined, LAYOUT)) }),
    locStart: () => 0,
    locEnd: ({ text }: Text) => text.length,
  },
};

export const printers = {
  "jsonc-text": { print: ({ node }: { node: Text }) => node.text },
};
