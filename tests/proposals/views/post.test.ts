import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { channelId, proposalId, teamId, userId } from '../../../src/core/ids.js';
import type { Proposal } from '../../../src/proposals/proposal.js';
import { CLOSE_ACTION, postView } from '../../../src/proposals/views/post.js';
import { returnedView } from '../../../src/proposals/views/returned.js';
import { unescapeText } from '../../../src/slack/mrkdwn.js';
import { checkMessage } from '../../support/check-limits.js';
import { broadcastsIn, mentionsIn } from '../../support/pings.js';
import { longText } from '../../support/typed-text.js';

const author = { name: 'Ana', zone: 'Europe/Berlin' } as const;
const proposal: Proposal = {
  team: teamId('T1'),
  id: proposalId('P0000000000000001'),
  kind: 'proposal',
  author: userId('UANA'),
  channel: channelId('C1'),
  title: 'Move the release',
  context: 'The tests are red.',
  body: 'We move it to Thursday.',
  asked: [userId('UBEN'), userId('UMEI')],
  replyHours: 8,
  replyBy: 1_773_327_600_000,
  state: 'posted',
  createdAt: 1_773_223_200_000,
};
const closed: Proposal = { ...proposal, state: 'closed', outcome: 'Agreed.', closedAt: 1_773_330_000_000 };
const isText = (text: string) => text.trim() !== '';

/** Any proposal that the form can make. */
const anyProposal: fc.Arbitrary<Proposal> = fc
  .record({
    kind: fc.constantFrom('proposal' as const, 'question' as const, 'update' as const),
    title: longText(150).filter(isText),
    context: longText(20_000),
    body: longText(84_000).filter(isText),
    asked: fc.uniqueArray(
      fc.integer({ min: 1, max: 9e9 }).map((n) => userId(`U${n}`)),
      { maxLength: 30 },
    ),
    outcome: fc.option(longText(3_000).filter(isText)),
  })
  .map(({ outcome, ...fields }) => ({ ...proposal, ...fields, ...(outcome !== null && { outcome }) }));

const shownTexts = (contents: readonly { readonly blocks: readonly object[] }[]) =>
  contents
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => ('text' in block ? [(block.text as { text: string }).text] : []));
const bare = (text: string) => text.replace(/\s/g, '');
const read = (mrkdwn: string) => bare(unescapeText(mrkdwn.replace(/<(https?:[^<>]*)>/g, '$1')));

