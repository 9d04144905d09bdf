/** Finds what Slack would turn into a ping in anything we show. */

/** Broadcasts and group mentions: `<!here>`, `<!channel>`, `<!everyone>`, `<!subteam^S…>`. Dates are none. */
export const broadcastsIn = (shown: unknown): readonly string[] =>
  [...JSON.stringify(shown).matchAll(/<!(?!date\^)[^>]*>?/g)].map(([found]) => found);

/** Ids of people who are mentioned. */
export const mentionsIn = (shown: unknown): readonly string[] =>
  [...JSON.stringify(shown).matchAll(/<@([^>|]*)/g)].map(([, id]) => id ?? '');
