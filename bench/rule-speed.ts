/** How many messages the rules read in a second on one core. */
import { rules } from '../src/nudges/rules/index.js';
import { messageEvent } from './load/messages.js';

export function measureRule(): { readonly perSecond: number } {
  const texts = Array.from({ length: 3000 }, (_, n): string => JSON.parse(messageEvent(n).body).event.text);
  const pass = () => {
    let signals = 0;
    for (const text of texts) for (const rule of rules) if (rule.detect(text)) signals += 1;
    return signals;
  };
  for (let warm = 0; warm < 20; warm += 1) pass();
  const started = performance.now();
  let passes = 0;
  for (; performance.now() - started < 1000; passes += 1) pass();
  return { perSecond: (passes * texts.length * 1000) / (performance.now() - started) };
}
