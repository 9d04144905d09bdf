/** JSON lines in, an answer each out. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Io } from './command.js';

/**
 * Answers each line of standard input, in order. A line that can't be read is complained about by its number, and skipped.
 * @param what that a line must have, in words
 * @returns the exit code: 1 when a line was skipped
 */
export async function answerLines<Asked>(
  io: Io,
  schema: z.ZodType<Asked>,
  what: string,
  answer: (asked: Asked) => string,
): Promise<number> {
  let number = 0;
  let unreadable = 0;
  const lines = createInterface({ input: Readable.from(io.input), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const { data } = schema.safeParse(parsed(line));
    if (data !== undefined) {
      await io.write(answer(data));
    } else {
      unreadable += 1;
      io.complain(`Line ${number} is not JSON with ${what}; it was left out.\n`);
    }
  }
  return unreadable > 0 ? 1 : 0;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
