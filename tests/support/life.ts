/** A process that can be killed between any two steps, and started again. */

/** What a dying process "throws": nothing in it runs after that. */
export class Died extends Error {
  override readonly name = 'Died';
}

export interface Life {
  /** One step was taken; throws when it is the one to die at, and ever after. */
  step(): void;
  /** Starts again, and dies at no step any more. */
  restart(): void;
  /** It died once, whether or not it was started again. */
  readonly hasDied: boolean;
}

/** @param diesAt number of the step that kills it, from 1; 0 lives for ever. */
export function life(diesAt: number): Life {
  let steps = 0;
  let state: 'alive' | 'dead' | 'again' = 'alive';
  return {
    step() {
      steps += 1;
      if (state === 'alive' && steps === diesAt) state = 'dead';
      if (state === 'dead') throw new Died();
    },
    restart() {
      if (state === 'dead') state = 'again';
    },
    get hasDied() {
      return state !== 'alive';
    },
  };
}

/** The same port, with a step before and after every call of its functions. */
export function mortal<Port extends object>(port: Port, { step }: Pick<Life, 'step'>): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: readonly unknown[]) => {
        step();
        const result: unknown = await Reflect.apply(member, target, args);
        step();
        return result;
      };
    },
  });
}
