/** Reads what is to be wrapped up, now and only now; where Slack refuses, what is still in memory has to do. */
import type { ChannelId, MessageTs, TeamId } from '../core/ids.js';
import { SlackCallError } from '../slack/errors.js';
import type { SlackApi } from '../slack/slack-api.js';
import type { Said } from './extract/sentences.js';
import type { Talk } from './wrap-up.js';

/** Messages of a conversation that are in memory at the moment, oldest first; none when nothing is. */
export type RecentTexts = (team: TeamId, channel: ChannelId, threadTs?: MessageTs) => readonly Said[];

export interface GatherTalkDeps {
  readonly slack: Pick<SlackApi, 'readTalk'>;
  /** Absent where nobody keeps any. */
  readonly recentTexts?: RecentTexts;
}

/** Why less than all was read: nothing is there, Slack refused, asked us to wait, could not be reached, or gave a part. */
export type ReadTrouble = 'missing' | 'refused' | 'throttled' | 'unreached' | 'partly';

export interface GatheredTalk {
  readonly talk: Talk;
  readonly said: readonly Said[];
  readonly trouble?: ReadTrouble;
}

/** @throws nothing but what is no answer of Slack's. */
export async function gatherTalk(
  { slack, recentTexts }: GatherTalkDeps,
  team: TeamId,
  talk: Talk,
): Promise<GatheredTalk> {
  const remembered = () =>
    (recentTexts?.(team, talk.channel, talk.threadTs) ?? []).filter(({ ts }) => isWithin(talk, ts));
  try {
    const { messages, complete, threadTs } = await slack.readTalk(team, talk);
    const said = messages.flatMap(({ ts, user, text }): Said[] => (user ? [{ ts, user, text }] : []));
    const here = threadTs === undefined ? talk : { ...talk, threadTs };
    if (complete) return { talk: here, said };
    return { talk: here, said: merged(said, remembered()), trouble: 'partly' };
  } catch (error) {
    if (!(error instanceof SlackCallError)) throw error;
    const said = remembered();
    return { talk, said, trouble: said.length > 0 ? 'partly' : troubleOf(error) };
  }
}

function troubleOf({ kind, code }: SlackCallError): ReadTrouble {
  if (code === 'thread_not_found' || code === 'message_not_found') return 'missing';
  if (kind === 'throttled') return 'throttled';
  return kind === 'transient' ? 'unreached' : 'refused';
}

const isWithin = ({ fromTs, toTs }: Talk, ts: MessageTs): boolean =>
  Number(ts) >= Number(fromTs ?? 0) && Number(ts) <= Number(toTs ?? Number.POSITIVE_INFINITY);

/** One conversation of two parts that may overlap, oldest first. */
function merged(one: readonly Said[], two: readonly Said[]): readonly Said[] {
  const byTs = new Map([...two, ...one].map((said) => [said.ts, said]));
  return [...byTs.values()].sort((a, b) => Number(a.ts) - Number(b.ts));
}
