declare module "monaco-editor/esm/vs/editor/editor.worker.js" {
  export function initialize(foreign: null): void;
}
