import { describe, expect, test } from '@jest/globals';
import { userId } from '../../src/core/ids.js';
import { fromQuestion } from '../../src/decisions/prefill.js';
import { formView, openItView } from '../../src/decisions/views/form.js';

const ana = userId('UANA');

describe('a question typed after the command', () => {
  const long = `Do we move the release? ${'Because of the importer, and for other reasons. '.repeat(8)}The end.`;

  test('keeps every word where it is longer than the field', () => {
    expect(JSON.stringify(formView(fromQuestion({}, ana, long)))).toContain('The end.');
    expect(JSON.stringify(openItView(long))).toContain('The end.');
  });

  test('names people and channels as they read, not as Slack writes them', () => {
    const { question } = fromQuestion(
      {},
      ana,
      'Does <@UBEN|ben> own <#C1|general>, and is 1 < 2 > 0?',
      () => 'Ben',
    );
    expect(question).toBe('Does @Ben own #general, and is 1 < 2 > 0?');
  });
});
