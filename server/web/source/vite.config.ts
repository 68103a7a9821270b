import { defineConfig } from "vite";

// Paths are relative, so that the page also works below a prefix of a reverse proxy. Nothing is inlined as data: URLs,
// so that the Content-Security-Policy of the server can stay narrow.
export default defineConfig({
  base: "./",
  resolve: {
    alias: [
      { find: "monaco-editor/esm/vs/editor/edcore.main.js", replacement: "/src/monaco.ts" },
      { find: /^.*\/(diffEditorWidget|multiDiffEditorWidget)\.js$/, replacement: "/src/no-diff.ts" },
      { find: /^prettier\/(parser-babel|plugins\/estree)$/, replacement: "/src/prettier-jsonc.ts" },
    ],
  },
  build: {
    outDir: "../static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    license: { fileName: "LICENSES.md" },
    // "use client" means nothing here: there is no server that renders.
    rolldownOptions: {
      onLog: (level, log, show) => void (log.code === "MODULE_LEVEL_DIRECTIVE" || show(level, log)),
    },
  },
  worker: { format: "es" },
});
