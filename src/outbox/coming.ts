/** What is unasked and waits, for `/async preview`: by the very instants at which it is looked at again. */
import type { ComingReader } from '../people/coming.js';
import type { LesserRepository, UnaskedSource } from './unasked.js';
import { lesserComingLine } from './views/choices.js';

export const createComing =
  (deps: {
    readonly lesser: Pick<LesserRepository, 'openFor'>;
    readonly sources: () => readonly UnaskedSource[];
  }): ComingReader =>
  async (team, user, { from, to }) =>
    (await deps.lesser.openFor(team, user)).flatMap(({ source, state, until }) => {
      const kind = deps.sources().find(({ name }) => name === source)?.kind;
      const waits = state === 'waiting' && until !== undefined && until >= from && until < to;
      return waits && kind ? [{ at: until, what: lesserComingLine(kind) }] : [];
    });
