// Takes the README's picture of a workspace that is running (`make dev`): node scripts/picture.mjs [ADDRESS]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const root = join(import.meta.dirname, "..");
const address = process.argv[2] ?? "http://localhost:8787";
const posting = readFileSync(
  join(root, "web/src/lib/project/sample/posting.txt"),
  "utf8",
);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  colorScheme: "light",
});
await page.goto(`${address}/workspace`);
await page.getByRole("tab", { name: "Match" }).click();
await page.getByRole("textbox", { name: "Job posting" }).fill(posting);
await page.getByText("fits the job").waitFor();
await page.keyboard.press("ControlOrMeta+Enter");
await page.locator("[data-phase=done]").first().waitFor();
await page.getByRole("tab", { name: /^Findings/ }).click();
await page
  .locator("[data-finding]", { hasText: "Javascript" })
  .first()
  .getByRole("button")
  .first()
  .click();
// What was chosen is scrolled to and framed on the page.
await page.locator(".cm-content").getByText("Javascript").first().waitFor();
await page.mouse.move(0, 0);
await page.screenshot({
  path: join(root, "docs/images/workspace.png"),
  animations: "disabled",
});
await browser.close();
