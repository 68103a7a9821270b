import type {} from "monaco-editor";

import LanguageWorker from "./worker/index.ts?worker";

// Monaco asks for its workers here. Without this it would run them in the page and freeze typing on a large schema.
window.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => new LanguageWorker({ name: label }),
};
