/** *Edit* under a post, and *Try again* under words that came back: the form with the author's own words. The author's alone. */
import { wrapUpId } from '../core/ids.js';
import type { ActionPress } from '../slack/incoming.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { notReadyView, notYoursView } from './views/answers.js';
import { type FormData, formView } from './views/form.js';
import type { WrapUp, WrapUpRepository } from './wrap-up.js';

export interface ReopenDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly wrapUps: Pick<WrapUpRepository, 'find'>;
}

export interface Reopen {
  edit(press: ActionPress): Promise<void>;
  tryAgain(press: ActionPress): Promise<void>;
}

export function createReopen({ slack, respond, wrapUps }: ReopenDeps): Reopen {
  const reopen = async (press: ActionPress, toEdit: boolean): Promise<void> => {
    const { team, user, triggerId, value, responseUrl } = press;
    const wrapUp = await wrapUps.find(team, wrapUpId(value));
    const no =
      wrapUp?.author !== user
        ? notYoursView()
        : toEdit && wrapUp.state === 'saved'
          ? notReadyView()
          : undefined;
    if (no && responseUrl) await respond(responseUrl, no);
    if (no || !wrapUp) return;
    await slack.openView(team, triggerId, formView(formOf(wrapUp, toEdit)));
  };
  return { edit: (press) => reopen(press, true), tryAgain: (press) => reopen(press, false) };
}

/** The form as its author left it. */
const formOf = (
  { channel, threadTs, fromTs, toTs, cites, id, ...wrapUp }: WrapUp,
  toEdit: boolean,
): FormData => ({
  refs: {
    ...{ channel, cites },
    ...(threadTs !== undefined && { threadTs }),
    ...(fromTs !== undefined && { fromTs }),
    ...(toTs !== undefined && { toTs }),
    ...(toEdit && { edits: id }),
  },
  words: wrapUp,
  toChannel: wrapUp.toChannel,
});
