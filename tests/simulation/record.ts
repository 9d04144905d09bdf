/** What the world itself knows of a run, written down as it happens: what people did, what they were shown, when the app was up. */

export interface Span {
  readonly from: number;
  /** Open ends are Infinity. */
  to: number;
}

export interface Schedule {
  readonly time: string;
  /** 0 is Sunday. */
  readonly days: readonly number[];
  /** Undefined: each member's own. */
  readonly zone?: string;
  /** In the week of this date and every second one from it. */
  readonly everyTwoWeeksFrom?: string;
  readonly windowHours: number;
}

export interface SimStandup {
  readonly name: string;
  readonly channel: string;
  /** In order; the first from the moment that its making was confirmed. */
  readonly schedules: { readonly at: number; readonly schedule: Schedule }[];
  /** When each member was on the roster. */
  readonly members: Map<string, Span[]>;
  /** Changes that may have come through before they were confirmed, or that the app heard of late. */
  readonly unsettled: Span[];
  /** As the buttons of its prompts name it; known once one was seen. */
  id?: string;
}

export interface Shown {
  readonly at: number;
  readonly standup: SimStandup;
  readonly workDay: string;
  readonly user: string;
}

/** One answer as its author knows it. */
export interface Answer {
  readonly standup: SimStandup;
  readonly user: string;
  /** Words that nobody else wrote; several while it is not sure which edit came through. */
  tokens: string[];
  /** What an edit took away. */
  readonly gone: string[];
  /** The person was told that it is saved. */
  sure: boolean;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly zones: { readonly at: number; readonly zone: string }[];
  /** Times at which Slack's status says that they are away. */
  readonly away: Span[];
  /** Dates of leave that the app confirmed, and when it did. */
  readonly leave: { readonly from: string; readonly to: string; readonly at: number }[];
  /** The public holidays of the region that they chose, as `2026-05-01`. */
  readonly holidays: Set<string>;
  /** Around each change of zone or status: what the app knows then may be late. */
  readonly unsettled: Span[];
}

export interface Figures {
  prompts: number;
  reminders: number;
  answers: number;
  edits: number;
  late: number;
  skips: number;
  leaves: number;
  moves: number;
  joins: number;
  scheduleEdits: number;
  crashes: number;
  crashesInWork: number;
  downMs: number;
  calls: number;
  faults: number;
  duplicates: number;
  reordered: number;
  /** Turns that came, for whoever was on the roster; and those of them in which nothing spoke against asking: the rest had a reason. */
  turns: number;
  owed: number;
  /** Turns that fell on a public holiday of the member's. */
  holidays: number;
}

export interface Record {
  readonly startsAt: number;
  readonly people: Map<string, Person>;
  readonly standups: SimStandup[];
  /** When the app was up. */
  readonly up: Span[];
  readonly prompts: Shown[];
  readonly reminders: Shown[];
  /** By `keyOf`: from when on nothing more was to be asked, because of an answer or a skip that was confirmed. */
  readonly done: Map<string, number>;
  /** By `keyOf`: an answer or skip that nobody confirmed; it may have come through. */
  readonly doneMaybe: Set<string>;
  readonly answers: Answer[];
  readonly figures: Figures;
}

export const keyOf = ({ name }: Pick<SimStandup, 'name'>, workDay: string, user: string): string =>
  `${name}|${workDay}|${user}`;

export const zoneAt = ({ zones }: Pick<Person, 'zones'>, at: number): string => {
  const now = zones.filter((each) => each.at <= at).at(-1) ?? zones[0];
  if (!now) throw new Error('everybody is somewhere');
  return now.zone;
};

export const overlaps = (spans: readonly Span[], from: number, to: number): boolean =>
  spans.some((span) => span.from < to && from < span.to);

export const newFigures = (): Figures => ({
  ...{ prompts: 0, reminders: 0, answers: 0, edits: 0, late: 0, skips: 0, leaves: 0, moves: 0, joins: 0 },
  ...{ scheduleEdits: 0, crashes: 0, crashesInWork: 0, downMs: 0, calls: 0, faults: 0 },
  ...{ duplicates: 0, reordered: 0, turns: 0, owed: 0, holidays: 0 },
});
