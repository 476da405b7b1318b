import { appendFileSync, writeFileSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { statementOf, withSubject } from '@/lib/engine/reader/statement'
import { createArticleScorer } from '@/lib/engine/score-article'
import { BUNDLED_SUBJECT, readDossier, readEditedFolder, readFolder, subjectsIn } from './annotated-texts'
import { isHeldOut } from './held-out'
import { inputsOf } from './held-out-texts'
import { citedClaimsOf, sentenceAt, type MarkedArticle, type MarkedSentence } from './marked'
import { mapDefined } from '@/lib/text/lists'

// `node scripts/run.mjs packages/lab/train/export-pairs.ts OUT.jsonl`: writes pairs of a claim and a sentence of the annotated texts that
// teach, for teach_reader.py. `unknown`: near claims without a label, which only the larger reader labels.

type Label = 'entails' | 'neutral' | 'contradicts' | 'unknown'

const FOLDERS = ['twins', 'hard', 'others', 'pages', 'wordings', 'life'] as const
/** Numbers of near claims of a sentence that it does not rest on: with the label neutral, and without one. */
const NEUTRAL = 2
const UNKNOWN = 8
const out = process.argv[2] ?? 'pairs.jsonl'
writeFileSync(out, '')
let written = 0
for (const [src, dossier, articles] of textsThatTeach()) {
  const { nearestClaims, context, views } = createArticleScorer(dossier)
  const analysed = new Map(views.map((view) => [view.claim.id, view]))
  for (const article of articles)
    for (const { piece, offset } of inputsOf(article))
      for (const { reading, place, found } of nearestClaims(piece, NEUTRAL + UNKNOWN)) {
        const sentence = sentenceAt(article, place.start + offset, place.end + offset)
        if (!sentence || reading.isQuestion) continue
        const cited = [...new Set(citedClaimsOf(sentence))]
        const near = mapDefined(found, ({ claim }) => dossier.claims[claim]?.id).filter((id) => !cited.includes(id))
        const neutral = sentence.label === 'contradicted' ? [] : near.slice(0, NEUTRAL)
        for (const id of cited) write(id, labelOf(id, sentence, cited.length), src)
        for (const id of near) write(id, neutral.includes(id) ? 'neutral' : 'unknown', `${src}-near`)

        function write(id: string, label: Label | null, source: string): void {
          const view = analysed.get(id)
          if (view === undefined || label === null) return
          const claim = withSubject(view.claim.text, context.subjectName)
          const statement = statementOf(reading, context.subjectName, view)
          appendFileSync(out, JSON.stringify({ claim, statement, label, src: source }) + '\n')
          written++
        }
      }
}
console.log(`${written} pairs`)

/** Returns what a claim makes of a sentence that rests on it: all that it says, a part, or another value; null where that is unclear. */
function labelOf(id: string, { label, details, partial }: MarkedSentence, claims: number): Label | null {
  const own = details.filter(({ claim }) => claim === id)
  if (label === 'contradicted') {
    if (own.length === 0) return claims === 1 ? 'contradicts' : null
    return own.some(({ verdict }) => verdict === 'differs') ? 'contradicts' : 'neutral'
  }
  if (label !== 'supported' && label !== 'disputed') return null
  return !partial && claims === 1 && details.every(({ verdict }) => verdict !== 'open') ? 'entails' : 'neutral'
}

function textsThatTeach(): [src: string, dossier: Dossier, articles: MarkedArticle[]][] {
  const bundled = [BUNDLED_SUBJECT, 'claims'].map((folder): [string, Dossier, MarkedArticle[]] => [
    folder,
    bundledDossier,
    [...readFolder(folder, folder), ...readEditedFolder(folder, folder)],
  ])
  const others = FOLDERS.flatMap((folder) =>
    subjectsIn(folder).map((name): [string, Dossier, MarkedArticle[]] => {
      const place = `${folder}/${name}`
      const prefix = folder === 'others' ? name : `${folder}-${name}`
      return [folder, readDossier(name), [...readFolder(place, prefix), ...readEditedFolder(place, prefix)]]
    }),
  )
  return [...bundled, ...others].map(([src, dossier, all]) => [src, dossier, all.filter(({ id }) => !isHeldOut(id))])
}
