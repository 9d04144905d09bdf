/** The outcome in one line: asked for once after the call's end; saved before it is shown. */
import type { Clock } from '../core/clock.js';
import { type CallId, callId, type TeamId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import { type JobQueue, RetryLater } from '../jobs/job.js';
import type { Attention, UnaskedSource } from '../outbox/unasked.js';
import type { ActionPress, ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import { type Call, type CallRepository, endOf } from './call.js';
import { showJob } from './requests.js';
import {
  askShort,
  askView,
  OUTCOME_ERRORS,
  OUTCOME_FIELD,
  OUTCOME_LENGTH,
  outcomeFormView,
} from './views/outcome.js';
import { NOT_YOURS, notYoursView, OVER_ALREADY, overAlreadyView } from './views/words.js';

/** After so long nobody remembers; the card's button stays. */
const LATEST_ASK_MS = 30 * 86_400_000;
/** Somebody else saved the call between our reading and our saving. */
const RACE_WAIT_MS = 1_000;
/** The card is not known to be there: Slack is away, or we were. */
const CARD_WAIT_MS = 60_000;

export interface CallOutcomeDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly calls: Pick<CallRepository, 'find' | 'save'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly attention: Attention;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export type CallOutcome = ReturnType<typeof createCallOutcome>;

export function createCallOutcome(deps: CallOutcomeDeps) {
  const { slack, respond, calls, deliveries, attention, jobs, transaction, clock } = deps;

  return {
    /**
     * One question to the asker, if the call still has the time that this was asked for; it may wait for a moment that is right.
     * @throws RetryLater when the call was being changed, or nobody has seen its card yet: it may get another time.
     */
    async ask(team: TeamId, id: CallId, sequence: number): Promise<void> {
      const call = await calls.find(team, id);
      const end = call && endOf(call);
      if (!call || end === undefined || call.state !== 'agreed' || call.sequence !== sequence) return;
      if (call.askedAt !== undefined || clock.now() > end + LATEST_ASK_MS) return;
      if (call.postedTs === undefined)
        throw new RetryLater(clock.now() + CARD_WAIT_MS, 'its card is not there yet');
      await transaction(async () => {
        if (!(await calls.save({ ...call, askedAt: clock.now() })))
          throw new RetryLater(clock.now() + RACE_WAIT_MS, 'the call was being changed');
        await attention.offer({
          ...{ team, user: call.asker, key: `call:${id}:ask:${sequence}` },
          ...{ source: OUTCOME_SOURCE, about: `${id}:${sequence}` },
        });
      });
    },

    /** The button was pressed: opens the form, or says kindly why not. */
    async open({ team, user, triggerId, value, responseUrl }: ActionPress): Promise<void> {
      const call = await calls.find(team, callId(value));
      const no =
        call?.asker !== user ? notYoursView() : call.state === 'agreed' ? undefined : overAlreadyView();
      if (no && responseUrl) await respond(responseUrl, no);
      if (!no && call) await slack.openView(team, triggerId, outcomeFormView(call));
    },

    async submit({ team, user, view }: ViewSubmission): Promise<ViewReply> {
      const call = await calls.find(team, callId(view.privateMetadata));
      if (call?.asker !== user) return outcomeError(NOT_YOURS);
      const typed = view.values[OUTCOME_FIELD];
      const outcome = typeof typed === 'string' ? typed.replace(/\s+/g, ' ').trim() : '';
      if (outcome === '') return outcomeError(OUTCOME_ERRORS.missing);
      if (outcome.length > OUTCOME_LENGTH) return outcomeError(OUTCOME_ERRORS.tooLong);
      return transaction(async () => {
        const now = clock.now();
        if (!(await deliveries.claim(team, [`view:${view.id}:${view.hash}`], now))) return closeView;
        // Read again: it may have been cancelled, or closed by another form, meanwhile.
        const present = await calls.find(team, call.id);
        if (present?.state !== 'agreed') return outcomeError(OVER_ALREADY);
        const closed: Call = { ...present, state: 'closed', outcome, outcomeAt: now };
        const kept = await calls.save(closed);
        if (!kept) throw new Error('the call was being changed');
        await jobs.enqueue(showJob(kept));
        return closeView;
      });
    },
  };
}

const OUTCOME_SOURCE = 'call-outcome';

/** The question, as long as there is a call to ask about. */
export const unaskedOfCalls = ({ calls }: Pick<CallOutcomeDeps, 'calls'>): readonly UnaskedSource[] => [
  {
    name: OUTCOME_SOURCE,
    kind: 'outcome-question',
    async tell({ team, about }) {
      const [id = '', sequence] = about.split(':');
      const call = await calls.find(team, callId(id));
      if (call?.state !== 'agreed' || call.sequence !== Number(sequence)) return undefined;
      const end = endOf(call);
      const content = { content: askView(call), short: askShort(call) };
      return { ...content, ...(end !== undefined && { worthlessAt: end + LATEST_ASK_MS }) };
    },
  },
];

const outcomeError = (sentence: string): ViewReply => showErrors({ [OUTCOME_FIELD]: sentence });
