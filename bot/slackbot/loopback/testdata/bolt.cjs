// A bot on Slack's own framework, run against the loopback Slack: it answers a
// mention in its thread and a command in its acknowledgement. Exit status 77
// means that the framework is not installed.
let bolt;
try {
  bolt = require('@slack/bolt');
} catch {
  process.exit(77);
}
const app = new bolt.App({
  token: 'xoxb-test',
  appToken: 'xapp-test',
  socketMode: true,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.LOOPBACK },
});
app.event('app_mention', async ({ event, client }) => {
  await client.chat.postMessage({ channel: event.channel, thread_ts: event.thread_ts ?? event.ts, text: `heard ${event.text}` });
});
app.command('/wenbao', async ({ command, ack }) => {
  await ack({ response_type: 'ephemeral', text: `heard ${command.text}` });
});
app.start();
