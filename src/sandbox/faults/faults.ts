/** What goes wrong on demand: a queue of faults per method, and faults drawn at random from a seed. */
import type { Fault, Faults } from '../sandbox.js';

export interface FaultSource extends Faults {
  /** The fault to play on this call, if any. */
  draw(method: string): Fault | undefined;
}

export function createFaults(random: () => number): FaultSource {
  const queues = new Map<string, Fault[]>();
  let chance: { share: number; among: readonly Fault[]; methods: readonly string[] | undefined } | undefined;

  const fromQueue = (method: string): Fault | undefined =>
    queues.get(method)?.shift() ?? queues.get('*')?.shift();

  return {
    next(method, fault, times = 1) {
      const queue = queues.get(method) ?? [];
      for (let i = 0; i < times; i += 1) queue.push(fault);
      queues.set(method, queue);
    },
    rate(share, among, methods) {
      chance = { share, among, methods };
    },
    clear() {
      queues.clear();
      chance = undefined;
    },
    draw(method) {
      const queued = fromQueue(method);
      if (queued !== undefined || chance === undefined) return queued;
      if (chance.methods !== undefined && !chance.methods.includes(method)) return undefined;
      if (random() >= chance.share) return undefined;
      return chance.among[Math.floor(random() * chance.among.length)];
    },
  };
}
