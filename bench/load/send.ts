/** Sends signed events over kept-alive connections and times each answer. */
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { messageEvent } from './messages.js';

export const SIGNING_SECRET = 'bench-signing-secret';

export interface Sent {
  readonly sent: number;
  /** Answers other than 200, and broken connections. */
  readonly failed: number;
  readonly perSecond: number;
  /** Of the answers, in ms. */
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
}

export class Sender {
  private n: number;
  private readonly agent: Agent;
  constructor(
    private readonly port: number,
    private readonly first: number,
    connections: number,
  ) {
    this.n = first;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** As fast as the answers come, with so many requests under way, for so long. */
  async flatOut(forMs: number, underWay: number): Promise<Sent> {
    const until = performance.now() + forMs;
    return this.whileIt(() => performance.now() < until, underWay);
  }

  /** The same, until this sender has sent so many in all. */
  async upTo(events: number, underWay: number): Promise<Sent> {
    const last = this.first + events;
    return this.whileIt(() => this.n < last, underWay);
  }

  private async whileIt(goesOn: () => boolean, underWay: number): Promise<Sent> {
    const run = new Tally();
    const lane = async () => {
      while (goesOn()) await this.one(run);
    };
    await Promise.all(Array.from({ length: underWay }, lane));
    return run.result();
  }

  /** At an even rate, whatever the answers do: a slow server gets no mercy from a slow sender. */
  async atRate(perSecond: number, forMs: number): Promise<Sent> {
    const run = new Tally();
    const started = performance.now();
    const total = Math.floor((perSecond * forMs) / 1000);
    const pending: Promise<void>[] = [];
    while (pending.length < total) {
      const due = Math.min(total, Math.floor(((performance.now() - started) * perSecond) / 1000));
      while (pending.length < due) {
        // Timed from when it should have been sent.
        pending.push(this.one(run, started + (pending.length * 1000) / perSecond));
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(pending);
    return run.result();
  }

  close(): void {
    this.agent.destroy();
  }

  private one(run: Tally, dueAt = performance.now()): Promise<void> {
    const { body } = messageEvent(this.n++);
    const timestamp = Math.floor((performance.timeOrigin + performance.now()) / 1000);
    const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
    return new Promise((resolve) => {
      const done = (ok: boolean) => {
        run.add(performance.now() - dueAt, ok);
        resolve();
      };
      const outgoing = request(
        {
          ...{ host: '127.0.0.1', port: this.port, path: '/slack/events', method: 'POST', agent: this.agent },
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'x-slack-request-timestamp': timestamp,
            'x-slack-signature': `v0=${signature}`,
          },
        },
        (answer) => answer.resume().on('end', () => done(answer.statusCode === 200)),
      );
      outgoing.on('error', () => done(false));
      outgoing.end(body);
    });
  }
}

class Tally {
  private readonly times: number[] = [];
  private failed = 0;
  private readonly started = performance.now();

  add(ms: number, ok: boolean): void {
    if (ok) this.times.push(ms);
    else this.failed += 1;
  }

  result(): Sent {
    const times = this.times.sort((a, b) => a - b);
    const at = (share: number) =>
      times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
    const seconds = (performance.now() - this.started) / 1000;
    return {
      ...{ sent: times.length + this.failed, failed: this.failed, perSecond: times.length / seconds },
      ...{ p50: at(0.5), p99: at(0.99), worst: times[times.length - 1] ?? Number.NaN },
    };
  }
}
