import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runCli } from '../../src/cli/run-cli.js';
import { createSandbox } from '../../src/sandbox/create-sandbox.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.js';
import { terminal } from './terminal.js';

let sandbox: Sandbox | undefined;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'meanwhile-doctor-'));
});
afterEach(async () => {
  await sandbox?.stop();
  sandbox = undefined;
  await rm(dataDir, { recursive: true, force: true });
});

async function diagnose(options: SandboxOptions, change: Record<string, string> = {}) {
  sandbox = createSandbox(options);
  const env = await sandbox.start();
  const { io, written } = terminal('', { ...env, DATA_DIR: dataDir, ...change });
  const code = await runCli(['doctor'], io);
  return { code, written: written() };
}

describe('the doctor', () => {
  test('finds tokens, scopes, clock and database well', async () => {
    const { written } = await diagnose({ transport: 'socket' });
    expect(written).toMatch(/ok +Settings are complete/);
    expect(written).toMatch(/ok +SLACK_BOT_TOKEN works/);
    expect(written).toMatch(/ok +Every scope is granted/);
    expect(written).toMatch(/ok +SLACK_APP_TOKEN opens/);
    expect(written).toMatch(/ok +SQLite in/);
    expect(written).toMatch(/ok +Time zone data: \d{4}/);
    expect(written).not.toContain('xoxb');
  });

  test('names a scope that is missing, with its reason and what to do', async () => {
    const { code, written } = await diagnose({ scopes: ['commands', 'chat:write'] });
    expect(code).toBe(1);
    expect(written).toMatch(/FAIL +Scopes are missing: .*users:read \(names and time zones\)/);
    expect(written).toContain('manifest.yml');
  });

  test('tells a refused token from an unreachable Slack', async () => {
    expect((await diagnose({}, { SLACK_BOT_TOKEN: 'xoxb-wrong' })).written).toMatch(
      /FAIL +SLACK_BOT_TOKEN is refused \(invalid_auth\)/,
    );
    await sandbox?.stop();
    const unreachable = await diagnose({}, { SLACK_API_URL: 'http://127.0.0.1:9/api/' });
    expect(unreachable.written).toMatch(/FAIL +Slack can’t be reached/);
    expect(unreachable.code).toBe(1);
  });

  test('lists what the settings lack', async () => {
    const { io, written } = terminal('', {});
    expect(await runCli(['doctor'], io)).toBe(1);
    expect(written()).toContain('SLACK_BOT_TOKEN is missing');
  });
});
