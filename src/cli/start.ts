/** `meanwhile start`. */
import { main } from '../main.js';
import type { RunCommand } from './command.js';

export const run: RunCommand = (_args, { env }) => main(env);
