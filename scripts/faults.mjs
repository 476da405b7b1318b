// `npm run faults`: the long run of the tests of what can go wrong while notes are kept, on the build for Chromium.
import { spawnSync } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'browser', 'tests/browser/faults-'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CLAIMLIGHT_FAULTS: 'long' } },
)
process.exitCode = status ?? 1
