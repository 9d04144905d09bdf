/** Makes Slack show a work day in one message (and as many more as it needs): in the channel, or to the owners alone. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Standup } from '../standup-record.js';
import type { ResponseRepository } from '../standup-repository.js';
import { markPosted } from './mark-posted.js';
import type { Names } from './names.js';
import type { OnHold, Pages, PutReport } from './put.js';
import type { ReadDay } from './read-day.js';
import { compiledKey, confidentialKey } from './report-keys.js';
import { compiledView } from './views/compiled.js';

/** Shows it, or shows it anew after a late answer. Says so too when nobody answered; nothing when nobody was asked. */
export type ShowCompiled = (standup: Standup, workDay: CalendarDate) => Promise<OnHold | undefined>;

export function createShowCompiled(deps: {
  readonly responses: Pick<ResponseRepository, 'setPosted'>;
  readonly readDay: ReadDay;
  readonly names: Names;
  readonly put: PutReport;
}): ShowCompiled {
  const { responses, readDay, names, put } = deps;

  return async (standup, workDay) => {
    const { day } = await readDay(standup, workDay);
    if (day.asked === 0) return undefined;
    const nameOf = await names(standup.team, namedIn(day.standup, day.responses, day.out));
    const isForOwners = standup.privacy === 'confidential';
    const goesOn = isForOwners ? 'It goes on below.' : 'It goes on in the thread.';
    const contents = compiledView(day, nameOf, goesOn);
    for (const place of isForOwners ? toOwners(standup, workDay) : [await inChannel(standup, workDay)]) {
      const shown = await put.pages({ ...place, contents });
      if (shown && 'onHold' in shown) return shown;
      await markPosted(responses, workDay, day.responses, shown);
    }
    return undefined;
  };

  /** Once it stands somewhere it stays there, even if the standup moves to another channel. */
  async function inChannel({ team, id, channel }: Standup, workDay: CalendarDate): Promise<Place> {
    const key = compiledKey(id, workDay);
    const there = await put.where(team, key);
    return {
      ...{ team, key, to: { kind: 'channel', channel: there?.channel ?? channel } },
      restTo: (first) => ({ kind: 'channel', channel: first.channel, threadTs: first.ts }),
    };
  }
}

type Place = Omit<Pages, 'contents'>;

const toOwners = ({ team, id, owners }: Standup, workDay: CalendarDate): readonly Place[] =>
  owners.map((user) => ({ team, key: confidentialKey(id, workDay, user), to: { kind: 'dm', user } }));

/** Names that are not shown are not asked for. */
const namedIn = (
  { privacy }: Standup,
  answered: readonly { readonly user: Standup['owners'][number] }[],
  out: Standup['owners'],
): Standup['owners'] => (privacy === 'anonymous' ? [] : [...answered.map(({ user }) => user), ...out]);
