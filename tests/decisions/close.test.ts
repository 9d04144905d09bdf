import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verdictOf } from '../../src/decisions/close.js';
import type { Decision, Position } from '../../src/decisions/decision.js';
import { tally } from '../../src/decisions/tally.js';
import { decision, position } from './samples.js';

const WORDS = { a: 'agree', c: 'concern', s: 'abstain' } as const;
/** `aac1`: two agree, one has a concern, one chose the second option. */
const positionsOf = (signs: string): readonly Position[] =>
  [...signs].map((sign) =>
    sign in WORDS
      ? position(WORDS[sign as keyof typeof WORDS])
      : position('option', { option: Number(sign) }),
  );

const OPTIONS = ['Slow', 'Fast', 'None'];
type Row = readonly [what: string, of: Partial<Decision>, signs: string, comesTo: string];

describe('a proposal', () => {
  test.each<Row>([
    ['nobody says anything: silence accepts', {}, '', 'accepted no-objection'],
    [
      'nobody says anything: silence decides nothing',
      { silence: 'decides-nothing' },
      '',
      'rejected nobody-agreed',
    ],
    ['one agrees where silence decides nothing', { silence: 'decides-nothing' }, 'a', 'accepted agreed'],
    ['all abstain: nobody objected', {}, 'ss', 'accepted no-objection'],
    ['all abstain where somebody must agree', { silence: 'decides-nothing' }, 'ss', 'rejected nobody-agreed'],
    ['one concern stops silence', {}, 'c', 'rejected concerns'],
    ['one concern against one is a tie', {}, 'ac', 'rejected tie'],
    ['more agree than have concerns', {}, 'aac', 'accepted majority'],
    ['more have concerns than agree', {}, 'acc', 'rejected concerns'],
    ['who abstains is on no side', {}, 'aacsss', 'accepted majority'],
    ['the quorum is not reached', { quorum: 3 }, 'aa', 'rejected no-quorum'],
    ['who abstains or has a concern counts for the quorum', { quorum: 4 }, 'aacs', 'accepted majority'],
    ['silence never makes a quorum', { quorum: 1 }, '', 'rejected no-quorum'],
    ['a choice that is not offered counts for nothing', { quorum: 1 }, '0', 'rejected no-quorum'],
  ])('%s', (_, of, signs, comesTo) => {
    const { state, why, chosen } = verdictOf(decision(of), positionsOf(signs));
    expect(`${state} ${why}`).toBe(comesTo);
    expect(chosen).toBeUndefined();
  });
});

describe('options', () => {
  test.each<Row>([
    ['nobody chooses: the first stands', {}, '', 'accepted default 0'],
    [
      'nobody chooses where silence decides nothing',
      { silence: 'decides-nothing' },
      '',
      'rejected nobody-chose',
    ],
    ['the one chosen most', {}, '0112', 'accepted most-chosen 1'],
    ['two are chosen as often', {}, '0011', 'rejected tie'],
    ['a tie is no default', {}, '01', 'rejected tie'],
    [
      'one chose where silence decides nothing',
      { silence: 'decides-nothing' },
      '2',
      'accepted most-chosen 2',
    ],
    ['as many concerns as chose the first', {}, '11cc', 'rejected tie'],
    ['more concerns than chose any', {}, '12cc', 'rejected concerns'],
    ['a concern that is outvoted', {}, '11c', 'accepted most-chosen 1'],
    ['a concern stops silence', {}, 'c', 'rejected concerns'],
    ['the quorum is not reached', { quorum: 3 }, '11', 'rejected no-quorum'],
    ['to agree is not offered', { silence: 'decides-nothing' }, 'aaa', 'rejected nobody-chose'],
    ['an option that is not there', { silence: 'decides-nothing' }, '77', 'rejected nobody-chose'],
  ])('%s', (_, of, signs, comesTo) => {
    const { state, why, chosen } = verdictOf(
      decision({ options: OPTIONS, proposal: '', ...of }),
      positionsOf(signs),
    );
    expect([state, why, chosen].filter((each) => each !== undefined).join(' ')).toBe(comesTo);
  });
});

const anyPositions = fc.array(fc.constantFrom('a', 'c', 's', '0', '1', '2'), { maxLength: 12 });
const anyDecision = fc.record({
  options: fc.constantFrom([], OPTIONS),
  silence: fc.constantFrom('accepts' as const, 'decides-nothing' as const),
});

describe('for any positions', () => {
  test('the order in which they were taken changes nothing', () => {
    fc.assert(
      fc.property(anyDecision, anyPositions, (of, signs) => {
        const there = verdictOf(decision(of), positionsOf(signs.join('')));
        const back = verdictOf(decision(of), positionsOf([...signs].reverse().join('')));
        expect(back).toEqual(there);
      }),
    );
  });

  test('nothing is accepted while as many have a concern as want it', () => {
    fc.assert(
      fc.property(anyDecision, anyPositions, (of, signs) => {
        const positions = positionsOf(signs.join(''));
        const { agree, concern, options } = tally(decision(of), positions);
        const most = Math.max(agree.length, ...options.map(({ length }) => length));
        fc.pre(concern.length > 0 && concern.length >= most);
        expect(verdictOf(decision(of), positions).state).toBe('rejected');
      }),
    );
  });

  test('one more who agrees never turns it down', () => {
    fc.assert(
      fc.property(anyPositions, (signs) => {
        const before = verdictOf(decision(), positionsOf(signs.join('')));
        fc.pre(before.state === 'accepted');
        expect(verdictOf(decision(), positionsOf(`${signs.join('')}a`)).state).toBe('accepted');
      }),
    );
  });
});
