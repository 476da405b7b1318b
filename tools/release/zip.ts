/**
 * `npm run zip`: builds the extension for both browsers and packs what the stores ask for into `.output`: a zip file each, and
 * the sources for addons.mozilla.org. The same sources give the same bytes, wherever and whenever they are packed.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { git } from './commands'
import { filesUnder, isSource, packZip } from './pack-zip'

const root = process.cwd()
const outputFolder = join(root, '.output')
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>

for (const [browser, folder] of [
  ['chrome', 'chrome-mv3'],
  ['firefox', 'firefox-mv3'],
] as const) {
  rmSync(join(outputFolder, folder), { recursive: true, force: true })
  execFileSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser], { stdio: 'pipe' })
  writeZip(browser, filesUnder(join(outputFolder, folder)))
}
if (existsSync(join(root, '.git'))) writeZip('sources', sources())
else console.log('The sources are not packed: this is no clone of the repository.')

function writeZip(what: string, files: Map<string, Uint8Array>): void {
  const file = `${name}-${version}-${what}.zip`
  const bytes = packZip(files)
  writeFileSync(join(outputFolder, file), bytes)
  console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${file}`)
}

function sources(): Map<string, Uint8Array> {
  const paths = git(root, 'ls-files', '-z').split('\0').filter(Boolean)
  return new Map(paths.filter(isSource).map((path) => [path, readFileSync(join(root, path))]))
}
