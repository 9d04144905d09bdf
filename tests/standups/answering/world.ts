/** A workspace in memory with one or two standups, to answer them in. It is Tuesday, 3 March 2026, 09:30 UTC unless told otherwise. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { View } from '@slack/types';
import { type CalendarDate, calendarDate } from '../../../src/core/calendar-date.js';
import type { Instant } from '../../../src/core/clock.js';
import { channelId, messageTs, standupId, type UserId, userId, viewId } from '../../../src/core/ids.js';
import type { InTransaction } from '../../../src/core/transaction.js';
import { createOutbox } from '../../../src/outbox/send.js';
import { createPeople } from '../../../src/people/people.js';
import type { ActionPress, InputValue } from '../../../src/slack/incoming.js';
import type { MessageContent } from '../../../src/slack/slack-api.js';
import { createAnswering } from '../../../src/standups/answering/answering.js';
import type { Occurrence, OccurrenceKey } from '../../../src/standups/occurrence.js';
import { plan } from '../../../src/standups/plan.js';
import { promptKey } from '../../../src/standups/scheduling/dm-keys.js';
import { standupDefaults } from '../../../src/standups/standup.js';
import type { Standup, StandupResponse } from '../../../src/standups/standup-record.js';
import { aUser, fakeSlack, recordingRespond, TEAM } from '../../support/fake-slack.js';
import { manualClock } from '../../support/manual-clock.js';
import { memoryOutboxRepository } from '../../support/memory-outbox-repository.js';
import { memoryDeliveries, memoryPreferences, recordingJobs } from '../../support/memory-ports.js';
import { memoryStandups } from '../../support/memory-standups.js';
import { dmOf, postingSlack } from '../../support/posting-slack.js';
import { silentLogger } from '../../support/silent-logger.js';

export const ANA = userId('UANA');
export const BEN = userId('UBEN');
/** Sees the standup, and may answer. */
export const EVE = userId('UEVE');
export const OWNER = userId('UOWN');
const DM = channelId('D1');
export const MONDAY = calendarDate('2026-03-02');
export const TUESDAY = calendarDate('2026-03-03');
export const WEDNESDAY = calendarDate('2026-03-04');

export const utc = (day: CalendarDate, time: string): Instant => Date.parse(`${day}T${time}:00Z`);

export const DAILY: Standup = {
  ...{ team: TEAM, id: standupId('SDAILY0000000001'), name: 'Daily', channel: channelId('C1') },
  questions: [
    { text: 'What did you do on the last working day?', role: 'last' },
    { text: 'What is your plan for today?', role: 'plan' },
    { text: 'What are you waiting for?', role: 'blockers' },
  ],
  schedule: { ...standupDefaults, time: '09:00' },
  report: { mode: 'thread', groupBy: 'person' },
  privacy: 'open',
  roster: { kind: 'list', users: [ANA, BEN] },
  ...{ observers: [EVE], owners: [OWNER], state: 'active', createdBy: OWNER },
  ...{ createdAt: 0, updatedAt: 0, version: 1 },
};

export const WEEKLY: Standup = { ...DAILY, id: standupId('SWEEKLY000000001'), name: 'Weekly' };

export type World = ReturnType<typeof world>;

