import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readDossierFile, withPages } from '@/lib/dossier/import/read-dossier-file'

/**
 * What pages and documents give as evidence: `npm run eval:evidence -- [--claims] [--left] FILE...`. Prints for each
 * file its subject, kind, date, number of claims and of sentences left out, and the time of reading; with `--claims`
 * the claims, with `--left` what was left out and why.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { claims: { type: 'boolean' }, left: { type: 'boolean' } },
})
for (const path of positionals) {
  const bytes = new Uint8Array(readFileSync(path))
  const from = performance.now()
  const file = await withPages({ name: basename(path), bytes }, true)
  const today = new Date().toISOString().slice(0, 10)
  const read = readDossierFile(file, { today, evidence: { readOn: today } })
  const took = Math.round(performance.now() - from)
  if (!read.ok) {
    console.log(`${path}: ${read.problems.map(({ code }) => code).join(', ')} (${took} ms)`)
    continue
  }
  const { subject, kind, date, statements, leftOut } = read.understood ?? {}
  console.log(
    `${path}: ${subject} (${kind}, ${date ?? 'no date'}), ${statements} claims, ${leftOut?.length} left out, ${took} ms`,
  )
  if (values.claims)
    for (const { claims, topic } of read.record.topics)
      for (const { text } of claims) console.log(`  + [${topic}] ${text}`)
  if (values.left) for (const { text, why } of leftOut ?? []) console.log(`  - ${why}: ${text}`)
}
