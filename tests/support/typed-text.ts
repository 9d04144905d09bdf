/** Whatever a person may type into a field, the harmful included: for property tests. */
import fc from 'fast-check';

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    ...['<!here>', '<!channel>', '<!everyone>', '<!subteam^S012AB>', '<@U012AB>', '<#C012AB|general>'],
    ...['<!date^1772820000^{date}|x>', '<https://a.example|x>', 'https://a.example/?a=1&b=<!here>'],
    ...['&lt;!channel&gt;', '&amp;', '&', '<', '>', '```', '*', '_', '👩‍👩‍👧', '日本語の文', 'https://', '|'],
  ),
);
const gap = fc.constantFrom(' ', '\n', '', '\n\n');

/** Short texts, for many runs. */
export const typedText = fc
  .array(fc.tuple(word, gap), { maxLength: 60 })
  .map((parts) => parts.flat().join(''));

/** Texts of up to `max` UTF-16 units, often exactly as long: a short text repeated. */
export const longText = (max: number) =>
  fc.tuple(typedText, fc.integer({ min: 0, max })).map(([text, length]) => {
    if (text === '') return '';
    const cut = text.repeat(Math.ceil(length / text.length)).slice(0, length);
    return /\p{Surrogate}$/u.test(cut) ? cut.slice(0, -1) : cut;
  });
