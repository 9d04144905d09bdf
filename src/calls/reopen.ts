/** *Try again* under a call that came back: the form as its asker left it. Theirs alone. */
import { callId } from '../core/ids.js';
import type { ActionPress } from '../slack/incoming.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import type { CallRepository } from './call.js';
import { callFormView } from './views/form.js';
import { notYoursView } from './views/words.js';

export interface ReopenCallDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly calls: Pick<CallRepository, 'find'>;
}

export const createReopenCall =
  ({ slack, respond, calls }: ReopenCallDeps) =>
  async ({ team, user, triggerId, value, responseUrl }: ActionPress): Promise<void> => {
    const call = await calls.find(team, callId(value));
    if (call?.asker !== user) {
      if (responseUrl) await respond(responseUrl, notYoursView());
      return;
    }
    const { channel, threadTs, topic, needed, readAhead, minutes } = call;
    const refs = { channel, ...(threadTs !== undefined && { threadTs }) };
    const form = { refs, topic, needed, minutes, ...(readAhead !== undefined && { readAhead }) };
    await slack.openView(team, triggerId, callFormView(form));
  };
