/** Conversations of our own, `speaker: words`, a line each, half a minute apart. */

const debate = (...last: readonly string[]): string =>
  [
    'ana: we need to settle how the importer retries, it hammers the billing API when that is slow',
    'ben: I would back off exponentially and give up after an hour, like the mailer does',
    'ana: the mailer can drop things, an invoice that is never imported is a real loss',
    'ben: then it should park them in a table and somebody looks at it in the morning',
    'ana: parking means a second path that nobody tests, I would rather keep one queue',
    'ben: one queue blocks behind the slowest customer though, we saw that in March',
    'ana: what if each customer gets a lane of their own, with at most two in flight',
    'ben: that is four hundred lanes, does the scheduler cope with so many of them',
    'ana: it does, each is one row, and we look only at those that have work waiting',
    'ben: and the retry would be per lane, so one slow customer only delays itself',
    'ana: exactly, with a growing pause up to a quarter of an hour between attempts',
    'ben: we would still need an alarm when a lane has been stuck for a whole day',
    'ana: the digest could list them, nobody reads another alarm channel any more',
    'ben: then who owns the list, the person on support or the team that built it',
    'ana: support sees it first, but the fix nearly always comes from the importer team',
    ...last,
  ].join('\n');

const errand = [
  'ana: who has the key to the printer room, the toner came in this morning',
  'ben: me',
  'ana: nice',
  'ben: at my desk',
  'ana: ok',
  'ben: come by any time',
  'ana: now?',
  'ben: sure',
  'ana: two minutes',
  'ben: ok',
  'ana: got it',
  'ben: great',
  'ana: :tada:',
  'ben: lol',
  'ana: printing',
  'ben: finally',
].join('\n');

/** The rule speaks before or at the last line. */
export const fires: readonly string[] = [
  debate(),
  // What is settled in the beginning does not hush what comes after it.
  `ana: the build is green again, thanks for the quick fix everybody\nben: you are welcome, it was the cache\n${debate()}`,
  // Thanks for a step: ana goes on.
  debate()
    .split('\n')
    .with(4, 'ana: thanks, then it parks them; but that is a second path to test')
    .join('\n'),
];

/** The rule does not speak at any line. */
export const quiet: readonly string[] = [
  errand,
  debate().split('\n').slice(0, 9).join('\n'),
  // One person tells, another nods.
  debate().replaceAll('ben:', 'ana:').replace('ana: it does', 'ben: it does'),
  // An outcome in the middle: neither half is long enough.
  debate().split('\n').with(7, 'ben: let us stop here, we decided to give each customer a lane').join('\n'),
  // Thanks from somebody who then leaves it to others.
  debate()
    .replaceAll('ana:', 'chi:')
    .split('\n')
    .with(6, 'ana: thanks both, that is all I wanted to know')
    .join('\n'),
  // People on fire should talk.
  `ana: we have an outage, checkout is down for everybody in Europe\n${debate()}`,
];
