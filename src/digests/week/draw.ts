/** Turns a chart into a PNG with Skia, compiled to WebAssembly: the same on every machine, with a font of its own. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { CanvasKit, Font } from 'canvaskit-wasm';
import type { Chart, Label } from './chart.js';

/** @returns a PNG, twice as many pixels as points each way. */
export type DrawChart = (chart: Chart) => Promise<Uint8Array>;

const SCALE = 2;

const require = createRequire(import.meta.url);
const FONTS = {
  regular: () => readFile(require.resolve('@fontsource/inter/files/inter-latin-400-normal.woff')),
  bold: () => readFile(require.resolve('@fontsource/inter/files/inter-latin-600-normal.woff')),
};

/** Loads Skia (some 70 MB) with the first picture, and keeps it: no channel without a weekly digest pays for it. */
export function createDrawChart(): DrawChart {
  let loading: ReturnType<typeof load> | undefined;
  return async (chart) => {
    loading ??= load();
    const { kit, regular, bold } = await loading;
    const surface = kit.MakeSurface(chart.width * SCALE, chart.height * SCALE);
    if (!surface) throw new Error('There is no memory for a picture.');
    const canvas = surface.getCanvas();
    canvas.scale(SCALE, SCALE);
    const paint = new kit.Paint();
    paint.setAntiAlias(true);
    for (const { x, y, width, height, colour } of chart.boxes) {
      paint.setColor(kit.parseColorString(colour));
      canvas.drawRect(kit.XYWHRect(x, y, width, height), paint);
    }
    for (const label of chart.labels) {
      paint.setColor(kit.parseColorString(label.colour));
      const font = new kit.Font(label.isBold ? bold : regular, label.size);
      // Letters stand as far apart as they are drawn, not as a screen's whole points would have it.
      font.setSubpixel(true);
      font.setLinearMetrics(true);
      font.setHinting(kit.FontHinting.None);
      canvas.drawText(label.text, startOf(label, font), label.y, paint, font);
      font.delete();
    }
    const image = surface.makeImageSnapshot();
    const png = image.encodeToBytes();
    for (const used of [image, paint]) used.delete();
    // `delete` would leave its pixels, 3.5 MB, behind.
    surface.dispose();
    if (!png) throw new Error('The picture could not be encoded.');
    return png;
  };
}

function startOf({ x, text, align }: Label, font: Font): number {
  if (align === 'left') return x;
  const width = font.getGlyphWidths(font.getGlyphIDs(text)).reduce((sum, each) => sum + each, 0);
  return align === 'right' ? x - width : x - width / 2;
}

async function load() {
  const [{ default: skia }, regular, bold] = await Promise.all([
    import('canvaskit-wasm'),
    FONTS.regular(),
    FONTS.bold(),
  ]);
  const kit = await skia.default();
  return { kit, regular: typeface(kit, regular), bold: typeface(kit, bold) };
}

function typeface(kit: CanvasKit, data: Buffer) {
  const found = kit.Typeface.MakeTypefaceFromData(new Uint8Array(data).buffer);
  if (!found) throw new Error('The font of pictures cannot be read.');
  return found;
}
