/** What single people are shown: kept apart from messages, in no history, gone when their client reloads. */
import type { Ephemeral, Wire } from '../wire.js';
import { nextTs } from './channels.js';
import { channelOf, type World } from './world.js';

export interface Ephemerals {
  show(
    channel: string,
    user: string,
    content: { readonly text: string; readonly blocks: readonly Wire[] },
    threadTs?: string,
  ): Ephemeral;
  /** @returns whether it was still there. */
  replace(
    shown: Pick<Ephemeral, 'channel' | 'user' | 'ts'>,
    content: { readonly text: string; readonly blocks: readonly Wire[] },
  ): boolean;
  remove(shown: Pick<Ephemeral, 'channel' | 'user' | 'ts'>): boolean;
  of(user: string): readonly Ephemeral[];
  reload(user: string): void;
}

export function createEphemerals({ world }: { readonly world: World }): Ephemerals {
  const shownTo = new Map<string, readonly Ephemeral[]>();
  const of = (user: string): readonly Ephemeral[] => shownTo.get(user) ?? [];
  const same = (a: Pick<Ephemeral, 'channel' | 'ts'>) => (b: Ephemeral) =>
    a.channel === b.channel && a.ts === b.ts;

  return {
    show(channel, user, { text, blocks }, threadTs) {
      const ts = nextTs(world, channelOf(world, channel));
      const shown: Ephemeral = {
        channel,
        user,
        ts,
        text,
        blocks,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      };
      shownTo.set(user, [...of(user), shown]);
      return shown;
    },
    replace(shown, { text, blocks }) {
      if (!of(shown.user).some(same(shown))) return false;
      shownTo.set(
        shown.user,
        of(shown.user).map((each) => (same(shown)(each) ? { ...each, text, blocks } : each)),
      );
      return true;
    },
    remove(shown) {
      const left = of(shown.user).filter((each) => !same(shown)(each));
      if (left.length === of(shown.user).length) return false;
      shownTo.set(shown.user, left);
      return true;
    },
    of,
    reload(user) {
      shownTo.delete(user);
    },
  };
}
