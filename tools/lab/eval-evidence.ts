import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { openDocument, readDossierFile } from '@/lib/dossier/import/read-dossier-file'
import { loadLargeData } from '@/lib/engine/data/large-data'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'

// `npm run eval:evidence -- [--claims] [--left] [--index] FILE...`: prints what each page or document gives as evidence:
// its subject, kind, date, number of claims and of sentences left out, and the processor time of reading it; with
// `--claims` the claims, with `--left` what was left out and why, with `--index` the time of making it ready to check.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    claims: { type: 'boolean' },
    left: { type: 'boolean' },
    index: { type: 'boolean' },
  },
})
const today = new Date().toISOString().slice(0, 10)
if (values.index) await loadLargeData()
for (const path of positionals) {
  const bytes = new Uint8Array(readFileSync(path))
  const start = process.cpuUsage()
  const file = await openDocument({ name: basename(path), bytes }, true)
  const read = readDossierFile(file, { today, evidence: { readOn: today } })
  const took = millisecondsSince(start)
  if (!read.ok || !read.dossier) {
    console.log(`${path}: ${read.problems.map(({ code }) => code).join(', ')} (${took} ms)`)
    continue
  }
  const { subject = '', kind = '', date, statements = 0, leftOut = [] } = read.summary ?? {}
  const counts = `${statements} claims, ${leftOut.length} left out`
  console.log(`${path}: ${subject} (${kind}, ${date ?? 'no date'}), ${counts}, ${took} ms`)
  if (values.claims) for (const { text, section } of read.dossier.claims) console.log(`  + [${section}] ${text}`)
  if (values.left) for (const { text, why } of leftOut) console.log(`  - ${why}: ${text}`)
  if (values.index) {
    const before = process.cpuUsage()
    indexDossier(read.dossier)
    console.log(`  ready to check after another ${millisecondsSince(before)} ms`)
  }
}

/** Processor time, which other programs on the computer change less than the time that passes. */
function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return Math.round((user + system) / 1000)
}
