/** What people press, choose, type after a slash and submit: from Bolt's listeners to the slices' own. */
import type { ViewResponseAction } from '@slack/bolt';
import { teamId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { OpenView } from './incoming.js';
import type { ViewReply } from './listener-table.js';
import type { Listeners } from './merge-tables.js';
import { parseAction, parseCommand, parseShortcut } from './parse.js';
import { parseViewSubmission } from './parse-view.js';
import type { MessageContent, Respond } from './slack-api.js';
import { reportTrouble, type Where } from './trouble.js';
import { formTrouble, sentenceModal, unknownForm, unknownMessage } from './views.js';

/** A payload of which only what is needed to answer trouble is read here; `parse.ts` checks the rest. */
export interface InteractionBody {
  readonly response_url?: unknown;
  readonly user?: { readonly id?: unknown };
  readonly user_id?: unknown;
}

export interface DispatchInteraction {
  /** The three resolve when the work is done; Slack has been answered before. They never throw. */
  action(actionId: string, body: InteractionBody, team: string): Promise<void>;
  shortcut(callbackId: string, body: InteractionBody, team: string): Promise<void>;
  command(command: string, body: InteractionBody, team: string): Promise<void>;
  /** Resolves with what Slack is to be answered; undefined closes the view. Never throws. */
  view(callbackId: string, body: InteractionBody, team: string): Promise<ViewResponseAction | undefined>;
}

export function createDispatchInteraction(deps: {
  readonly listeners: Listeners;
  readonly respond: Respond;
  readonly logger: Logger;
}): DispatchInteraction {
  const { listeners, logger } = deps;

  const tell = async (body: InteractionBody, answer: MessageContent, where: Where) => {
    if (typeof body.response_url !== 'string') return;
    try {
      await deps.respond(body.response_url, answer);
    } catch (error) {
      logger.warn({ ...where, error }, 'The person could not be told');
    }
  };

  const run = async (where: Where, body: InteractionBody, work: (() => Promise<void>) | undefined) => {
    if (!work) {
      logger.warn({ ...where }, 'Nobody listens to this');
      return tell(body, unknownMessage(), where);
    }
    try {
      await work();
    } catch (error) {
      await tell(body, reportTrouble(logger, error, where).answer, where);
    }
  };

  return {
    action(id, body, team) {
      const listener = listeners.actions.get(id);
      const where = whereOf(`action ${id}`, body, team);
      return run(where, body, listener && (() => listener(parseAction(body, teamId(team)))));
    },
    shortcut(id, body, team) {
      const listener = listeners.shortcuts.get(id);
      const where = whereOf(`shortcut ${id}`, body, team);
      return run(where, body, listener && (() => listener(parseShortcut(body, teamId(team)))));
    },
    command(name, body, team) {
      const listener = listeners.commands.get(name);
      const where = whereOf(`command ${name}`, body, team);
      return run(where, body, listener && (() => listener(parseCommand(body, teamId(team)))));
    },
    async view(id, body, team) {
      const where = whereOf(`view ${id}`, body, team);
      let view: OpenView | undefined;
      try {
        const submission = parseViewSubmission(body, teamId(team));
        ({ view } = submission);
        const listener = listeners.views.get(id);
        if (listener) return responseOf(await listener(submission), view);
        logger.warn({ ...where }, 'Nobody listens to this');
        return sentenceIn(view, unknownForm);
      } catch (error) {
        return sentenceIn(view, formTrouble(reportTrouble(logger, error, where).reference));
      }
    },
  };
}

function whereOf(handling: string, body: InteractionBody, team: string): Where {
  const user = body.user_id ?? body.user?.id;
  return { handling, team, user: typeof user === 'string' ? user : undefined };
}

/** Our reply in Slack's words. An error for a field that the view does not have is shown at its first field. */
function responseOf(reply: ViewReply, view: OpenView): ViewResponseAction | undefined {
  switch (reply.then) {
    case 'close':
      return undefined;
    case 'clear':
      return { response_action: 'clear' };
    case 'update':
    case 'push':
      return { response_action: reply.then, view: reply.view };
    case 'errors': {
      const placed = Object.entries(reply.errors).map(([actionId, sentence]) => [
        view.blockOf[actionId] ?? firstBlock(view),
        sentence,
      ]);
      return { response_action: 'errors', errors: Object.fromEntries(placed) };
    }
  }
}

/** One sentence that leaves the form, and what was typed in it, as it is; a form without fields is replaced. */
function sentenceIn(view: OpenView | undefined, sentence: string): ViewResponseAction {
  const block = view && firstBlock(view);
  return block
    ? { response_action: 'errors', errors: { [block]: sentence } }
    : { response_action: 'update', view: sentenceModal(sentence) };
}

const firstBlock = (view: OpenView): string | undefined => Object.values(view.blockOf)[0];
