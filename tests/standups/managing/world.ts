/** A small world for managing standups: people in three zones, two channels, and a Slack that shows what it is told to. */
import type { View } from '@slack/types';
import type { CommandRequest } from '../../../src/commands/command.js';
import type { CalendarDate } from '../../../src/core/calendar-date.js';
import type { Instant } from '../../../src/core/clock.js';
import {
  channelId,
  messageTs,
  type StandupId,
  standupId,
  type UserId,
  userId,
  viewId,
} from '../../../src/core/ids.js';
import { defaultWorkingHours } from '../../../src/core/working-hours.js';
import type { Zone } from '../../../src/core/zoned-time.js';
import type { Person } from '../../../src/people/person.js';
import { message } from '../../../src/slack/blocks.js';
import type { InputValue } from '../../../src/slack/incoming.js';
import type { ViewReply } from '../../../src/slack/listener-table.js';
import type { SlackGroup, SlackStatus } from '../../../src/slack/slack-api.js';
import { createManaging } from '../../../src/standups/managing/managing.js';
import { SAVE_VIEW } from '../../../src/standups/managing/views/form.js';
import type { Member } from '../../../src/standups/standup.js';
import { standupDefaults } from '../../../src/standups/standup.js';
import type { Standup } from '../../../src/standups/standup-record.js';
import { aChannel, fakeSlack, recordingRespond, TEAM } from '../../support/fake-slack.js';
import { memoryDeliveries, stoppedClock } from '../../support/memory-ports.js';
import { memoryStandups } from '../../support/memory-standups.js';

/** Wednesday 4 March 2026, 08:00 UTC: New York's clocks go forward on the Sunday after. */
export const NOW: Instant = Date.UTC(2026, 2, 4, 8);
export const OPEN = channelId('C1');
/** The app was not invited there. */
export const UNINVITED = channelId('C2');
export const SHARED = channelId('C3');
export const [ANA, BEN, MEI, EVE, ADMIN, ROBOT] = ['UANA', 'UBEN', 'UMEI', 'UEVE', 'UADMIN', 'UROBOT'].map(
  userId,
) as [UserId, UserId, UserId, UserId, UserId, UserId];

const GROUP: SlackGroup = { id: 'SGROUP', handle: 'platform', name: 'Platform', isDisabled: false };

const aPerson = (id: UserId, name: string, zone: Zone, more: Partial<Person> = {}): Person => ({
  ...{ id, name, zone, availability: { hours: defaultWorkingHours(zone), leave: [], holidays: [] } },
  ...{ isBot: false, isGuest: false, isExternal: false, isDeactivated: false, isAdmin: false },
  ...more,
});

const PEOPLE: readonly Person[] = [
  aPerson(ANA, 'Ana', 'Europe/Berlin'),
  aPerson(BEN, '<!channel> Bob', 'America/New_York'),
  aPerson(MEI, 'Mei', 'Asia/Tokyo'),
  aPerson(EVE, 'Eve', 'Europe/London'),
  aPerson(ADMIN, 'Ada', 'UTC', { isAdmin: true }),
  aPerson(ROBOT, 'Robot', 'UTC', { isBot: true }),
];

/** Mei is on leave from the 9th to the 10th. */
export const memberOf = (user: UserId): Member<UserId> => ({
  id: user,
  zone: PEOPLE.find(({ id }) => id === user)?.zone ?? 'UTC',
  leave: user === MEI ? [{ from: '2026-03-09', to: '2026-03-10' }] : [],
  holidays: new Set<CalendarDate>(),
});

export const aStandup = (more: Partial<Standup> = {}): Standup => ({
  ...{ team: TEAM, id: standupId('S1'), name: 'Morning', channel: OPEN, schedule: standupDefaults },
  questions: [
    { text: 'Done?', role: 'last' },
    { text: 'Next?', role: 'plan' },
  ],
  ...{ report: { mode: 'thread', groupBy: 'person' }, privacy: 'open' },
  ...{ roster: { kind: 'list', users: [ANA, BEN, MEI] }, observers: [], owners: [ANA], state: 'active' },
  ...{ createdBy: ANA, createdAt: NOW, updatedAt: NOW, version: 1 },
  ...more,
});

export type World = ReturnType<typeof world>;

