/** The `meanwhile` command: the table of its words, and what happens to words that are not in it. */
import { closest, distance } from 'fastest-levenshtein';
import { AppError } from '../core/errors.js';
import type { CliCommand, Io } from './command.js';

const COMMANDS: readonly CliCommand[] = [
  { name: 'start', summary: 'Run Meanwhile until it is asked to stop', load: () => import('./start.js') },
  {
    name: 'sandbox',
    usage: '[--stay]',
    summary: 'Try it without Slack: a simulated workspace in this terminal',
    load: () => import('./sandbox.js'),
  },
  {
    name: 'doctor',
    summary: 'Check tokens, scopes, manifest, database and clock, and say what to do',
    load: () => import('./doctor.js'),
  },
  { name: 'migrate', summary: 'Bring the database up to this version', load: () => import('./migrate.js') },
  {
    name: 'purge',
    usage: '[--dry-run]',
    summary: 'Delete what has been kept for as long as it should be, or only count it',
    load: () => import('./purge.js'),
  },
  {
    name: 'explain',
    usage: '"<message>" | --jsonl | --threads [--jsonl]',
    summary: 'What would it do with this message, or with whole conversations (JSON lines in), and why',
    load: () => import('./explain.js'),
  },
  {
    name: 'preview',
    usage: '[--json] < <file>',
    summary: 'Whom a standup will ask in the coming days, and when (a JSON file in; text or JSON lines out)',
    load: () => import('./preview.js'),
  },
];

const HELP_FLAGS: ReadonlySet<string | undefined> = new Set(['--help', '-h']);
const HELP_WORDS: ReadonlySet<string | undefined> = new Set([undefined, 'help', ...HELP_FLAGS]);
/** Beyond so many letters the nearest word is no longer what was meant. */
const FURTHEST_GUESS = 3;

/** Runs one command. @param words what follows `meanwhile`. @returns the exit code. */
export async function runCli(words: readonly string[], io: Io): Promise<number> {
  const [name, ...args] = words;
  if (HELP_WORDS.has(name)) {
    await io.write(help());
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    io.complain(unknown(name ?? ''));
    return 2;
  }
  if (HELP_FLAGS.has(args[0])) {
    await io.write(`meanwhile ${called(command)}\n  ${command.summary}\n`);
    return 0;
  }
  // Whoever says `migrate --dry-run` does not want it to happen.
  if (command.usage === undefined && args.length > 0) {
    io.complain(`Say meanwhile ${command.name} alone: it takes no other words.\n`);
    return 2;
  }
  try {
    const { run } = await command.load();
    return await run(args, io);
  } catch (error) {
    // Our own sentences are meant for people; anything else is a bug, and its stack is what helps.
    if (!(error instanceof AppError) || error.code === 'bug') throw error;
    io.complain(`${error.message}\n`);
    return 1;
  }
}

const called = ({ name, usage }: CliCommand): string => (usage ? `${name} ${usage}` : name);

function help(): string {
  const calls = COMMANDS.map(called);
  const width = Math.max(...calls.map((call) => call.length));
  const lines = COMMANDS.map(({ summary }, i) => `  ${(calls[i] ?? '').padEnd(width)}  ${summary}`);
  return `Meanwhile helps a team put in writing what it would otherwise put in a meeting.\n\nmeanwhile <command>\n${lines.join('\n')}\n`;
}

function unknown(word: string): string {
  const guess = closest(
    word,
    COMMANDS.map(({ name }) => name),
  );
  const meant = distance(word, guess) <= FURTHEST_GUESS ? ` Did you mean "${guess}"?` : '';
  return `There is no command "${word}".${meant}\n\n${help()}`;
}
