#!/usr/bin/env node
/** The `meanwhile` command, on the real terminal. */
import { once } from 'node:events';
import { runCli } from './cli/run-cli.js';
import { processEnvironment } from './config.js';

// First of all: it pins the process's zone.
const env = processEnvironment();

// Whoever read us has seen enough (`meanwhile explain --jsonl | head`).
process.stdout.on('error', () => process.exit(0));

const code = await runCli(process.argv.slice(2), {
  env,
  get input() {
    return process.stdin;
  },
  async write(text) {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  complain: (text) => process.stderr.write(text),
});
// Idle connections would keep the process for some seconds more; what was written goes out first.
process.stdout.write('', () => process.exit(code));
