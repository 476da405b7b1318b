// Long runs of the fault tests. `npm run faults`: stores notes and dossiers, in Node and in the builds for Chromium and
// Firefox; `-- node`, `-- chromium` or `-- firefox` runs one of them. `npm run faults:bulk`: checks articles in bulk
// while processes die and Redis restarts.
import { spawnSync } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const runs = {
  node: ['unit', 'tests/unit/faults', 'tests/unit/notes/data/clock-and-deletion'],
  chromium: ['browser', 'tests/browser/faults-'],
  firefox: ['e2e', 'tests/e2e/faults-'],
  bulk: ['bulk', 'packages/bulk/tests/faults.test.ts'],
}
const wanted = process.argv[2] ?? 'all'
const chosen = wanted === 'all' ? [runs.node, runs.chromium, runs.firefox] : [runs[wanted]]
if (chosen.includes(undefined)) {
  console.error(`Faults of “${wanted}” are not known: ${Object.keys(runs).join(', ')}`)
  process.exit(2)
}
// One project after the other, so that a slow one does not delay the others beyond their time limits.
for (const [project, ...paths] of chosen) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...paths],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CLAIMLIGHT_FAULTS: 'long' },
    },
  )
  if (status !== 0) process.exitCode = status ?? 1
}
