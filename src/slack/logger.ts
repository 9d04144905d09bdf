/** The process's log: pino, one JSON object a line, behind the narrow `Logger`; and the same log as Slack's libraries want it. */
import { isNativeError } from 'node:util/types';
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { type DestinationStream, pino } from 'pino';
import type { LogFields, Logger } from '../core/logger.js';
import { redactFields, redactText } from './redact.js';

export type LogLevelName = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/**
 * @param destination where lines go; standard output when absent.
 * @returns a log in which every field and sentence has been through `redact.ts`.
 */
export function createLogger(options: {
  readonly level: LogLevelName;
  readonly destination?: DestinationStream;
}): Logger {
  const lines = pino(
    { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
  const write = (level: keyof Logger) => (fields: LogFields, message: string) => {
    if (lines.isLevelEnabled(level)) lines[level](redactFields(fields), redactText(message));
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/**
 * Our log behind the interface that Bolt, WebClient and the Socket Mode client share. Their `debug` lines hold whole payloads and are
 * never written, whatever the level; their `info` is what we call debug.
 */
export function boltLogger(logger: Logger): BoltLogger {
  const write =
    (level: 'debug' | 'warn' | 'error') =>
    (first: unknown, ...rest: unknown[]) => {
      const said = [first, ...rest];
      const error = said.find((part) => isNativeError(part));
      const words = said.filter((part) => typeof part === 'string').join(' ');
      logger[level](
        { from: 'slack-library', ...(error !== undefined && { error }) },
        words || 'Library error',
      );
    };
  return {
    debug: () => {},
    info: write('debug'),
    warn: write('warn'),
    error: write('error'),
    getLevel: () => LogLevel.INFO,
    setLevel: () => {},
    setName: () => {},
  };
}
