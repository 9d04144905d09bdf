/**
 * Makes Slack show a wrap-up as it is saved: one message in its thread, and, if wanted, one line in the channel. Both go through the
 * outbox under keys of the wrap-up's, so running it again after a crash changes nothing. What Slack refuses goes back to the author.
 */
import type { Clock, Instant } from '../core/clock.js';
import type { MessageTs, TeamId, WrapUpId } from '../core/ids.js';
import type { Logger } from '../core/logger.js';
import type { Destination, Outbox, Outcome } from '../outbox/outbox.js';
import type { PeopleReader } from '../people/person.js';
import { SlackCallError } from '../slack/errors.js';
import type { MessageContent, SlackApi } from '../slack/slack-api.js';
import { archiveOf } from './citations.js';
import { channelLineView, postView } from './views/post.js';
import { type ReturnedPart, returnedView } from './views/returned.js';
import type { WrapUp, WrapUpRepository } from './wrap-up.js';

export interface ShowDeps {
  readonly slack: Pick<SlackApi, 'permalink'>;
  readonly wrapUps: Pick<WrapUpRepository, 'find' | 'change'>;
  readonly people: PeopleReader;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface ShowWrapUp {
  /** @returns when to run again, or undefined when all is done. */
  show(team: TeamId, id: WrapUpId): Promise<Instant | undefined>;
  /** Gives the words back when showing them failed for good. @returns when to try that again, or undefined when it is done. */
  giveUp(team: TeamId, id: WrapUpId): Promise<Instant | undefined>;
}

type Failed = Extract<Outcome, { state: 'refused' | 'unknown' }>;

export function createShow(deps: ShowDeps): ShowWrapUp {
  const { slack, wrapUps, people, outbox, clock, logger } = deps;

  async function show(team: TeamId, id: WrapUpId): Promise<Instant | undefined> {
    const saved = await wrapUps.find(team, id);
    // Whoever edits a post of which nobody knew whether it arrived has seen it: the outbox looks again.
    if (!saved || saved.state === 'returned' || (saved.state === 'unknown' && saved.version === 1))
      return undefined;
    const wrapUp = await withArchive(saved);
    const name = (await people.person(team, wrapUp.author))?.name ?? 'Somebody';
    const { channel, threadTs } = wrapUp;
    const inThread: Destination = { kind: 'channel', channel, ...(threadTs !== undefined && { threadTs }) };
    const posted = await put(wrapUp, '', inThread, postView(wrapUp, name));
    if (posted.state === 'later') return posted.at;
    if (posted.state !== 'sent') return notShown(wrapUp, posted);
    const postedTs = posted.at?.ts ?? wrapUp.postedTs;
    if (wrapUp.state !== 'posted') await markPosted(wrapUp, postedTs);
    if (!wrapUp.toChannel) return undefined;
    const told = await put(
      wrapUp,
      ':channel',
      { kind: 'channel', channel },
      channelLineView(wrapUp, name, postedTs),
    );
    if (told.state === 'later') return told.at;
    return told.state === 'sent' ? undefined : giveBack(wrapUp, 'line', told);
  }

  async function giveUp(team: TeamId, id: WrapUpId): Promise<Instant | undefined> {
    const wrapUp = await wrapUps.find(team, id);
    return wrapUp && notShown(wrapUp, { state: 'unknown' });
  }

  /** Where links begin is asked once and kept: a second run must show the same. @throws SlackCallError when Slack is away. */
  async function withArchive(wrapUp: WrapUp): Promise<WrapUp> {
    const { team, id, channel, cites, threadTs } = wrapUp;
    const anchor = threadTs ?? cites[0];
    if (wrapUp.archive !== undefined || anchor === undefined) return wrapUp;
    const archive = await archiveAt(team, { channel, ts: anchor });
    return (await wrapUps.change(team, id, { archive })) ?? wrapUp;
  }

  async function archiveAt(team: TeamId, at: { channel: WrapUp['channel']; ts: MessageTs }): Promise<string> {
    try {
      return archiveOf(await slack.permalink(team, at)) ?? '';
    } catch (error) {
      const passing = error instanceof SlackCallError && ['throttled', 'transient'].includes(error.kind);
      if (passing || !(error instanceof SlackCallError)) throw error;
      return '';
    }
  }

  function put({ team, id }: WrapUp, keyEnd: string, to: Destination, content: MessageContent) {
    return outbox.put({ team, key: `wrapup:${id}${keyEnd}`, to, content });
  }

  async function markPosted({ team, id }: WrapUp, postedTs: MessageTs | undefined): Promise<void> {
    const posted = { state: 'posted', postedAt: clock.now() } as const;
    await wrapUps.change(team, id, { ...posted, ...(postedTs !== undefined && { postedTs }) });
  }

  async function notShown(wrapUp: WrapUp, failed: Failed): Promise<Instant | undefined> {
    if (wrapUp.state !== 'saved' && wrapUp.version > 1) return giveBack(wrapUp, 'change', failed);
    if (wrapUp.state === 'posted') return undefined; // The thread has the text; only a touch of it could not be renewed.
    const later = await giveBack(wrapUp, 'post', failed);
    if (later !== undefined) return later;
    await wrapUps.change(wrapUp.team, wrapUp.id, {
      state: failed.state === 'refused' ? 'returned' : 'unknown',
      ...(failed.state === 'refused' && { refusal: failed.code }),
    });
    return undefined;
  }

  /** @returns when to run again, if the author cannot be told yet. */
  async function giveBack(wrapUp: WrapUp, part: ReturnedPart, failed: Failed): Promise<Instant | undefined> {
    const { team, id, author, version } = wrapUp;
    const content = returnedView(wrapUp, part, failed.state === 'refused' ? failed.why : 'unknown');
    const told = await put(wrapUp, `:returned:${part}:${version}`, { kind: 'dm', user: author }, content);
    if (told.state === 'later') return told.at;
    if (told.state !== 'sent') {
      logger.warn({ team, wrapUp: id, part }, 'the text could not be given back; it stays in the store');
    }
    return undefined;
  }

  return { show, giveUp };
}
