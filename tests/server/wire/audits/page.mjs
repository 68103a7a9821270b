// Opens the page in Chromium without a network, runs its first example, and writes what was seen and complained of.
import puppeteer from "puppeteer-core";

const [, , url, program, picture] = process.argv;
const browser = await puppeteer.launch({
  executablePath: program,
  args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
});
const page = await browser.newPage();
await page.setViewport({ width: 1400, height: 900 });

const complaints = [];
page.on("console", (said) => ["error", "warn"].includes(said.type()) && complaints.push(said.text()));
page.on("pageerror", (error) => complaints.push(String(error)));
page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
await page.evaluateOnNewDocument(() => {
  document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective}`));
});

await page.goto(url, { waitUntil: "networkidle0" });
await page.waitForSelector(".graphiql-execute-button:not([disabled])");
const [answer] = await Promise.all([
  page.waitForResponse((each) => each.url().endsWith("/graphql") && each.request().postData()?.includes("query Desk")),
  page.click(".graphiql-execute-button"),
]);
await page.waitForFunction(() => document.querySelector(".result-window .view-line")?.textContent.trim());
await page.click('button[aria-label="Show Examples"]');
await page.waitForSelector(".examples button");
const examples = await page.$$eval(".examples button", (all) => all.map((each) => each.textContent));
const lines = await page.$$eval(".result-window .view-line", (all) => all.length);
const colours = await page.$$eval(".graphiql-query-editor .view-line span span", (all) =>
  new Set(all.map((each) => getComputedStyle(each).color)).size);
if (picture) await page.screenshot({ path: picture });
console.log(JSON.stringify({ status: answer.status(), lines, colours, examples, complaints }));
await browser.close();
