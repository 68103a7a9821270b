// Tabs, history and settings are kept in the browser. Headers are not: they carry API keys, and the history of
// GraphiQL would write them down in plain text.
const HISTORY = ["graphiql:queries", "graphiql:favorites"];

export const storage = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem: (key: string, value: string) =>
    localStorage.setItem(key, HISTORY.includes(key) ? withoutHeaders(value) : value),
  removeItem: (key: string) => localStorage.removeItem(key),
  clear: () => kept().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return kept().length;
  },
};

function kept(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith("graphiql:"));
}

function withoutHeaders(history: string): string {
  return JSON.stringify(JSON.parse(history), (key, value) => (key === "headers" ? undefined : value));
}
