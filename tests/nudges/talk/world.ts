/** Several processes that hear one workspace, over one store in memory. */
import { channelId, messageTs, type UserId, userId } from '../../../src/core/ids.js';
import { defaultWorkingHours } from '../../../src/core/working-hours.js';
import { zoneOf } from '../../../src/core/zoned-time.js';
import { ruleNames, rules, talkRule } from '../../../src/nudges/rules/index.js';
import { createNudgesSlice, type NudgesSliceDeps } from '../../../src/nudges/slice.js';
import type { Said } from '../../../src/nudges/talk/conversation.js';
import type { TalkRepository } from '../../../src/nudges/talk/talk-repository.js';
import type { Person } from '../../../src/people/person.js';
import type { ActionPress, IncomingMessage } from '../../../src/slack/incoming.js';
import { fakeSlack, recordingRespond, TEAM } from '../../support/fake-slack.js';
import { memoryNudges } from '../../support/memory-nudges.js';
import {
  awaitedInFlight,
  memoryChannels,
  memoryDeliveries,
  memoryPreferences,
  recordingOutbox,
} from '../../support/memory-ports.js';
import { silentLogger } from '../../support/silent-logger.js';
import { withProfiles } from '../../support/with-profiles.js';

/** Thursday, 12 March 2026, 10:00 in Berlin. */
export const START = Date.UTC(2026, 2, 12, 9, 0) / 1000;
export const CHANNEL = channelId('C1');
export const ANA = userId('UANA');
export const BEN = userId('UBEN');

export const tsOf = (second: number) => messageTs(`${START + second}.000100`);

type Spoken = IncomingMessage & { readonly user: UserId };

/** A message of substance. */
export const said = (second: number, user: UserId, more: Partial<Spoken> = {}): Spoken => ({
  ...{ eventId: `Ev${second}`, team: TEAM, channel: CHANNEL, channelType: 'channel', ts: tsOf(second) },
  ...{ user, text: `what I mean at ${second} is that one queue would be enough`, fromBot: false },
  ...{ edited: false, external: false, authorExternal: false },
  ...more,
});

/** Ana and Ben in turn, a message every 20 seconds, in the thread that Ana began. */
export const debate = (messages: number, more: Partial<Spoken> = {}): readonly Spoken[] =>
  Array.from({ length: messages }, (_, n) =>
    said(n * 20, n % 2 ? BEN : ANA, n === 0 ? more : { threadTs: tsOf(0), threadStarter: ANA, ...more }),
  );

function memoryTalks(): TalkRepository & { writes: number } {
  const rows = new Map<
    string,
    { writer: string; key: string; said: readonly Said[]; at: number; place: never }
  >();
  const keyOf = (place: object) => JSON.stringify(place);
  const repository: TalkRepository & { writes: number } = {
    writes: 0,
    async publish(writer, talks, at) {
      for (const { said: list, ...place } of talks) {
        repository.writes += 1;
        const key = keyOf(place);
        rows.set(`${writer}/${key}`, {
          writer,
          key,
          said: list.map((each) => ({ ...each })),
          at,
          place: place as never,
        });
      }
    },
    others: async (places, writer, since) =>
      [...rows.values()]
        .filter(
          (row) =>
            places.some((place) => row.key === keyOf(place)) && row.writer !== writer && row.at >= since,
        )
        .map(({ place, said: list }) => ({ ...(place as object), said: list }) as never),
    recent: async (since) =>
      [...rows.values()]
        .filter(({ at }) => at >= since)
        .map(({ place, said: list }) => ({ ...(place as object), said: list }) as never),
    namedIn: async () => [],
    deletePerson: async () => 0,
    purge: async () => 0,
  };
  return repository;
}

export function talkWorld(more: Partial<NudgesSliceDeps> = {}) {
  let now = START * 1000;
  const people = new Map<UserId, Person>();
  const person = (id: UserId, of: Partial<Person> = {}) => {
    const zone = zoneOf('Europe/Berlin');
    people.set(id, {
      ...{ id, name: id, zone, availability: { hours: defaultWorkingHours(zone), leave: [], holidays: [] } },
      ...{ isBot: false, isGuest: false, isExternal: false, isDeactivated: false, isAdmin: false },
      ...of,
    });
  };
  for (const id of [ANA, BEN]) person(id);
  const responded = recordingRespond();
  const shared = {
    ...{ nudges: memoryNudges(), channels: memoryChannels(), preferences: memoryPreferences() },
    ...{ deliveries: memoryDeliveries(), outbox: recordingOutbox(), talks: memoryTalks() },
    members: new Set<UserId>([ANA, BEN]),
  };
  const process = (writer: string) => {
    const inFlight = awaitedInFlight();
    const slice = createNudgesSlice({
      ...shared,
      ...{ rules, talkRule, ruleNames, writer, inFlight, logger: silentLogger },
      ...{ clock: { now: () => now, wakeAt: () => () => {} }, slack: fakeSlack({}).api },
      ...{
        respond: responded.respond,
        takeAway: async (url: string) => void responded.answers.push({ url } as never),
      },
      transaction: (work) => work(),
      people: withProfiles({ person: async (_team, user) => people.get(user) }),
      outboxRecords: { find: async () => undefined },
      isMember: async (_team, _channel, user) => shared.members.has(user),
      openWrittenWay: async () => {},
      ...{ openWrapUp: async () => {}, openDecision: async () => {}, openCall: async () => {} },
      continueTomorrow: async () => {},
      setChannelNudges: async () => true,
      inWords: async () => '',
      ...more,
    });
    return {
      slice,
      async hear(...messages: readonly IncomingMessage[]) {
        for (const message of messages) {
          now = Math.max(now, Number(message.ts) * 1000);
          await slice.listeners.message?.(message);
          await inFlight.settled();
        }
      },
      press: (actionId: string, value: string, user = ANA) =>
        slice.listeners.actions?.[actionId]?.({
          ...{ team: TEAM, user, triggerId: 'trigger', actionId, blockId: '', value },
          responseUrl: 'https://respond.test/1',
        } satisfies ActionPress),
    };
  };
  return {
    ...shared,
    ...{ process, person, answers: responded.answers },
    move: (seconds: number) => {
      now += seconds * 1000;
    },
    /** Whom a nudge reached. */
    asked: () => shared.outbox.sent.map(({ to }) => ('user' in to ? to.user : undefined)),
    quiet: () => shared.nudges.records.map((each) => each.quiet),
    buttons: () =>
      shared.outbox.sent.flatMap(({ content }) =>
        content.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])),
      ),
  };
}
