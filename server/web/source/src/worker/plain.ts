import { initialize } from "monaco-editor/esm/vs/editor/editor.worker.js";

export const plain = () => initialize(null);
