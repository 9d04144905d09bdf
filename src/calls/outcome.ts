/** The outcome in one line: asked for once after the call's end, in the asker's hours; saved before it is shown. */
import type { Clock } from '../core/clock.js';
import { type CallId, callId, type TeamId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import { nextWorkingInstant } from '../core/working-hours.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import { type JobQueue, RetryLater } from '../jobs/job.js';
import type { Outbox } from '../outbox/outbox.js';
import type { ActionPress, ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import type { Attendees } from './attendees.js';
import { type Call, type CallRepository, endOf } from './call.js';
import { showJob } from './requests.js';
import { askView, OUTCOME_ERRORS, OUTCOME_FIELD, OUTCOME_LENGTH, outcomeFormView } from './views/outcome.js';
import { NOT_YOURS, notYoursView, OVER_ALREADY, overAlreadyView } from './views/words.js';

/** After so long nobody remembers; the card's button stays. */
const LATEST_ASK_MS = 30 * 86_400_000;
/** Somebody else saved the call between our reading and our saving. */
const RACE_WAIT_MS = 1_000;

export interface CallOutcomeDeps {
  readonly slack: Pick<SlackApi, 'openView'>;
  readonly respond: Respond;
  readonly attendees: Attendees;
  readonly calls: Pick<CallRepository, 'find' | 'save'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
}

export type CallOutcome = ReturnType<typeof createCallOutcome>;

export function createCallOutcome(deps: CallOutcomeDeps) {
  const { slack, respond, calls, deliveries, outbox, jobs, transaction, clock } = deps;

  return {
    /**
     * One DM to the asker, if the call still has the time that this was asked for.
     * @throws RetryLater when they do not work now, or Slack has no time for us.
     */
    async ask(team: TeamId, id: CallId, sequence: number): Promise<void> {
      const call = await calls.find(team, id);
      const end = call && endOf(call);
      if (!call || end === undefined || call.state !== 'agreed' || call.sequence !== sequence) return;
      if (call.askedAt !== undefined || clock.now() > end + LATEST_ASK_MS) return;
      const [asker] = await deps.attendees.of(team, [call.asker]);
      const at = asker && nextWorkingInstant(asker, Math.max(clock.now(), end));
      if (at === undefined) return; // Gone, or without working days: nobody to ask.
      if (at > clock.now()) throw new RetryLater(at, 'their working hours');
      const to = { kind: 'dm', user: call.asker } as const;
      const key = `call:${id}:ask:${sequence}`;
      const told = await outbox.put({ team, key, to, content: askView(call), unasked: false });
      if (told.state === 'later') throw new RetryLater(told.at, 'Slack asked us to wait.');
      if (told.state !== 'sent') return;
      if (!(await calls.save({ ...call, askedAt: clock.now() })))
        throw new RetryLater(clock.now() + RACE_WAIT_MS, 'the call was being changed');
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

const outcomeError = (sentence: string): ViewReply => showErrors({ [OUTCOME_FIELD]: sentence });
