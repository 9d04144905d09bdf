import { describe, expect, test } from '@jest/globals';
import { languages } from '../../../../src/nudges/rules/meeting-request/languages/index.js';
import { phraseWords, spellings } from '../../../../src/nudges/rules/meeting-request/phrase.js';
import { meetingRequest } from '../../../../src/nudges/rules/meeting-request.js';
import { thresholds } from '../../../../src/nudges/sensitivity.js';

const asks: Record<string, readonly string[]> = {
  es: [
    '¿Podemos hacer una llamada mañana a las 10?',
    '¿tienes 15 minutos para hablar del despliegue?',
    '¿nos reunimos el jueves?',
    '¿hacemos una call rápida?',
    'llámame cuando puedas',
  ],
  de: [
    'Können wir morgen kurz telefonieren?',
    'Hast du 10 Minuten für einen Call?',
    'Wollen wir uns am Donnerstag zusammensetzen?',
    'Sollen wir das heute Nachmittag besprechen?',
    'Wann passt es dir für ein kurzes Meeting?',
  ],
  fr: [
    "On peut s'appeler demain à 14h ?",
    'tu as 10 minutes pour en discuter ?',
    'On se fait un call rapide ?',
    'On se voit jeudi pour en parler ?',
    'Appelle-moi quand tu peux',
  ],
  pt: [
    'Podemos marcar uma reunião amanhã?',
    'você tem 10 minutos para conversar?',
    'Vamos fazer uma call rápida?',
    'Dá pra gente conversar hoje à tarde?',
    'me liga quando puder',
  ],
  ja: [
    '明日15時に打ち合わせできますか？',
    '少し話せますか？',
    'ちょっと通話しませんか？',
    '来週ミーティングをお願いできますか？',
    'この件、ハドルで相談しましょう',
  ],
};

const others: Record<string, readonly string[]> = {
  es: [
    'la reunión de ayer fue bien',
    'no hace falta una reunión',
    '¿quién llama a esta función?',
    'estoy en una reunión',
  ],
  de: [
    'Das Meeting gestern war gut',
    'Wir brauchen kein Meeting dafür',
    'Ich bin im Meeting',
    'Wer ruft diese Methode auf?',
  ],
  fr: ["la réunion d'hier était bien", 'pas besoin de réunion', 'je suis en réunion', 'De quoi parle-t-il ?'],
  pt: ['a reunião de ontem foi boa', 'não precisa de reunião', 'estou em reunião'],
  ja: ['昨日の会議はよかったです', '会議は不要です', '会議中です', '次回の会議の議題をお願いします'],
};

function confidence(text: string): number {
  return meetingRequest.detect(text)?.confidence ?? 0;
}

describe.each(Object.entries(asks))('in %s', (code, texts) => {
  test.each(texts)('hears: %s', (text) => {
    expect(confidence(text)).toBeGreaterThanOrEqual(thresholds.normal);
  });

  test.each(others[code] ?? [])('stays quiet on: %s', (text) => {
    expect(confidence(text)).toBeLessThan(thresholds.normal);
  });
});

test('times and lengths are read in the language of the message', () => {
  const signal = meetingRequest.detect('Hast du 10 Minuten für einen Call morgen um 15 Uhr?');
  expect(signal?.minutes).toBe(10);
  expect(signal?.time).toBe('morgen um 15 Uhr');
});

describe.each(languages.map((language) => [language.code, language] as const))(
  'the table of %s',
  (_, language) => {
    test('writes every phrase with words, none of them empty', () => {
      for (const phrases of Object.values(language.phrases)) {
        for (const phrase of phrases) {
          for (const spelling of spellings(phrase))
            expect([phrase, phraseWords(spelling)]).not.toEqual([phrase, []]);
        }
      }
    });

    test('names only families that it has', () => {
      const used = Object.values(language.phrases)
        .flat()
        .flatMap((phrase) => phrase.match(/\$\w+/g) ?? []);
      const known = Object.keys(language.families).map((name) => `$${name}`);
      expect(used.filter((name) => !known.includes(name))).toEqual([]);
    });

    test('writes no phrase twice under the same role', () => {
      for (const [role, phrases] of Object.entries(language.phrases)) {
        expect([role, phrases.filter((phrase, at) => phrases.indexOf(phrase) !== at)]).toEqual([role, []]);
      }
    });
  },
);
