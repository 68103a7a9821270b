// The last step of a build: what Vite does not write into static/.
import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

// Vite lists the licences of scripts alone, not those of the fonts that the styles name.
for (const font of ["@fontsource/fira-code", "@fontsource/roboto"]) {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${font}/package.json`));
  const text = readFileSync(`node_modules/${font}/LICENSE`, "utf8");
  appendFileSync("../static/LICENSES.md", `\n## ${font} - ${version} (${license})\n\n${text}`);
}

// The digest of what this was built from: a test of the server compares it with what stands in source/.
const page = readdirSync("src", { recursive: true }).filter((name) => name.includes("."));
const files = ["index.html", "package-lock.json", "vite.config.ts", ...page.map((name) => `src/${name}`)];
const digest = createHash("sha256");
files.sort().forEach((name) => digest.update(readFileSync(name)));
writeFileSync("../static/source.sha256", `${digest.digest("hex")}\n`);
