// Judges signed requests as Slack's own framework does: [{secret, stamp,
// signature, body, now}] comes in, [true, false, …] goes out.
const fs = require('node:fs');
const path = require('node:path');
const bolt = path.dirname(require.resolve('@slack/bolt'));
const { isValidSlackRequest } = require(path.join(bolt, 'receivers', 'verify-request.js'));
const quiet = new Proxy({}, { get: () => () => {} });
const cases = JSON.parse(fs.readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(cases.map((c) => isValidSlackRequest({
  signingSecret: c.secret,
  headers: { 'x-slack-request-timestamp': Number(c.stamp), 'x-slack-signature': c.signature },
  body: c.body,
  nowMilliseconds: c.now * 1000,
  logger: quiet,
}))));
