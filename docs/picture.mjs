/**
 * Draws README's pictures: `npm run build && node docs/picture.mjs` writes docs/*.svg from what the sandbox really prints, and docs/week.png
 * as a weekly digest would, of a team that is made up.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { addDays } from '../dist/core/calendar-date.js';
import { chartWords } from '../dist/digests/views/week.js';
import { chartOf } from '../dist/digests/week/chart.js';
import { createDrawChart } from '../dist/digests/week/draw.js';

const root = new URL('../', import.meta.url);
const output = execFileSync(process.execPath, ['dist/cli.js', 'sandbox'], { cwd: root, encoding: 'utf8' });

const WIDTH = 118;

/** Each picture: scenes from one heading up to another. */
const PICTURES = [
  {
    file: 'docs/nudge.svg',
    scenes: [['── Somebody asks for a meeting', '── Morning in Tokyo']],
    label:
      'Ana asks for a call; only she is offered a written way, which is filled in, posted, and fair to every time zone',
  },
  {
    file: 'docs/thread.svg',
    scenes: [['── Whoever began it is asked, once', '── The question goes to those']],
    label:
      'A conversation goes on live; whoever began it is asked once, and posts what was agreed, asked and promised in it',
  },
  {
    file: 'docs/decision.svg',
    scenes: [
      ['── New York and São Paulo wake up', '── Some questions earn a call'],
      ['── At its deadline', '── And can be found later'],
    ],
    label:
      'A decision in five zones: each reader sees its deadline in their own time; people agree, a concern has its reason, and it closes by itself',
  },
  {
    file: 'docs/standup.svg',
    scenes: [['── One thread, as Luiz reads it', '── The next day begins']],
    label:
      'A standup across five zones as one thread: answers of the day, the blockers, and a late answer that is marked',
  },
  {
    file: 'docs/digest.svg',
    scenes: [
      ['── Wednesday in one message', '── A standup for everybody'],
      ['── Thursday in one message', '── Nobody has to guess'],
    ],
    label:
      'Two digests: what is decided and when it closes, what was written instead of met, what a thread came to, a call and its outcome, who answered',
  },
];

const linesOf = ({ scenes }) =>
  scenes.flatMap((scene, n) => [...(n > 0 ? [''] : []), ...linesBetween(scene)]);

const linesBetween = ([from, to]) => {
  const start = output.indexOf(from);
  const end = output.indexOf(to, start);
  if (start < 0 || end < 0) throw new Error(`The sandbox does not show “${from}” … “${to}” any more.`);
  return output
    .slice(start, end)
    .trimEnd()
    .split('\n')
    .flatMap((line) => wrap(line));
};

/** Long lines go on under themselves, inside their box. */
function wrap(line) {
  if (line.length <= WIDTH) return [line];
  const bar = line.startsWith('  │ ') ? '  │ ' : '';
  const at = line.lastIndexOf(' ', WIDTH);
  return [line.slice(0, at), ...wrap(bar + line.slice(at + 1))];
}

const LINE = 19;
const COLUMN = 7.85;
const colour = (line) => {
  if (line.startsWith('──')) return '#8ab4d8';
  if (/^ {2}[┌└]/.test(line)) return '#6b7d8f';
  if (line.startsWith('  (')) return '#8d99a6';
  if (/^\w{3} \d\d:\d\d in /.test(line)) return '#f0d58c';
  return '#dfe6ec';
};
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const width = Math.round(WIDTH * COLUMN + 48);

for (const picture of PICTURES) {
  const lines = linesOf(picture);
  const rows = lines.map(
    (line, i) =>
      `<text x="20" y="${32 + i * LINE}" fill="${colour(line)}" xml:space="preserve">${escaped(line)}</text>`,
  );
  const height = 32 + lines.length * LINE + 8;
  writeFileSync(
    new URL(picture.file, root),
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${picture.label}">
<rect width="100%" height="100%" rx="10" fill="#17212b"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13">
${rows.join('\n')}
</g>
</svg>
`,
  );
}

/** Written ways, decisions, wrap-ups and calls of each week. */
const MADE_UP = [
  [2, 1, 0, 5],
  [3, 1, 1, 6],
  [2, 2, 1, 4],
  [4, 1, 2, 4],
  [5, 3, 1, 3],
  [4, 2, 3, 3],
  [6, 2, 2, 1],
  [7, 4, 2, 2],
];
const weeks = MADE_UP.map(([ways, decisions, wrapUps, calls], n) => ({
  ...{ first: addDays('2026-01-26', 7 * n), last: addDays('2026-02-01', 7 * n) },
  ...{ ways, decisions, wrapUps, calls },
}));
writeFileSync(new URL('docs/week.png', root), await createDrawChart()(chartOf(weeks, chartWords(weeks))));
