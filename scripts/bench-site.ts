/**
 * `npm run bench:site [-- --claims 100000] [--memory 1000]`: makes the site of a dossier with invented claims, in a process
 * with at most so many MB for objects of JavaScript, and removes it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { largeDossier } from './bench/site/large-dossier'

const { values } = parseArgs({
  options: { claims: { type: 'string', default: '100000' }, memory: { type: 'string', default: '1000' } },
})
const folder = mkdtempSync(join(tmpdir(), 'claimlight-bench-site-'))
const file = join(folder, 'large.json')
try {
  writeFileSync(file, JSON.stringify(largeDossier(Number(values.claims))))
  console.log(`${values.claims} claims, ${(statSync(file).size / 1e6).toFixed(1)} MB`)
  const done = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'scripts/dossier.ts', 'site', file, '--out', join(folder, 'site')],
    { stdio: 'inherit', env: { ...process.env, NODE_OPTIONS: `--max-old-space-size=${values.memory}` } },
  )
  process.exitCode = done.status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
