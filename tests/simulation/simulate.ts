/**
 * A stretch of the world's time from a seed: people in 60 zones live with six standups while the app dies twice a day, Slack fails, and
 * deliveries come late, twice and in the wrong order. Everything goes through the real app; what should be is told by `judge.ts`.
 */
import type { Call } from '../../src/sandbox/sandbox.js';
import { STANDUPS } from './cast.js';
import { type Hands, hands } from './hands.js';
import { planDay } from './happenings.js';
import { chooseRegions } from './holidays.js';
import { judge } from './judge.js';
import { makeStandup } from './owner.js';
import type { Figures, Shown } from './record.js';
import { chance, openStage, type Stage } from './stage.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** After the last day nothing goes wrong and nobody begins anything any more, and every report that is owed comes out. */
const CALM_MS = 3 * DAY_MS;

export interface Outcome {
  readonly figures: Figures;
  /** Where what was seen is not what should be, the first of each kind first; empty when all is well. */
  readonly disagreements: readonly string[];
}

export async function simulate(options: {
  readonly seed: number;
  readonly days: number;
  readonly startsAt: number;
  /** One person in each n-th zone. Default 1: in all of them. */
  readonly everyNthZone?: number;
  /** Asked after each day: whether that was the last. */
  readonly isEnough?: () => boolean;
  readonly progress?: (day: number, figures: Figures) => void;
}): Promise<Outcome> {
  const { seed, days, startsAt, everyNthZone = 1 } = options;
  let end = startsAt;
  const fate = chance(seed + 1);
  const downFor = () =>
    fate.is(0.6)
      ? fate.between(MINUTE_MS, 10 * MINUTE_MS)
      : fate.is(0.7)
        ? fate.between(10 * MINUTE_MS, 90 * MINUTE_MS)
        : fate.between(1.5 * HOUR_MS, 7 * HOUR_MS);
  const stage = await openStage({ seed, startsAt, everyNthZone, downFor });
  try {
    await chooseRegions(stage, days);
    for (const casting of STANDUPS) await makeStandup(stage, casting);
    stage.misfortune(0.01);
    const people = hands(stage);
    for (let day = 0; day < days && !options.isEnough?.(); day += 1) {
      planDay(stage, people, end);
      end += DAY_MS;
      await liveUntil(stage, end, people);
      options.progress?.(day + 1, stage.record.figures);
    }
    stage.misfortune(0);
    await liveUntil(stage, end + CALM_MS);
    if (!stage.life()) await stage.startApp();
    await stage.clock.advance(HOUR_MS);
    return { figures: stage.record.figures, disagreements: await judge(stage, end) };
  } finally {
    await stage.end();
  }
}

/** @param people who do something about what they are shown; nobody does when absent. */
async function liveUntil(stage: Stage, until: number, people?: Hands) {
  const { clock, agenda } = stage;
  for (let next = agenda.next(until); next; next = agenda.next(until)) {
    await clock.advanceTo(next.at);
    notice(stage, people);
    await next.act();
    await stage.sandbox.settle();
    notice(stage, people);
  }
  await clock.advanceTo(until);
  notice(stage, people);
}

/** Writes down what people were shown since the last look, and has them do something about it. */
function notice(stage: Stage, people: Hands | undefined) {
  const { sandbox, record } = stage;
  const { figures } = record;
  for (const call of sandbox.calls) {
    figures.calls += 1;
    if (call.fault) figures.faults += 1;
    const shown = shownBy(stage, call);
    if (!shown) continue;
    const { kind, ...what } = shown;
    record[kind].push(what);
    figures[kind] += 1;
    if (people && kind === 'prompts') react(stage, people, what);
  }
  sandbox.forget();
}

/** A prompt or a reminder, as its reader tells it: by its words, and by the turn that its buttons lead to. */
function shownBy(
  { record }: Stage,
  { method, done, args, at }: Call,
): (Shown & { readonly kind: 'prompts' | 'reminders' }) | undefined {
  if (method !== 'chat.postMessage' || !done) return undefined;
  const words = JSON.stringify(args).replaceAll('\\', '');
  const kind = words.includes('in writing, when it suits you')
    ? 'prompts'
    : words.includes('This is the only reminder')
      ? 'reminders'
      : undefined;
  const [, id, workDay] = /"value":"(S\w+)\/(\d{4}-\d\d-\d\d)"/.exec(words) ?? [];
  const [, name] = /"text":"\*([^*]+)\* for /.exec(words) ?? [];
  const standup = record.standups.find((each) => each.name === name);
  if (!kind || !standup || id === undefined || workDay === undefined) return undefined;
  standup.id = id;
  return { kind, at, standup, workDay, user: String(args.channel) };
}

function react({ random, agenda, clock }: Stage, people: Hands, shown: Shown) {
  const window = shown.standup.schedules.at(-1)?.schedule.windowHours ?? 8;
  const soon = clock.now() + random.between(MINUTE_MS, 1.15 * window * HOUR_MS);
  const draw = random.between(0, 1);
  if (draw < 0.5) agenda.add(soon, () => people.answers(shown));
  else if (draw < 0.58) agenda.add(soon, () => people.answersByDm(shown));
  else if (draw < 0.65) agenda.add(soon, () => people.skips(shown));
}
