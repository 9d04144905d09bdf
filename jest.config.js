/** Jest runs the sources as ESM (NODE_OPTIONS=--experimental-vm-modules); types are checked apart by `tsc`. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json', diagnostics: false }] },
  maxWorkers: 2,
  // A shared machine may be slow: this ends only what hangs.
  testTimeout: 120_000,
};
