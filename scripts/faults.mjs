// Long runs of the fault tests. `npm run faults`: storing notes, on the build for Chromium. `npm run faults:bulk`: bulk
// checking while processes die and Redis restarts.
import { spawnSync } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const [project, path] =
  process.argv[2] === 'bulk' ? ['cli', 'tests/cli/bulk/faults.test.ts'] : ['browser', 'tests/browser/faults-']
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, path], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CLAIMLIGHT_FAULTS: 'long' },
})
process.exitCode = status ?? 1
