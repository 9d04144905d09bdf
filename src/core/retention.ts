/** How long what is history is kept: settable (`RETENTION_DAYS`), the same for every slice, so that no part outlives what it refers to. */

/** A year and some weeks, as far back as anybody asks why. */
export const DEFAULT_RETENTION_DAYS = 400;

/** Where the setting is given to a slice; the default holds where it is not. */
export interface Retention {
  readonly retentionDays?: number | undefined;
}

/** In ms. */
export const retentionMs = ({ retentionDays = DEFAULT_RETENTION_DAYS }: Retention): number =>
  retentionDays * 86_400_000;

/** `'400 days'`. */
export const retentionInWords = ({ retentionDays = DEFAULT_RETENTION_DAYS }: Retention): string =>
  `${retentionDays} days`;