describe('the post', () => {
  test('names its author without a ping, and mentions only the people asked', () => {
    const { post, continued } = postView(proposal, author);
    expect(JSON.stringify(post)).toContain('Ana wrote this proposal instead of a meeting.');
    expect(mentionsIn(post)).toEqual(['UBEN', 'UMEI']);
    expect(continued).toEqual([]);
  });

  test('shows the deadline in each reader’s zone, and names a zone where that does not work', () => {
    expect(JSON.stringify(postView(proposal, author).post.blocks)).toContain(
      'Replies by <!date^1773327600^{date_short_pretty} at {time}|Thu 12 Mar, 16:00 Europe/Berlin>',
    );
  });

  test('tells how to reply, and offers to close it', () => {
    const shown = JSON.stringify(postView(proposal, author).post.blocks);
    expect(shown).toContain('*Reply in thread*');
    expect(shown).toContain(`"action_id":"${CLOSE_ACTION}"`);
    expect(shown).toContain(`"value":"${proposal.id}"`);
  });

  test('says when no reply is needed', () => {
    const { replyBy: _, replyHours: __, ...restful } = proposal;
    expect(JSON.stringify(postView({ ...restful, asked: [] }, author).post)).toContain('No reply needed');
  });

  test('shows the outcome in place of deadline, mentions and button once it is closed', () => {
    const shown = JSON.stringify(postView(closed, author).post);
    expect(shown).toContain('*Outcome*\\nAgreed.');
    expect(shown).toContain('Closed by Ana, <!date^1773330000^');
    expect(shown).not.toContain('Replies by');
    expect(shown).not.toContain(CLOSE_ACTION);
    expect(mentionsIn(shown)).toEqual([]);
    expect(shown).toContain('We move it to Thursday.');
  });

  test('makes typed broadcasts harmless wherever they stand', () => {
    const hostile = '<!here> <!channel> <!everyone> <!subteam^S012AB> <@U0BOSS>';
    const typed = { title: hostile, context: hostile, body: hostile, outcome: hostile };
    for (const shown of [
      postView({ ...proposal, ...typed }, { ...author, name: '<!channel> Bob' }),
      postView({ ...closed, ...typed }, { ...author, name: '<!channel> Bob' }),
      returnedView({ ...proposal, ...typed }, 'post', 'gone'),
    ]) {
      expect(broadcastsIn(shown)).toEqual([]);
      expect(mentionsIn(shown)).not.toContain('U0BOSS');
      expect(JSON.stringify(shown)).toContain('&lt;!here&gt;');
    }
  });

  test('stays within Slack’s limits for whatever the form holds, and pings nobody who was not chosen', () => {
    fc.assert(
      fc.property(anyProposal, longText(200), (any, name) => {
        const view = postView(any, { ...author, name });
        const all = [view.post, ...view.continued, ...view.outcomeContinued];
        expect(all.flatMap(checkMessage)).toEqual([]);
        for (const { blocks } of all)
          expect(JSON.stringify(shownTexts([{ blocks }])).length).toBeLessThan(16_000);
        expect(broadcastsIn(all)).toEqual([]);
        expect(mentionsIn(all)).toEqual(any.outcome === undefined ? any.asked : []);
      }),
      { numRuns: 30 },
    );
  });

  test('shows every word of the text, over as many messages as it takes', () => {
    fc.assert(
      fc.property(anyProposal, (any) => {
        const { post, continued } = postView({ ...any, outcome: 'Done.' }, author);
        const text = read(shownTexts([post, ...continued]).join(''));
        for (const typed of [any.title, any.context, any.body]) expect(text.includes(bare(typed))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('shows every word of the outcome, over as many messages as it takes', () => {
    fc.assert(
      fc.property(longText(3_000).filter(isText), (outcome) => {
        const view = postView({ ...closed, context: '', body: 'Body', outcome }, author);
        const sections = shownTexts([view.post, ...view.outcomeContinued]);
        expect(
          read(sections.filter((text) => text !== '*Proposal*\nBody').join('')).includes(bare(outcome)),
        ).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('keeps its continuation as it is when it is closed', () => {
    const long = { body: 'A line of text.\n'.repeat(2_000) };
    const open = postView({ ...proposal, ...long }, author);
    expect(open.continued.length).toBeGreaterThan(1);
    expect(postView({ ...closed, ...long }, author).continued).toEqual(open.continued);
  });
});

describe('words that come back', () => {
  test('are all there, within the limits, with a way to try again', () => {
    fc.assert(
      fc.property(anyProposal, (any) => {
        const all = returnedView(any, 'post', 'policy');
        expect(all.flatMap(checkMessage)).toEqual([]);
        const text = read(shownTexts(all).join(''));
        for (const typed of [any.title, any.context, any.body]) expect(text.includes(bare(typed))).toBe(true);
        expect(JSON.stringify(all).split('proposals:try-again')).toHaveLength(2);
      }),
      { numRuns: 30 },
    );
  });

  test('come with the reason, and with care where nobody knows', () => {
    expect(JSON.stringify(returnedView(proposal, 'post', 'gone'))).toContain(
      'I could not post your proposal in <#C1>.',
    );
    expect(JSON.stringify(returnedView(proposal, 'post', 'unknown'))).toContain('please have a look');
    const outcome = JSON.stringify(returnedView(closed, 'outcome', 'gone'));
    expect(outcome).toContain('Agreed.');
    expect(outcome).not.toContain('proposals:try-again');
  });
});
