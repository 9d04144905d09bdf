/** What decisions listen to: the card's buttons, the forms, the two message shortcuts, the log, and people who leave. */
import { z } from 'zod';
import type { Clock } from '../core/clock.js';
import { userId } from '../core/ids.js';
import type { JobQueue } from '../jobs/job.js';
import type { PeopleReader } from '../people/person.js';
import type { ActionPress, IncomingEvent, ShortcutUse, ViewSubmission } from '../slack/incoming.js';
import type { ListenerTable, ViewReply } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { namesIn, zoneOf } from './commands.js';
import type { DecisionRepository } from './decision-repository.js';
import type { createLogDecision } from './log-decision.js';
import type { OpenDecision } from './open-form.js';
import type { OwnerDecides } from './owner-decides.js';
import { fromQuestion } from './prefill.js';
import { type ExportFormat, exportJob, passOnJob } from './requests.js';
import type { createReview } from './review.js';
import type { SearchLog } from './search-log.js';
import type { TakePosition } from './take-position.js';
import {
  ABSTAIN_ACTION,
  AGREE_ACTION,
  CHOOSE_ACTION,
  CONCERN_ACTION,
  DECIDE_ACTION,
  MORE_TIME_ACTION,
  SUPERSEDE_ACTION,
} from './views/card.js';
import { DECIDE_CALLBACK } from './views/decide.js';
import { STILL_RIGHT_ACTION, TRY_AGAIN_ACTION } from './views/direct.js';
import { FORM_CALLBACK, formView, OPEN_ACTION } from './views/form.js';
import {
  EXPORT_JSON_ACTION,
  EXPORT_MD_ACTION,
  exportOnItsWayView,
  logView,
  OLDER_ACTION,
  readOlder,
} from './views/log.js';
import { LOG_CALLBACK } from './views/logged.js';
import { CONCERN_CALLBACK } from './views/position.js';

const START_SHORTCUT = 'decisions:start';
const LOG_SHORTCUT = 'decisions:log';

export interface DecisionListenersDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly people: PeopleReader;
  readonly decisions: Pick<DecisionRepository, 'openFor'>;
  readonly openDecision: OpenDecision;
  readonly submit: (submission: ViewSubmission) => Promise<ViewReply>;
  readonly takePosition: TakePosition;
  readonly moreTime: (press: ActionPress) => Promise<void>;
  readonly ownerDecides: OwnerDecides;
  readonly review: ReturnType<typeof createReview>;
  readonly logDecision: ReturnType<typeof createLogDecision>;
  readonly searchLog: SearchLog;
  readonly jobs: JobQueue;
  readonly clock: Clock;
}

const Changed = z.object({ user: z.object({ id: z.string(), deleted: z.boolean().optional() }) });

export function decisionListeners(deps: DecisionListenersDeps): ListenerTable {
  const { slack, respond, people, takePosition, ownerDecides, review, logDecision, jobs, clock } = deps;

  async function start({ team, user, triggerId, message }: ShortcutUse): Promise<void> {
    if (!message) return; // Only message shortcuts bear this name.
    const { channel, ts, threadTs, text } = message;
    await deps.openDecision({
      ...{ team, user, triggerId, channel, ts, words: text, people: [] },
      ...(threadTs !== undefined && { threadTs }),
      ...(message.user !== undefined && { wordsBy: message.user }),
    });
  }

  async function older({ team, user, value, responseUrl }: ActionPress): Promise<void> {
    const asked = readOlder(value);
    if (!asked || !responseUrl) return;
    const page = await deps.searchLog(team, user, asked.words, asked.after);
    const content = logView(page, await zoneOf(people, team, user));
    await respond(responseUrl, { ...content, replaceOriginal: true });
  }

  const requestExport =
    (format: ExportFormat) =>
    async ({ team, user, responseUrl }: ActionPress): Promise<void> => {
      await jobs.enqueue(exportJob(team, user, format, clock.now()));
      if (responseUrl) await respond(responseUrl, { ...exportOnItsWayView(), replaceOriginal: false });
    };

  /** Also sent for each new status or picture: only a deactivation passes anything on. */
  async function changed({ eventId, team, payload }: IncomingEvent): Promise<void> {
    const { data } = Changed.safeParse(payload);
    if (!data?.user.deleted) return;
    const user = userId(data.user.id);
    for (const { id, owner } of await deps.decisions.openFor(team, user)) {
      if (owner === user) await jobs.enqueue(passOnJob(team, id, eventId));
    }
  }

  return {
    events: { user_change: changed },
    shortcuts: { [START_SHORTCUT]: start, [LOG_SHORTCUT]: logDecision.open },
    actions: {
      [OPEN_ACTION]: async ({ team, user, triggerId, value }) => {
        const form = fromQuestion({}, user, value, await namesIn(deps, team, value));
        await slack.openView(team, triggerId, formView(form));
      },
      [AGREE_ACTION]: takePosition.agree,
      [ABSTAIN_ACTION]: takePosition.abstain,
      [CHOOSE_ACTION]: takePosition.choose,
      [CONCERN_ACTION]: takePosition.openConcern,
      [MORE_TIME_ACTION]: deps.moreTime,
      [DECIDE_ACTION]: ownerDecides.open,
      [SUPERSEDE_ACTION]: review.decideAnew,
      [STILL_RIGHT_ACTION]: review.stillRight,
      [TRY_AGAIN_ACTION]: review.tryAgain,
      [OLDER_ACTION]: older,
      [EXPORT_MD_ACTION]: requestExport('md'),
      [EXPORT_JSON_ACTION]: requestExport('json'),
    },
    views: {
      [FORM_CALLBACK]: deps.submit,
      [CONCERN_CALLBACK]: takePosition.submitConcern,
      [DECIDE_CALLBACK]: ownerDecides.submit,
      [LOG_CALLBACK]: logDecision.submit,
    },
  };
}
