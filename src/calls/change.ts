/** *Another time* and *Cancel the call*: the asker's alone, saved before it is shown. */
import type { Clock, Instant } from '../core/clock.js';
import { callId, type TeamId } from '../core/ids.js';
import type { InTransaction } from '../core/transaction.js';
import type { DeliveryRepository } from '../deliveries/delivery-repository.js';
import type { JobQueue } from '../jobs/job.js';
import type { ActionPress, ViewSubmission } from '../slack/incoming.js';
import type { ViewReply } from '../slack/listener-table.js';
import { escapeText } from '../slack/mrkdwn.js';
import { openSoon } from '../slack/open-soon.js';
import type { Respond, SlackApi } from '../slack/slack-api.js';
import { closeView, showErrors } from '../slack/view-reply.js';
import type { Attendees } from './attendees.js';
import { type Call, type CallRepository, peopleOf } from './call.js';
import { offeredTimes } from './find-times.js';
import { askJob, showJob } from './requests.js';
import {
  readTimeValue,
  TIME_ERRORS,
  TIME_FIELD,
  type TimesFacts,
  timesLoadingView,
  timesUnreadView,
  timesView,
} from './views/times.js';
import { NOT_YOURS, notYoursView, OVER_ALREADY, overAlreadyView } from './views/words.js';

/** Calendars of ten people over two weeks take a moment. */
const FIND_WITHIN_MS = 10_000;
/** Times are offered for two weeks ahead; a form may stay open for some days. */
const FARTHEST_MS = 30 * 86_400_000;

export interface ChangeCallDeps {
  readonly slack: Pick<SlackApi, 'openView' | 'updateView'>;
  readonly respond: Respond;
  readonly attendees: Attendees;
  readonly calls: Pick<CallRepository, 'find' | 'save'>;
  readonly deliveries: Pick<DeliveryRepository, 'claim'>;
  readonly jobs: JobQueue;
  readonly transaction: InTransaction;
  readonly clock: Clock;
  /** Opens the form of the written way; the proposals slice does it. */
  readonly openWrittenWay: OpenWrittenWay;
}

/** A part of `OpenFormRequest` in `proposals/open-form.ts`. */
export type OpenWrittenWay = (request: {
  readonly team: TeamId;
  readonly user: ActionPress['user'];
  readonly triggerId: string;
  readonly kind: 'proposal' | 'question';
  readonly channel: Call['channel'];
  readonly threadTs?: NonNullable<Call['threadTs']>;
  /** In mrkdwn, as a message would be. */
  readonly words: string;
  readonly people: Call['needed'];
}) => Promise<void>;

export type ChangeCall = ReturnType<typeof createChangeCall>;

export function createChangeCall(deps: ChangeCallDeps) {
  const { slack, respond, calls, deliveries, jobs, transaction, clock } = deps;

  /** The call that this press is about, if it is the presser's and goes on; else they are told. */
  async function changeable({ team, user, value, responseUrl }: ActionPress): Promise<Call | undefined> {
    const call = await calls.find(team, callId(value));
    const no = call?.asker !== user ? notYoursView() : goesOn(call) ? undefined : overAlreadyView();
    if (no && responseUrl) await respond(responseUrl, no);
    return no ? undefined : call;
  }

  /** Saves the change and what follows from it, unless somebody was faster. Joins the running transaction. */
  async function keep(call: Call): Promise<boolean> {
    const kept = await calls.save(call);
    if (!kept) return false;
    await jobs.enqueue(showJob(kept));
    const asking = kept.state === 'agreed' ? askJob(kept) : undefined;
    if (asking) await jobs.enqueue(asking);
    return true;
  }

  async function timesFor(call: Call): Promise<TimesFacts> {
    const people = await deps.attendees.of(call.team, peopleOf(call));
    const zone = people.find(({ id }) => id === call.asker)?.zone ?? 'UTC';
    return { call, zone, offered: offeredTimes(people, call.minutes, clock.now(), call.startsAt) };
  }

  return {
    async openTimes(press: ActionPress): Promise<void> {
      const call = await changeable(press);
      if (!call) return;
      const { team, triggerId } = press;
      await openSoon(
        deps,
        { team, triggerId, show: slack.openView },
        {
          filling: timesFor(call).then(timesView),
          meanwhile: timesLoadingView(),
          instead: timesUnreadView(),
          withinMs: FIND_WITHIN_MS,
        },
      );
    },

    async submitTime({ team, user, view }: ViewSubmission): Promise<ViewReply> {
      const now = clock.now();
      const call = await calls.find(team, callId(view.privateMetadata));
      if (call?.asker !== user) return timeError(NOT_YOURS);
      const startsAt = readTimeValue(view.values[TIME_FIELD]);
      if (startsAt === undefined) return timeError(TIME_ERRORS.missing);
      if (startsAt < now || startsAt > now + FARTHEST_MS) return timeError(TIME_ERRORS.past);
      return transaction(async () => {
        if (!(await deliveries.claim(team, [`view:${view.id}:${view.hash}`], now))) return closeView;
        // Read again: it may have been cancelled meanwhile.
        const present = await calls.find(team, call.id);
        if (!present || !goesOn(present)) return timeError(OVER_ALREADY);
        if (present.startsAt === startsAt) return closeView;
        const moved = await keep({
          ...withoutAsked(present),
          ...changedNow(present, now),
          state: 'agreed',
          startsAt,
        });
        if (!moved) throw new Error('the call was being changed');
        return closeView;
      });
    },

    cancel: async (press: ActionPress): Promise<void> => {
      const call = await changeable(press);
      if (!call) return;
      await transaction(async () => {
        const present = await calls.find(call.team, call.id);
        if (present && goesOn(present))
          await keep({ ...present, ...changedNow(present, clock.now()), state: 'cancelled' });
      });
    },

    /** *Write it instead*: the same question, in writing. */
    async writeInstead(press: ActionPress): Promise<void> {
      const call = await changeable(press);
      if (!call) return;
      const { team, user, triggerId } = press;
      await deps.openWrittenWay({
        ...{ team, user, triggerId, kind: 'proposal', channel: call.channel },
        ...(call.threadTs !== undefined && { threadTs: call.threadTs }),
        ...{ words: escapeText(call.topic), people: call.needed },
      });
    },
  };
}

const goesOn = ({ state }: Call): boolean => state === 'agreed' || state === 'no-slot';

const changedNow = ({ sequence }: Call, now: Instant): Pick<Call, 'sequence' | 'changedAt'> => ({
  sequence: sequence + 1,
  changedAt: now,
});

/** With a new time, the question for the outcome is asked anew. */
function withoutAsked({ askedAt: _, ...call }: Call): Call {
  return call;
}

const timeError = (sentence: string): ViewReply => showErrors({ [TIME_FIELD]: sentence });
