/** The simulator was asked for something that cannot be: an unknown control, a closed view, an id of nobody. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}
