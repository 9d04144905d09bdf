/** Errors that carry a code a program can act on and a sentence a person can read. */

/** What can go wrong inside Meanwhile itself. Slack's own refusals are `SlackCallError` in `slack/errors.ts`. */
export type AppErrorCode =
  | 'config-invalid'
  | 'not-allowed'
  | 'not-found'
  | 'bad-input'
  | 'store-busy'
  | 'store-unreadable'
  | 'wrong-key'
  | 'bug';

export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: AppErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
