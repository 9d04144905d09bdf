/** A terminal for commands under test: what they write is kept. */
import type { Io } from '../../src/cli/command.js';

export function terminal(input = '', env: Io['env'] = {}) {
  let written = '';
  let complained = '';
  const io: Io = {
    env,
    input: (async function* () {
      yield input;
    })(),
    write: async (text) => {
      written += text;
    },
    complain: (text) => {
      complained += text;
    },
  };
  return { io, written: () => written, complained: () => complained };
}
