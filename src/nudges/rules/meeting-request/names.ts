/** The names of the features, built once: on the hot path none is put together from pieces. */
import type { Role } from './language.js';

export const ACTS = ['live', 'ring', 'meeting', 'talk', 'join', 'tool', 'means', 'poll', 'slot'] as const;
export const FRAMES = [
  'propose',
  'wish',
  'ask',
  'offer',
  'plan',
  'free',
  'when',
  'third',
  'first',
  'none',
] as const;

/** What is asked for. */
export type Act = (typeof ACTS)[number];
/** How it is asked. */
export type Frame = (typeof FRAMES)[number];

function table<K extends string, V>(keys: readonly K[], value: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}

/** Names of one thing seen. */
export const actName = table(ACTS, (act) => `is ${act}`);
export const frameName = table(FRAMES, (frame) => `by ${frame}`);
export const objectName = table(ACTS, (act) => `object+${act}`);
/** Names of an act asked for in a certain way. */
export const pairName = table(FRAMES, (frame) => table(ACTS, (act) => `${frame}+${act}`));

/** Roles that speak against a request the more the nearer they stand. */
export const OPPOSING = [
  'written',
  'past',
  'report',
  'standing',
  'sense',
  'accept',
  'notice',
] as const satisfies readonly Role[];

/** Names of an opposing mark: over the act itself, near it, elsewhere in the sentence. */
export const opposingName = table(OPPOSING, (role) => ({
  on: `${role} on`,
  near: `${role} near`,
  far: role,
}));

/** Looking for a time, by what looks for it. */
export const slotName: Readonly<Partial<Record<Role, string>>> = {
  free: 'slot free',
  fits: 'slot fits',
  when: 'slot when',
};
