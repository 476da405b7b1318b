import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readGivenFile } from '@/lib/dossier/import/read-dossier-file'
import type { ImportResult } from '@/lib/dossier/import/import-result'
import { Refusal } from '@/tools/shared/command'
import { problemText } from '@/tools/shared/import-problem-text'

/**
 * `npm run read:pages -- --pages DIR [--pages DIR]`: reads each saved page below the folders as evidence, as the sidebar
 * does, and prints what it became, or the reason why it is refused; then how many were refused for which reason. Exit
 * code 1 when one is refused for another reason than that it has nothing to read: then a part of it has lost the whole.
 *
 * The test pages of two extraction projects, which are not stored here:
 *
 *     git clone --depth 1 https://github.com/mozilla/readability /tmp/readability
 *     git clone --depth 1 https://github.com/kepano/defuddle /tmp/defuddle
 *     npm run read:pages -- --pages /tmp/readability/test/test-pages --pages /tmp/defuddle/tests/fixtures
 */
const { pages } = parseArgs({ options: { pages: { type: 'string', multiple: true, default: [] } } }).values
if (pages.length === 0) throw new Refusal('npm run read:pages needs a folder of pages: --pages DIR')

/** The reasons for which a page with text may be refused: it states nothing, or not in English. */
const NOTHING_TO_READ: ReadonlySet<string> = new Set(['no-claims', 'other-language', 'empty'])

const today = new Date().toISOString().slice(0, 10)
const counts = new Map<string, number>()
for (const file of pages.flatMap(pagesBelow)) {
  const read = await readGivenFile({ name: basename(file), bytes: readFileSync(file) }, { today })
  const refusal = read.problems.find(({ level }) => level === 'refused')
  const reason = refusal?.code ?? 'read'
  counts.set(reason, (counts.get(reason) ?? 0) + 1)
  console.log(`${file}: ${refusal ? problemText(refusal) : sizeOf(read)}`)
  if (reason !== 'read' && !NOTHING_TO_READ.has(reason)) process.exitCode = 1
}
for (const [reason, count] of counts) console.log(`${String(count).padStart(5)} ${reason}`)

function sizeOf(read: ImportResult): string {
  const { subject = '', statements = 0, sources = 0 } = (read.ok ? read.summary : undefined) ?? {}
  return `${statements} claims from ${sources} sources on ${subject}`
}

/** Returns the saved pages in a folder and below it; a page that a reader is expected to make is none. */
function pagesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.html?$/.test(name) && !basename(name).startsWith('expected'))
    .sort()
    .map((name) => join(folder, name))
}
