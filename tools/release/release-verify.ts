/**
 * `npm run release:verify`: clones the last commit twice, builds both, and compares the checksums of the zip files. Ends with an
 * error when they differ. The clones are in folders whose paths differ in length.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildFromClone } from './build-from-clone'
import { git } from './commands'

const root = process.cwd()
const commit = git(root, 'rev-parse', process.argv[2] ?? 'HEAD')
const folder = mkdtempSync(join(tmpdir(), 'claimlight-verify-'))
try {
  const [first, second] = ['a', 'a-second/longer/path'].map((path) => buildFromClone(root, commit, join(folder, path)))
  if (!first || !second) throw new Error('unreachable')
  for (const [file, sum] of first) console.log(`${sum === second.get(file) ? 'same  ' : 'DIFFER'}  ${sum}  ${file}`)
  const same = first.size === 3 && [...first].every(([file, sum]) => sum === second.get(file))
  console.log(same ? `Two clones of ${commit.slice(0, 12)} give the same bytes.` : 'The two clones differ.')
  process.exitCode = same ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
