/** What a command of the command line is: one file each, loaded when it is asked for, so that a quick one starts quickly. */
import type { Environment } from '../config.js';

/** Where a command reads and writes; tests give their own. */
export interface Io {
  readonly input: AsyncIterable<string | Uint8Array>;
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
  /** To standard error. */
  complain(text: string): void;
  readonly env: Environment;
}

/** @returns the exit code: 0 done, 1 something needs attention, 2 asked for wrongly. */
export type RunCommand = (args: readonly string[], io: Io) => Promise<number>;

export interface CliCommand {
  readonly name: string;
  /** What may follow the name; where it is absent nothing may. */
  readonly usage?: string;
  /** One line for help. */
  readonly summary: string;
  load(): Promise<{ readonly run: RunCommand }>;
}
