import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const FAKED = [
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] as const),
  ...(['requestAnimationFrame', 'cancelAnimationFrame'] as const),
]

/** A browser on a busy machine loses a key press or a frame now and then. The report says which tests needed a second try. */
const RETRIES = 2

/** One Vitest project. `seconds` bounds each test, so that a stuck one fails and does not hang the run. */
function project(name: string, include: string[], seconds: number, setupFiles: string[] = [], retry = 0) {
  return {
    extends: true as const,
    ...(name === 'unit'
      ? { resolve: { alias: { '@': root, 'webextension-polyfill': `${root}tests/unit/fake-browser.ts` } } }
      : {}),
    test: {
      name,
      include,
      setupFiles: ['tests/property-seed.ts', ...setupFiles],
      // Awaited results can be late on a busy machine; a test that passes does not wait longer.
      expect: { poll: { timeout: 10_000 } },
      retry,
      testTimeout: seconds * 1000,
      hookTimeout: Math.max(seconds, 30) * 1000,
      // setImmediate and the like are excluded: Node 20.10 waits for ever when they are replaced.
      fakeTimers: { toFake: [...FAKED] },
    },
  }
}

/** Unit tests of thousands of generated cases: minutes, where the others take seconds. `npm run test:fast` leaves them out. */
const LONG = [
  'tests/unit/engine/{properties/**/*,hostile}.test.ts',
  'tests/unit/sync/{convergence,year}.test.ts',
  'tests/unit/{app/ten-dossiers,dossier-import/files,formats/round-trip,fuzz/growth}.test.ts',
  'tests/unit/faults/kills-{dossiers,notes}.test.ts',
]
const unit = project('unit', ['tests/unit/**/*.test.{ts,tsx}', '{lib,components}/**/*.test.{ts,tsx}'], 180, [
  'tests/words/speak-english.ts',
  'tests/unit/engine/known-failures.ts',
])

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    environment: 'node',
    // Two cores are enough for all of it, and a browser beside the tests needs one.
    maxWorkers: 2,
    projects: [
      {
        ...unit,
        test: { ...unit.test, exclude: [...configDefaults.exclude, ...LONG] },
      },
      { ...unit, test: { ...unit.test, name: 'long', include: LONG } },
      project('cli', ['tests/cli/**/*.test.ts'], 60),
      project('dossier', ['tests/dossier/**/*.test.ts'], 60),
      project('pages', ['tests/pages/**/*.test.ts'], 30),
      project('eval', ['tests/eval/**/*.test.ts'], 180),
      // These need a browser, and those under e2e the built extension.
      project('browser', ['tests/browser/**/*.test.ts'], 120, [], RETRIES),
      project('e2e', ['tests/e2e/**/*.test.ts'], 180, [], RETRIES),
    ],
  },
})