export function world() {
  const memory = memoryStandups();
  const slack = fakeSlack({
    channels: [
      aChannel({ id: OPEN }),
      aChannel({ id: UNINVITED, isMember: false }),
      aChannel({ id: SHARED, isExternal: true }),
    ],
    members: { [OPEN]: [ANA, ROBOT, BEN, MEI], [UNINVITED]: [ANA], [SHARED]: [ANA] },
    groups: [{ ...GROUP, users: [BEN, ROBOT] }],
  });
  const groups: SlackGroup[] = [GROUP];
  const statuses = new Map<UserId, SlackStatus>();
  const { respond, answers } = recordingRespond();
  /** The versions that were planned for, and those that were resumed, in order. */
  const planned: Standup[] = [];
  const resumed: { readonly standup: Standup; readonly since: Instant }[] = [];
  const people = { person: async (_team: unknown, id: UserId) => PEOPLE.find((each) => each.id === id) };
  const stored = (id = 'S1'): Standup => {
    const standup = memory.kept.standups.get(`${TEAM}/${id}`);
    if (!standup) throw new Error(`no standup ${id}`);
    return standup;
  };
  let lastId = 0;
  const slice = createManaging({
    ...{ ...memory, slack: slack.api, respond, people },
    groups: async () => groups,
    deliveries: memoryDeliveries(),
    channelForMember: async (team, channel, user) =>
      (await slack.api.members(team, channel, 100)).includes(user)
        ? slack.api.channel(team, channel)
        : undefined,
    gatherFacts: async (_team, user) => {
      const person = PEOPLE.find(({ id }) => id === user);
      return {
        ...{ member: memberOf(user), name: person?.name ?? user, isBot: person?.isBot ?? false },
        ...(statuses.has(user) && { status: statuses.get(user) as SlackStatus }),
      };
    },
    planFor: async (_team, id) => void planned.push(stored(id)),
    resumed: async (standup, since) => void resumed.push({ standup, since }),
    history: async ({ name }) => message(`history of “${name}”`),
    transaction: (work) => work(),
    clock: stoppedClock(NOW),
    newId: (): StandupId => {
      lastId += 1;
      return standupId(`NEW${lastId}`);
    },
  });

  const say = (name: string, rest = '', more: Partial<CommandRequest> = {}) => {
    const command = slice.commands.find((each) => each.name === name);
    if (!command) throw new Error(`no command ${name}`);
    return command.run({
      ...{ team: TEAM, user: ANA, channel: OPEN, inDm: false, rest },
      // Words in the DM carry nothing that could open a form.
      ...(!more.inDm && { triggerId: 't1' }),
      ...more,
    });
  };
  /** Whether words after a command's name are its own, while somebody may be answering in the DM. */
  const understands = async (name: string, rest: string) =>
    slice.commands.find((each) => each.name === name)?.understands?.({ team: TEAM, user: ANA, rest });
  /** The view that a person sees now. */
  const lastView = (): View => {
    const last = slack.shown.at(-1);
    if (!last || !('view' in last)) throw new Error('no view was shown');
    return last.view;
  };
  /** Presses a button; in a view when it is given. */
  const press = async (
    actionId: string,
    value = '',
    of: { user?: UserId; in?: View; typed?: Typed } = {},
  ) => {
    const listener = slice.listeners.actions?.[actionId];
    if (!listener) throw new Error(`nobody listens to ${actionId}`);
    const { user = ANA } = of;
    const place = of.in
      ? { view: opened(of.in, of.typed) }
      : {
          responseUrl: 'https://hooks.example/1',
          message: { channel: OPEN, ts: messageTs('1.1'), ephemeral: true },
        };
    await listener({ team: TEAM, user, triggerId: 't1', actionId, blockId: 'b', value, ...place });
  };
  const submit = (view: View, typed: Typed = {}, user: UserId = ANA): Promise<ViewReply> => {
    const listener = slice.listeners.views?.[('callback_id' in view && view.callback_id) || SAVE_VIEW];
    if (!listener) throw new Error('nobody listens to that form');
    return listener({ team: TEAM, user, view: opened(view, typed) });
  };
  return {
    ...{
      slice,
      memory,
      slack,
      groups,
      statuses,
      answers,
      planned,
      resumed,
      stored,
      say,
      understands,
      press,
      submit,
      lastView,
    },
    standups: () => [...memory.kept.standups.values()],
  };
}

/** What somebody typed or chose, by action id, in place of what the form showed. */
export type Typed = Readonly<Record<string, InputValue>>;

/** A shown view as Slack sends it back. */
function opened(view: View, typed: Typed = {}) {
  const inputs = view.blocks.flatMap((block) => ('element' in block ? [block.element] : []));
  const shown = inputs.map((element) => [
    ('action_id' in element && element.action_id) || '',
    initial(element),
  ]);
  return {
    ...{ id: viewId('V1'), hash: JSON.stringify(view).length.toString() },
    callbackId: ('callback_id' in view && view.callback_id) || '',
    privateMetadata: view.private_metadata ?? '',
    values: { ...(Object.fromEntries(shown) as Typed), ...typed },
    blockOf: {},
  };
}

function initial(element: object): InputValue {
  if ('initial_value' in element) return String(element.initial_value);
  if ('initial_option' in element) return (element.initial_option as { value?: string }).value;
  if ('initial_users' in element) return element.initial_users as string[];
  if ('initial_conversation' in element) return String(element.initial_conversation);
  return undefined;
}

/** The view that a reply shows; fails when it shows none. */
export function viewOf(reply: ViewReply): View {
  if (reply.then !== 'update') throw new Error(`the form answered ${JSON.stringify(reply)}`);
  return reply.view;
}

export const errorsOf = (reply: ViewReply): Readonly<Record<string, string>> =>
  reply.then === 'errors' ? reply.errors : {};

export const textOf = (shown: unknown): string => JSON.stringify(shown);