export function world(...others: readonly Standup[]) {
  const clock = manualClock(utc(TUESDAY, '09:30'));
  const store = memoryStandups();
  const slack = fakeSlack({
    users: [
      aUser({ id: ANA, name: 'Ana', zone: 'UTC' }),
      aUser({ id: BEN, name: 'Ben', zone: 'Asia/Tokyo' }),
      aUser({ id: EVE, name: 'Eve', zone: 'UTC' }),
      aUser({ id: OWNER, name: '<!channel> Olu', zone: 'UTC' }),
    ],
  });
  const told: { key: OccurrenceKey; what: 'added' | 'changed' | 'skipped' }[] = [];
  const replanned: UserId[] = [];
  /** Whose Home was shown afresh. */
  const homes: UserId[] = [];
  const read = new Map<string, string>();
  const { respond, answers } = recordingRespond();
  const deliveries = memoryDeliveries();
  const posting = postingSlack(clock);
  const outbox = createOutbox({
    ...{ slack: posting.api, repository: memoryOutboxRepository(), clock, logger: silentLogger },
  });
  const jobs = recordingJobs();
  const answering = createAnswering({
    ...{ ...store, deliveries, respond, outbox, jobs, clock, transaction: oneByOne() },
    people: createPeople({
      directory: slack.api,
      preferences: memoryPreferences(),
      holidaysIn: async () => new Set<never>(),
      leave: store.leave,
    }),
    slack: {
      ...slack.api,
      readMessage: async (_team, { ts }) => {
        const text = read.get(ts);
        return text === undefined ? undefined : { ts, text };
      },
    },
    answered: async (key, what) => void told.push({ key, what }),
    skipped: async (key) => void told.push({ key, what: 'skipped' }),
    replanPerson: async (_team, user) => void replanned.push(user),
    refreshHome: (_team, user) => void homes.push(user),
  });
  for (const standup of [DAILY, ...others]) {
    store.kept.standups.set(`${TEAM}/${standup.id}`, standup);
  }

  const keyOf = (user: UserId, workDay = TUESDAY, standup = DAILY): OccurrenceKey => ({
    ...{ team: TEAM, standup: standup.id, workDay, user },
  });
  /** An occurrence as the scheduler would have it. */
  async function turn(
    of: { state?: Occurrence['state']; user?: UserId; workDay?: CalendarDate; standup?: Standup } = {},
  ): Promise<Occurrence> {
    const { state = 'prompted', user = ANA, workDay = TUESDAY, standup = DAILY } = of;
    const zone = user === BEN ? 'Asia/Tokyo' : 'UTC';
    const [slot] = [
      ...plan(
        standup.schedule,
        [{ id: user, zone, leave: [], holidays: new Set<CalendarDate>() }],
        utc(workDay, '00:00') - 86_400_000,
        utc(workDay, '23:59') + 86_400_000,
      ),
    ].filter((each) => each.workDay === workDay);
    if (!slot) throw new Error(`nothing is due on ${workDay}`);
    const occurrence: Occurrence = {
      ...slot,
      ...keyOf(user, workDay, standup),
      state,
      ...(state === 'waiting'
        ? { due: { kind: 'prompt', at: slot.promptAt } }
        : { promptedAt: slot.promptAt, due: { kind: 'remind', at: slot.remindAt } }),
    };
    store.kept.occurrences.set(`${TEAM}/${standup.id}/${workDay}/${user}`, occurrence);
    return occurrence;
  }
  /** An answer as it may have been saved on an earlier day. */
  async function earlier(answered: readonly string[], more: Partial<StandupResponse> = {}) {
    const response: StandupResponse = {
      ...{ ...keyOf(ANA, MONDAY), answers: answered, asked: DAILY.questions },
      ...{ submittedAt: utc(MONDAY, '10:00'), late: false, ...more },
    };
    await store.responses.save(response);
    return response;
  }

  /** The prompt of a turn, sent as the scheduler sends it. */
  async function sendPrompt(occurrence: Occurrence) {
    const content = answering.renderPrompt(DAILY, occurrence);
    const { team, user } = occurrence;
    await outbox.put({ team, key: promptKey(occurrence), to: { kind: 'dm', user }, content });
  }
  /** Runs what was asked for since the last time. */
  async function runJobs() {
    for (const { name, team, key, payload } of jobs.requests.splice(0)) {
      const job = answering.jobs.find((each) => each.name === name);
      await job?.run(job.parse(payload), { team, key, attempt: 1, last: false });
    }
  }
  /** What stands in somebody's conversation with the app. */
  const dmsOf = (user: UserId) => posting.in(dmOf(user)).map(({ content }) => content);

  const press = (actionId: string, value: string, user = ANA, more: Partial<ActionPress> = {}) =>
    answering.listeners.actions?.[actionId]?.({
      ...{ team: TEAM, user, triggerId: 'trigger', actionId, blockId: 'b', value },
      ...{ responseUrl: 'https://respond.test/1' },
      message: { channel: DM, ts: messageTs('9.9'), ephemeral: false },
      ...more,
    });
  const submit = (
    view: View,
    values: Readonly<Record<string, InputValue>>,
    of: { user?: UserId; id?: string } = {},
  ) => {
    const { callback_id: callbackId = '', private_metadata: privateMetadata = '' } = view;
    const listener = answering.listeners.views?.[callbackId];
    if (!listener) throw new Error(`nobody listens to ${callbackId}`);
    return listener({
      ...{ team: TEAM, user: of.user ?? ANA },
      view: {
        ...{ id: viewId(of.id ?? 'V1'), hash: 'h1', callbackId, privateMetadata, blockOf: {} },
        values: { ...initialValues(view), ...values },
      },
    });
  };
  const types = (name: string, rest = '', user = ANA, triggerId: string | undefined = 'trigger') => {
    const command = answering.commands.find((each) => each.name === name);
    if (!command) throw new Error(`no command ${name}`);
    const inDm = triggerId === undefined;
    return command.run({
      ...{ team: TEAM, user, channel: DM, inDm, rest },
      ...(triggerId !== undefined && { triggerId }),
    });
  };
  /** Whether words after a command's name are its own, while somebody may be answering. */
  const understands = async (name: string, rest: string, user = ANA) =>
    answering.commands.find((each) => each.name === name)?.understands?.({ team: TEAM, user, rest });
  let messages = 0;
  /** Words in the DM, claimed as `commands` does. */
  const writes = async (
    received: string,
    user = ANA,
    ts = `1.${++messages}`,
  ): Promise<MessageContent | undefined> => {
    read.set(ts, received);
    return answering.takeDmAnswer({
      ...{ team: TEAM, user, channel: DM, ts: messageTs(ts), received },
      claim: () => deliveries.claim(TEAM, [`message:${DM}:${ts}`], clock.now()),
    });
  };
  const form = (): View => {
    const last = slack.shown.at(-1);
    if (last?.how !== 'open') throw new Error('no form is open');
    return last.view;
  };
  return {
    ...{ answering, clock, store, slack, told, replanned, homes, read, answers },
    claimed: deliveries.claimed,
    ...{
      posting,
      sendPrompt,
      runJobs,
      dmsOf,
      keyOf,
      turn,
      earlier,
      press,
      submit,
      types,
      understands,
      writes,
      form,
    },
    saved: (user = ANA, workDay = TUESDAY, standup = DAILY) =>
      store.responses.find(keyOf(user, workDay, standup)),
    state: (user = ANA, workDay = TUESDAY, standup = DAILY) =>
      store.occurrences.find(keyOf(user, workDay, standup)),
  };
}

/** Transactions as SQLite has them: one after the other, and nested ones join. */
function oneByOne(): InTransaction {
  const running = new AsyncLocalStorage<true>();
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    if (running.getStore()) return work();
    const mine = last.then(() => running.run(true, work));
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** What a form holds when nobody touches it, as Slack would send it. */
export function initialValues(view: View): Readonly<Record<string, InputValue>> {
  const values: Record<string, InputValue> = {};
  for (const block of view.blocks) {
    if (block.type !== 'input' || !('element' in block)) continue;
    const element = block.element;
    if (element.action_id === undefined) continue;
    if (element.type === 'plain_text_input') values[element.action_id] = element.initial_value;
    if (element.type === 'static_select') values[element.action_id] = element.initial_option?.value;
    if (element.type === 'datepicker') values[element.action_id] = element.initial_date;
  }
  return values;
}
