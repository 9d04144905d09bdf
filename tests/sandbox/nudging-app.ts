/** Listeners of a small app that nudges, opens a form and answers a command; it writes down what it hears. */
import type { App } from '@slack/bolt';

export interface Heard {
  readonly type: string;
  readonly subtype?: string;
  readonly text?: string;
  readonly channelType?: string;
}

/** @param colleague the user that the form is prefilled with. */
export function nudgingApp(app: App, heard: Heard[], colleague: string): void {
  app.event('message', async ({ event, client }) => {
    const { subtype, channel_type: channelType } = event;
    const text = 'text' in event ? event.text : undefined;
    heard.push({
      type: 'message',
      channelType,
      ...(subtype ? { subtype } : {}),
      ...(text ? { text } : {}),
    });
    if (text === 'nudge me' && 'user' in event) {
      await client.chat.postEphemeral({
        channel: event.channel,
        user: String(event.user),
        text: 'Write it?',
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: 'Write it?' } },
          {
            type: 'actions',
            elements: [
              {
                type: 'button',
                action_id: 'nudge:write',
                text: { type: 'plain_text', text: 'Write' },
                value: 'n1',
              },
              {
                type: 'overflow',
                action_id: 'nudge:more',
                options: [{ text: { type: 'plain_text', text: 'Not here' }, value: 'not-here' }],
              },
            ],
          },
        ],
      });
    }
    if (text === 'post and edit') {
      const { ts = '' } = await client.chat.postMessage({ channel: event.channel, text: 'one' });
      await client.chat.update({ channel: event.channel, ts, text: 'two' });
    }
  });
  app.event('app_mention', async () => void heard.push({ type: 'app_mention' }));
  app.event(
    'member_joined_channel',
    async ({ event }) => void heard.push({ type: `${event.type} ${event.user}` }),
  );
  app.event(
    'user_change',
    async ({ event }) => void heard.push({ type: 'user_change', text: event.user.tz ?? '' }),
  );
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Hello' } }] },
    });
  });
  app.command('/async', async ({ ack, command, respond }) => {
    await ack(`You said ${command.text}`);
    await respond({ response_type: 'in_channel', text: 'For all' });
  });
  app.action('nudge:write', async ({ ack, body, client }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'write',
        title: { type: 'plain_text', text: 'Write' },
        submit: { type: 'plain_text', text: 'Post' },
        notify_on_close: true,
        blocks: [
          {
            type: 'input',
            block_id: 'title',
            label: { type: 'plain_text', text: 'Title' },
            element: { type: 'plain_text_input', action_id: 'v', initial_value: 'From the message' },
          },
          {
            type: 'input',
            block_id: 'who',
            optional: true,
            label: { type: 'plain_text', text: 'Who' },
            element: { type: 'multi_users_select', action_id: 'v', initial_users: [colleague] },
          },
          {
            type: 'input',
            block_id: 'kind',
            optional: true,
            label: { type: 'plain_text', text: 'Kind' },
            element: {
              type: 'static_select',
              action_id: 'v',
              options: [
                { text: { type: 'plain_text', text: 'Question' }, value: 'q' },
                { text: { type: 'plain_text', text: 'Proposal' }, value: 'p' },
              ],
            },
          },
        ],
      },
    });
  });
  app.action('nudge:more', async ({ ack, respond }) => {
    await ack();
    await respond({ delete_original: true });
  });
  app.view('write', async ({ ack, view }) => {
    heard.push({ type: 'view_submission', text: JSON.stringify(view.state.values) });
    if (view.state.values.title?.v?.value === 'bad')
      await ack({ response_action: 'errors', errors: { title: 'No' } });
    else await ack();
  });
  app.view({ callback_id: 'write', type: 'view_closed' }, async ({ ack, body }) => {
    heard.push({ type: 'view_closed', text: String('is_cleared' in body && body.is_cleared) });
    await ack();
  });
  app.shortcut('make_async', async ({ ack, shortcut }) => {
    heard.push({ type: shortcut.type, text: 'message' in shortcut ? String(shortcut.message.text) : '' });
    await ack();
  });
}
