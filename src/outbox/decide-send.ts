/** What to do about a message that should exist: pure, from what the store remembers of it. */
import type { Instant } from '../core/clock.js';
import type { OutboxRecord, Outcome, Standing } from './outbox.js';

export type Decision =
  /** Nothing is to be done: this is what became of it. */
  | { readonly act: 'answer'; readonly outcome: Outcome }
  /** It is surely not there. */
  | { readonly act: 'send' }
  /** It is there, with other content or in doubt about it; updating twice does no harm. */
  | { readonly act: 'update' }
  /** It may be there: look for it, and send it only if it is not. */
  | { readonly act: 'look up'; readonly record: OutboxRecord }
  /** It was given up as unknown: update it if it turns up, never send it again. */
  | { readonly act: 'look again'; readonly record: OutboxRecord }
  /** It may be there, and there is no way to look (ephemerals). */
  | { readonly act: 'give up' };

const answer = (outcome: Outcome): Decision => ({ act: 'answer', outcome });

/**
 * @param record what is remembered under the message's key, if anything.
 * @param hash of the content that is wanted now.
 * @param evenIfRefused whether an earlier refusal of the same content is put to the test again.
 */
export function decideSend(
  record: OutboxRecord | undefined,
  hash: string,
  now: Instant,
  evenIfRefused = false,
): Decision {
  if (!record) return { act: 'send' };
  const posted = record.ts !== undefined && record.channel !== undefined;
  const same = record.contentHash === hash;
  switch (record.state) {
    case 'intended':
      if (isHeld(record, now)) return answer({ state: 'later', at: record.leasedUntil });
      if (posted) return { act: 'update' };
      return record.kind === 'ephemeral' ? { act: 'give up' } : { act: 'look up', record };
    case 'waiting':
      if (isHeld(record, now)) return answer({ state: 'later', at: record.leasedUntil });
      return { act: posted ? 'update' : 'send' };
    case 'sent':
      if (same || !posted) return answer(outcomeOf(record));
      return { act: 'update' };
    case 'refused':
      if (same && !evenIfRefused) return answer(outcomeOf(record));
      return { act: posted ? 'update' : 'send' };
    case 'unknown':
      if (same || record.kind === 'ephemeral') return answer({ state: 'unknown' });
      return { act: 'look again', record };
  }
}

/** What a settled record answers to its caller. */
export function outcomeOf(record: OutboxRecord): Outcome {
  if (record.state === 'refused') {
    return { state: 'refused', why: record.why ?? 'bug', code: record.code ?? 'unknown_error' };
  }
  if (record.state === 'unknown') return { state: 'unknown' };
  if (record.state !== 'sent') return { state: 'later', at: record.leasedUntil ?? record.updatedAt };
  const { channel, ts, threadTs } = record;
  if (channel === undefined || ts === undefined) return { state: 'sent' };
  return { state: 'sent', at: { channel, ts, ...(threadTs !== undefined && { threadTs }) } };
}

/** What became of a message as far as the store can tell; undefined when only Slack can. */
export function standingOf(record: OutboxRecord | undefined, now: Instant): Standing | undefined {
  if (!record) return { state: 'absent' };
  const { channel, ts, threadTs, state } = record;
  if (channel !== undefined && ts !== undefined) {
    return { state: 'there', at: { channel, ts, ...(threadTs !== undefined && { threadTs }) } };
  }
  if (state === 'sent') return { state: 'there' };
  if (state === 'refused' || state === 'waiting') return { state: 'absent' };
  if (state === 'unknown') return { state };
  if (isHeld(record, now)) return { state: 'later', at: record.leasedUntil };
  return record.kind === 'ephemeral' ? { state: 'unknown' } : undefined;
}

function isHeld(record: OutboxRecord, now: Instant): record is OutboxRecord & { leasedUntil: Instant } {
  return record.leasedUntil !== undefined && record.leasedUntil > now;
}
