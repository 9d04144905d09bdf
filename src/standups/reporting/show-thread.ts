/** Makes Slack show a work day as a thread: the parent, and one member's answers as a reply to it. */
import type { CalendarDate } from '../../core/calendar-date.js';
import type { Destination } from '../../outbox/outbox.js';
import type { MessageRef } from '../../slack/slack-api.js';
import type { Standup, StandupResponse } from '../standup-record.js';
import type { ResponseRepository } from '../standup-repository.js';
import { markPosted } from './mark-posted.js';
import type { Names } from './names.js';
import type { OnHold, PutReport } from './put.js';
import type { ReadDay } from './read-day.js';
import { answerKey, parentKey } from './report-keys.js';
import { MOST_BLOCKED, MOST_OUT, parentView } from './views/parent.js';
import { replyView } from './views/reply.js';

export interface ShowThread {
  /** Brings the parent up to date; makes none before the first answer. */
  parent(standup: Standup, workDay: CalendarDate): Promise<MessageRef | OnHold | undefined>;
  reply(standup: Standup, workDay: CalendarDate, response: StandupResponse): Promise<OnHold | undefined>;
}

export function createShowThread(deps: {
  readonly responses: Pick<ResponseRepository, 'setPosted'>;
  readonly readDay: ReadDay;
  readonly names: Names;
  readonly put: PutReport;
}): ShowThread {
  const { responses, readDay, names, put } = deps;

  async function parent(standup: Standup, workDay: CalendarDate): Promise<MessageRef | OnHold | undefined> {
    const { team, id } = standup;
    const { day } = await readDay(standup, workDay);
    if (day.answered === 0) return undefined;
    const named = [
      ...day.blockers.slice(0, MOST_BLOCKED).map(({ user }) => user),
      ...day.out.slice(0, MOST_OUT),
    ];
    const nameOf = await names(team, named);
    const key = parentKey(id, workDay);
    const there = await put.where(team, key);
    const to: Destination = { kind: 'channel', channel: there?.channel ?? standup.channel };
    return put.pages({ team, key, contents: [parentView(day, nameOf)], to });
  }

  async function reply(standup: Standup, workDay: CalendarDate, response: StandupResponse) {
    const { team, id } = standup;
    const { user } = response;
    // The count can wait for the parent's own turn: only a missing parent is made here.
    const above = (await put.where(team, parentKey(id, workDay))) ?? (await parent(standup, workDay));
    if (above && 'onHold' in above) return above;
    const nameOf = await names(team, [user]);
    const key = answerKey({ standup: id, workDay, user });
    const wanted = { team, key, contents: replyView(response, nameOf(user)) };
    let shown = await put.pages({ ...wanted, to: under(above, standup) });
    if (shown && 'onHold' in shown && shown.channel !== standup.channel) {
      // The channel in which the day began is gone, and the standup has found another one.
      shown = await put.pages({ ...wanted, to: under(undefined, standup) });
    }
    if (shown && 'onHold' in shown) return shown;
    await markPosted(responses, workDay, [response], shown);
    return undefined;
  }

  return { parent, reply };
}

/** In the parent's channel, even if the standup has moved since. Without a parent that can be found: in the channel itself. */
const under = (parent: MessageRef | undefined, { channel }: Standup): Destination =>
  parent ? { kind: 'channel', channel: parent.channel, threadTs: parent.ts } : { kind: 'channel', channel };
