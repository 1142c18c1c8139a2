// Lighthouse's marks of the console's pages: accessibility, best practices and performance, at least 95 each.
//
//     lighthouse.mjs ADDRESS [PATH…]

import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const LEAST = 95;
const CATEGORIES = ["accessibility", "best-practices", "performance"];
const FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
];

// The marks of a page. Now and then Chromium does not tell when it painted, so that there is no mark: then again, twice at most.
async function measured(page, config) {
    for (let left = 2; ; left -= 1) {
        // A browser of its own for each: nothing is warm.
        const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", chromeFlags: FLAGS });
        const options = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" };
        const { lhr } = await lighthouse(page, options, config);
        await chrome.kill();
        if (left === 0 || CATEGORIES.every((name) => lhr.categories[name].score !== null)) return lhr;
        const why = Object.values(lhr.audits).find(({ scoreDisplayMode }) => scoreDisplayMode === "error");
        console.log(`   ${page}: not measured (${lhr.runtimeError?.message ?? why?.errorMessage}), again`);
    }
}

const [address, ...paths] = process.argv.slice(2);
let failed = false;
for (const path of paths.length ? paths : ["/"]) {
    for (const [screen, config] of [["phone", undefined], ["desktop", desktopConfig]]) {
        const lhr = await measured(address + path, config);
        const marks = CATEGORIES.map((name) => [name, Math.round((lhr.categories[name].score ?? 0) * 100)]);
        console.log(`   ${path} ${screen}: ${marks.map(([name, mark]) => `${name} ${mark}`).join(", ")}`);
        for (const [name, mark] of marks) {
            if (mark >= LEAST) continue;
            failed = true;
            for (const { id } of lhr.categories[name].auditRefs) {
                const audit = lhr.audits[id];
                if (audit.score !== null && audit.score < 0.9) console.log(`      ${id}: ${audit.title} ${audit.displayValue ?? ""}`);
            }
        }
    }
}
process.exit(failed ? 1 : 0);
