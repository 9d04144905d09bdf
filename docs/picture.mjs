/** Draws README's picture from what the sandbox really prints: `npm run build && node docs/picture.mjs` writes docs/sandbox.svg. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const output = execFileSync(process.execPath, ['dist/cli.js', 'sandbox'], { cwd: root, encoding: 'utf8' });

/** The scenes that tell the story in one glance. */
const FROM = '── Somebody asks for a meeting';
const TO = '── Morning in Tokyo';
const WIDTH = 118;
const lines = output
  .slice(output.indexOf(FROM), output.indexOf(TO))
  .trimEnd()
  .split('\n')
  .flatMap((line) => wrap(line));

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
const rows = lines.map(
  (line, i) =>
    `<text x="20" y="${32 + i * LINE}" fill="${colour(line)}" xml:space="preserve">${escaped(line)}</text>`,
);
const width = Math.round(WIDTH * COLUMN + 48);
const height = 32 + lines.length * LINE + 8;
writeFileSync(
  new URL('docs/sandbox.svg', root),
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Ana asks for a call; only she is offered a written way, which is filled in, posted, and fair to every time zone">
<rect width="100%" height="100%" rx="10" fill="#17212b"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13">
${rows.join('\n')}
</g>
</svg>
`,
);
