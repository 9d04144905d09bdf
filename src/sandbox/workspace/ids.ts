/** Ids that look like Slack's, counted instead of drawn, so that two runs of a test read alike. */

export interface Ids {
  /** `U0ANA0001`: kind, a hint of the name, a number. Unique in the sandbox. */
  named(kind: 'T' | 'U' | 'C' | 'G' | 'D' | 'B' | 'A' | 'F' | 'S', name: string): string;
  /** `Ev00000001`, `V00000002`. */
  numbered(kind: 'Ev' | 'V'): string;
  /** Like a UUID; for `client_msg_id` and `envelope_id`. */
  uuid(): string;
  /** Letters and digits that Slack gives to a block or action without an id. */
  short(): string;
  /** `seconds.8 hex digits`: the hash of a view's present state. */
  hash(seconds: number): string;
  /** The unguessable part of a URL or a trigger. */
  ticket(): string;
}

export function createIds(): Ids {
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const base36 = (length: number): string => next().toString(36).toUpperCase().padStart(length, '0');
  return {
    named(kind, name) {
      const hint = name
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
        .slice(0, 6);
      return `${kind}0${hint}${base36(4)}`;
    },
    numbered: (kind) => `${kind}${base36(8)}`,
    uuid: () => `00000000-0000-4000-8000-${next().toString(16).padStart(12, '0')}`,
    short: () => `x${base36(4)}`,
    hash: (seconds) => `${seconds}.${next().toString(16).padStart(8, '0')}`,
    ticket: () => next().toString(16).padStart(12, '0'),
  };
}
