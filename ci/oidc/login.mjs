// Logs in to a service at a real OpenID provider, as a browser would: follows redirects, keeps cookies, sends forms.
//
//     NODE_EXTRA_CA_CERTS=FOLDER/cert.pem node login.mjs PROGRAM FOLDER
//
// PROGRAM is `qiao`; FOLDER holds key.pem and cert.pem for https://localhost and takes what the service stores.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { start } from "./provider.mjs";

// The provider warns that it is set up for development, which it is.
console.info = console.warn = () => {};

const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const secret = "a-client-secret-of-the-test";
// Codes, states and tokens that were seen: none may stand in the log.
const secrets = new Set([secret]);

// A port that is free now.
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

const [port, own] = [await freePort(), await freePort()];
const service = `http://127.0.0.1:${own}`;
const tls = { key: readFileSync(join(folder, "key.pem")), cert: readFileSync(join(folder, "cert.pem")) };
const client = { port, tls, client: "qiao", secret, redirect: `${service}/login/oidc/callback` };

class Browser {
  jar = new Map();

  // One request; redirects are not followed.
  async ask(url, options = {}) {
    const { origin } = new URL(url);
    const cookies = [...this.jar].filter(([key]) => key.startsWith(origin)).map(([key, value]) => `${key.split(" ")[1]}=${value}`);
    const headers = { ...options.headers, ...(cookies.length ? { cookie: cookies.join("; ") } : {}) };
    const answer = await fetch(url, { ...options, headers, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
      if (value === "" || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.jar.delete(`${origin} ${name}`);
      else this.jar.set(`${origin} ${name}`, value);
      if (origin === service && value) secrets.add(value);
    }
    return answer;
  }

  // Goes on until a page of the service that is not the log-in; fills in the provider's forms on the way.
  async walk(url, name, options) {
    let seen = await this.ask(url, options);
    for (let step = 0; step < 20; step++) {
      const next = seen.headers.get("location");
      if (seen.status >= 300 && seen.status < 400) {
        url = new URL(next, url).href;
        if (url.startsWith(service) && !url.includes("/login/oidc/callback")) return { url, back: this.back };
        if (url.includes("/login/oidc/callback")) {
          this.back = url;
          for (const [key, value] of new URL(url).searchParams) if (key !== "iss") secrets.add(value);
        }
        seen = await this.ask(url);
        continue;
      }
      const page = await seen.text();
      const action = page.match(/<form[^>]* action="([^"]+)"/)?.[1];
      const prompt = page.match(/name="prompt" value="([^"]+)"/)?.[1];
      if (url.startsWith(service) || !action) return { url, status: seen.status, page };
      const body = new URLSearchParams({ prompt, login: name, password: "any" });
      url = new URL(action, url).href;
      seen = await this.ask(url, { method: "POST", body });
    }
    throw new Error("too many steps");
  }

  // As what it asks the API.
  async viewer() {
    const answer = await this.ask(`${service}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ viewer { role } }" }),
    });
    return (await answer.json()).data?.viewer.role;
  }
}

const environment = {
  PATH: process.env.PATH,
  QIAO_DATA: join(folder, "data"),
  QIAO_LISTEN: `127.0.0.1:${own}`,
  QIAO_PUBLIC_URL: service,
  QIAO_OIDC_ISSUER: `https://localhost:${port}`,
  QIAO_OIDC_CA_FILE: join(folder, "cert.pem"),
  QIAO_OIDC_CLIENT_ID: client.client,
  QIAO_OIDC_CLIENT_SECRET: secret,
  QIAO_LOG: "debug,qiao=trace",
};
const log = join(folder, "log");
const child = spawn(program, ["serve"], { cwd: folder, env: environment, stdio: ["ignore", "pipe", openSync(log, "w")] });
const ended = new Promise((done) => child.once("exit", done));
let provider;
try {
  await Promise.race([
    new Promise((done) => child.stdout.on("data", (text) => String(text).includes("serves") && done())),
    ended.then(() => assert.fail(readFileSync(log, "utf8"))),
  ]);

  const away = await new Browser().ask(`${service}/login/oidc`);
  assert.equal(away.status, 502, "without a provider");

  provider = await start({ ...client, alg: "RS256", kid: "first" });
  const examine = async (env) => {
    const doctor = await new Promise((done) =>
      execFile(program, ["doctor", "--json"], { cwd: folder, env }, (_, said) => done(said)),
    );
    return JSON.parse(doctor).checks.find(({ name }) => name === "log-in");
  };
  const { QIAO_OIDC_CA_FILE: _, ...trusting } = environment;
  const distrusted = await examine(trusting);
  assert.equal(distrusted.grade, "wrong", "no public authority vouches for it");
  assert.match(distrusted.finding, /certificate is not trusted/);
  const check = await examine(environment);
  assert.equal(check.grade, "ok", check.finding);
  assert.match(check.finding, /has 2 keys and knows PKCE/);
  // A provider that did not answer is asked again after five seconds.
  await new Promise((done) => setTimeout(done, 5100));

  const first = new Browser();
  const arrived = await first.walk(`${service}/login/oidc?return_to=/explorer`, "lina");
  assert.equal(arrived.url, `${service}/explorer`, arrived.page);
  assert.match(arrived.back, /[?&]iss=/, "the provider names itself");
  assert.equal(await first.viewer(), "ACCOUNT");
  console.log("   a stranger logs in and gets an account");

  const replayed = await first.ask(arrived.back);
  assert.equal(replayed.status, 400);
  assert.match(await replayed.text(), /LOGIN_EXPIRED/);
  console.log("   a callback that is replayed is refused");

  const session = first.jar.get(`${service} qiao_session`);
  assert.equal((await first.walk(`${service}/login/oidc`, "lina")).url, `${service}/`);
  assert.notEqual(first.jar.get(`${service} qiao_session`), session);
  console.log("   the same person logs in again, known to the provider, and gets a new session");

  await provider.stop();
  provider = await start({ ...client, alg: "ES256", kid: "second" });
  const second = new Browser();
  assert.equal((await second.walk(`${service}/login/oidc`, "lina")).url, `${service}/`);
  assert.equal(await second.viewer(), "ACCOUNT");
  console.log("   after a change of keys, from RSA to ECDSA, log-in works without a restart");

  const headers = { origin: service, "content-type": "application/x-www-form-urlencoded" };
  const form = { method: "POST", headers, body: "return_to=/explorer" };
  const other = new Browser();
  other.jar.set(`${service} qiao_session`, second.jar.get(`${service} qiao_session`));
  assert.equal((await other.walk(`${service}/login/oidc/link`, "lina-at-work", form)).url, `${service}/explorer`);
  const taken = new Browser();
  await taken.walk(`${service}/login/oidc`, "somebody");
  const refused = new Browser();
  refused.jar.set(`${service} qiao_session`, taken.jar.get(`${service} qiao_session`));
  assert.match((await refused.walk(`${service}/login/oidc/link`, "lina-at-work", form)).page, /IDENTITY_TAKEN/);
  console.log("   an account links a second identity; another account cannot take it");

  const said = readFileSync(log, "utf8");
  assert.ok(said.length > 0);
  for (const text of secrets) assert.ok(text.length < 8 || !said.includes(text), "a secret stands in the log");
  assert.ok(!/example\.org|lina/i.test(said), "personal data stands in the log");
  console.log(`   none of ${secrets.size} codes, states and tokens stands in the log`);
} finally {
  await provider?.stop();
  child.kill("SIGINT");
  await ended;
}
