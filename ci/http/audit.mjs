// All checks of graphql-http's server audits against a running service: each must be "ok", a warning is a failure too.
//
//     node audit.mjs ADDRESS      the address of the API

import { serverAudits } from "graphql-http";

// As many as there are today: with fewer, something is not checked any more.
const CHECKS = 61;

const [url] = process.argv.slice(2);
const audits = serverAudits({ url, fetchFn: fetch });
const failures = [];
for (const audit of audits) {
  const { status, reason } = await audit.fn();
  if (status !== "ok") failures.push(`${status}: ${audit.id} ${audit.name}: ${reason}`);
}
for (const failure of failures) console.log(`   ${failure}`);
console.log(`   ${audits.length - failures.length} of ${audits.length} checks pass`);
if (audits.length !== CHECKS) console.log(`   there should be ${CHECKS} checks`);
process.exitCode = failures.length || audits.length !== CHECKS ? 1 : 0;
