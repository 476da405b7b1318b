import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { filesByLane, LANES } from './scripts/lane-list.mjs'
import { UNIT_FILES, unitTests } from './tests/lanes'

const root = fileURLToPath(new URL('.', import.meta.url))

const FAKED = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'Date',
  'performance',
  'requestAnimationFrame',
  'cancelAnimationFrame',
] as const

/** Whether the package of bulk checking is installed, which only who asks for it has. */
const hasBulk = existsSync(`${root}packages/bulk/node_modules`)

/** Retries of tests in browsers, which lose a key press or a frame on a busy machine. The report lists them. */
const RETRIES = 2

/** Set by `scripts/test.mjs`. If Vitest is run directly, no file is left out, and each has a process of its own. */
const lane = process.env.TEST_LANE

/** Files of other lanes: `npm test` runs only those that name none. A lane is given its files by name. */
const ofOtherLanes =
  lane === 'quick'
    ? filesByLane()
        .filter((entry) => entry.lane !== 'quick')
        .map(({ file }) => file)
    : []

interface Options {
  setupFiles?: string[]
  globalSetup?: string[]
  retry?: number
  isolate?: boolean
  runner?: string
  restoreMocks?: boolean
}

/** Factor of the time limits outside `npm test`: lanes have long tests, and share a machine with each other. */
const PATIENCE = lane === 'quick' ? 1 : 10

/** Returns a Vitest project. `seconds` is the time limit of each test of `npm test`, so that a stuck test cannot hang the run. */
function project(name: string, include: string[], seconds: number, options: Options = {}) {
  const { setupFiles = [], ...more } = options
  const limit = seconds * PATIENCE
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude: [...configDefaults.exclude, ...ofOtherLanes],
      setupFiles: ['tests/property-seed.ts', ...setupFiles],
      // Awaited results can be late on a busy machine; a test that passes does not wait longer.
      expect: { poll: { timeout: 10_000 } },
      testTimeout: limit * 1000,
      hookTimeout: Math.max(limit, 30) * 1000,
      // setImmediate and the like are excluded: Node 20.10 waits for ever when they are replaced.
      fakeTimers: { toFake: [...FAKED] },
      ...more,
    },
  }
}

/** Setup of tests that look up what is on a screen by the key of its message. */
const inEnglish: Options = {
  setupFiles: ['tests/words/set-english.ts'],
  globalSetup: ['tests/words/provide-english.ts'],
}

/** Returns a project of unit tests, which have English messages and a fake browser. */
function unitProject(name: string, include: string[], options: Options = {}) {
  return {
    ...project(name, include, 180, { ...inEnglish, ...options }),
    resolve: { alias: { '@': root, 'webextension-polyfill': `${root}tests/unit/fake-browser.ts` } },
  }
}

function unitProjects() {
  if (lane === undefined) return [unitProject('unit', UNIT_FILES)]
  const { alone, fresh, freshDocument, reset, document, screens, shared } = unitTests(root)
  const together = { isolate: false, restoreMocks: true }
  const english = 'tests/words/set-english.ts'
  const setupFiles = [english, 'tests/unit/reset.ts']
  const runner = 'tests/unit/fresh-runner.ts'
  const ownModules = { isolate: false, runner, setupFiles: [english, 'tests/unit/fresh.ts'] }
  return [
    unitProject('unit', alone),
    unitProject('fresh', fresh, ownModules),
    unitProject('fresh-document', freshDocument, ownModules),
    unitProject('reset', reset, { ...together, setupFiles }),
    unitProject('document', document, { ...together, setupFiles }),
    unitProject('screens', screens, { ...together, setupFiles }),
    unitProject('shared', shared, together),
  ]
}

/** Starts the ways through both browsers first: a file of half a minute that starts last leaves a core without work. */
class WaysFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isWay = ({ project }: TestSpecification): boolean => project.name === 'e2e'
    return [...sorted.filter(isWay), ...sorted.filter((file) => !isWay(file))]
  }
}

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    environment: 'node',
    sequence: { sequencer: WaysFirst },
    tags: Object.entries(LANES).map(([name, { about }]) => ({ name, description: about })),
    // Two cores are enough for all of it, and a browser beside the tests needs one.
    maxWorkers: 2,
    projects: [
      ...unitProjects(),
      project('cli', ['tests/cli/**/*.test.ts'], 180),
      // These tests call functions without state, so in a lane they share a process too.
      ...(hasBulk ? [project('bulk', ['packages/bulk/tests/*.test.ts'], 60)] : []),
      project('dossier', ['tests/dossier/**/*.test.ts'], 180, { isolate: lane === undefined }),
      project('pages', ['tests/pages/**/*.test.ts'], 30),
      project('eval', ['tests/eval/**/*.test.ts'], 180),
      project('packages', ['packages/{judges,lab,publish,research}/tests/*.test.ts'], 180),
      // These need a browser, and those under e2e the built extension.
      project('browser', ['tests/browser/**/*.test.ts'], 120, { ...inEnglish, retry: RETRIES }),
      project('e2e', ['tests/e2e/**/*.test.ts'], 180, { ...inEnglish, retry: RETRIES }),
    ],
  },
})
