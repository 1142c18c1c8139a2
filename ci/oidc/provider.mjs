// An OpenID provider on this machine: npm's oidc-provider with its own pages for development.

import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:https";
import Provider from "oidc-provider";

// A private key as a JWK. Each alg has a kind of key of its own.
function key(alg, kid) {
  const pair =
    alg === "RS256" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...pair.privateKey.export({ format: "jwk" }), kid, alg, use: "sig" };
}

// Starts a provider that signs with a new key. Everyone may log in under any name; the name is the subject.
export async function start({ port, tls, alg, kid, client, secret, redirect }) {
  const provider = new Provider(`https://localhost:${port}`, {
    clients: [
      { client_id: client, client_secret: secret, redirect_uris: [redirect], id_token_signed_response_alg: alg },
    ],
    jwks: { keys: [key("RS256", `${kid}-rsa`), key("ES256", `${kid}-ec`)] },
    cookies: { keys: ["a key for the cookies of a test"] },
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `测试 ${id}`, email: `${id}@Example.org`, email_verified: true }),
    }),
    pkce: { required: () => true },
  });
  const server = createServer(tls, provider.callback());
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "localhost", resolve));
  return {
    stop: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}
