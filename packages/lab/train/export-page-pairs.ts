import { writeFileSync } from 'node:fs'
import type { Dossier } from '@/lib/dossier/format/schema'
import { statementOf, withSubject } from '@/lib/engine/reader/statement'
import { createArticleScorer } from '@/lib/engine/score-article'
import { mapDefined } from '@/lib/text/lists'
import { Refusal } from '@/tools/shared/command'
import { pagesIn, splitPage } from './published-pages'

// `node scripts/run.mjs packages/lab/train/export-page-pairs.ts OUT.jsonl FOLDER [FOLDER …]`: writes pairs of a claim and a sentence of one
// published page, each half of it against the other, for teach_reader.py: nearly none is a contradiction. FOLDER: HTML files, as in
// tests/eval of github.com/adbar/trafilatura; never the pages of readability, on which the bars are chosen.

/** Claims near a sentence that make a pair with it. */
const CLAIMS = 5

const [out, ...folders] = process.argv.slice(2)
if (out === undefined || folders.length === 0) throw new Refusal('export-page-pairs needs a file to write, and folders')
const lines: string[] = []
for (const page of folders.flatMap(pagesIn))
  for (const first of [0, 1] as const) {
    const split = await splitPage(page, first)
    if (split) lines.push(...pairsOf(split.dossier, split.text, page.title))
  }
writeFileSync(out, `${[...new Set(lines)].join('\n')}\n`)
console.log(`${lines.length} pairs`)

function pairsOf(dossier: Dossier, text: string, page: string): string[] {
  const { nearestClaims, context, views } = createArticleScorer(dossier)
  return [...nearestClaims({ text }, CLAIMS)].flatMap(({ reading, found }) =>
    mapDefined(found, ({ claim: at }) => {
      const view = views[at]
      if (!view || reading.isQuestion) return null
      const claim = withSubject(view.claim.text, context.subjectName)
      const statement = statementOf(reading, context.subjectName, view)
      return claim === statement ? null : JSON.stringify({ claim, statement, label: 'no contradiction', page })
    }),
  )
}
