/**
 * @param force makes all that was done before it was called last, and takes its time.
 * @returns a function that resolves once a `force` that began after the call has ended. One is under way at a time, and all who ask meanwhile
 * share the next. After one that failed nobody knows what lasts: whoever asks from then on is refused with the same error.
 */
export function inTurn(force: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const begin = () => {
    underWay = force().then(() => {
      underWay = undefined;
    });
    return underWay;
  };

  return () => {
    if (next) return next;
    if (!underWay) return begin();
    next = underWay.then(() => {
      next = undefined;
      return begin();
    });
    return next;
  };
}
