// A bot on Slack's own framework, run against the loopback Slack. It uses each
// thing that ours uses: it answers a mention in its thread, then edits and
// deletes that answer; a command in its acknowledgement and at its response
// URL; a click with a modal, a form with its errors.
const bolt = require('@slack/bolt');
const app = new bolt.App({
  token: 'xoxb-test',
  appToken: 'xapp-test',
  socketMode: true,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: process.env.LOOPBACK },
});
app.event('app_mention', async ({ event, client }) => {
  const thread_ts = event.thread_ts ?? event.ts;
  const metadata = { event_type: 'wenbao_answer', event_payload: { id: 'a1' } };
  const posted = await client.chat.postMessage({ channel: event.channel, thread_ts, metadata, text: `heard ${event.text}` });
  await client.chat.update({ channel: posted.channel, ts: posted.ts, text: 'heard better' });
  await client.chat.postEphemeral({ channel: event.channel, user: event.user, text: 'only you' });
  const thread = await client.conversations.replies({ channel: event.channel, ts: thread_ts, include_all_metadata: true });
  const found = thread.messages.find((m) => m.metadata?.event_payload?.id === 'a1');
  await client.chat.postMessage({ channel: 'C9', text: `found ${found.ts === posted.ts} ${found.text}` });
  await client.chat.delete({ channel: posted.channel, ts: posted.ts });
});
app.event('message', async ({ event, client }) => {
  await client.chat.postMessage({ channel: event.channel, text: `direct ${event.text}` });
});
app.command('/wenbao', async ({ command, ack, respond }) => {
  await ack({ response_type: 'ephemeral', text: `heard ${command.text}` });
  await respond({ response_type: 'ephemeral', text: 'and more' });
});
app.action('press', async ({ ack, body, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', callback_id: 'form', title: { type: 'plain_text', text: 't' }, blocks: [] } });
});
app.view('form', async ({ ack }) => {
  await ack({ response_action: 'errors', errors: { field: 'wrong' } });
});
app.start();
