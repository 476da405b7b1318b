import { existsSync, writeFileSync } from 'node:fs'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { createRetriever } from '@/lib/engine/retrieve/retriever'
import { decayedClaimScores } from '@/lib/engine/retrieve/score'
import { readDossier, readFolder, subjectsIn, plainDossier } from './annotated-texts'
import { isHeldOut } from './held-out'
import { citedClaimsOf, sentenceAt, type MarkedArticle } from './marked'

// `node scripts/run.mjs packages/lab/train/export-retrieval.ts OUT.csv`: writes one line for each sentence and each
// shortlisted claim, for train_retrieval.py: the sentence's number, 1 if it cites the claim, the features.

const SHORTLIST_LENGTH = 76
const rows: string[] = []
let sentenceCount = 0

const karpathy = readFolder('karpathy', 'karpathy')
exportArticles(bundledDossier, karpathy)
exportArticles(
  plainDossier(bundledDossier),
  karpathy.filter((_, i) => i % 4 === 1),
)
exportArticles(bundledDossier, readFolder('claims', 'claims'))
for (const name of subjectsIn('others'))
  // Dossiers of tests/eval only measure the ranking.
  if (existsSync(`packages/lab/train/data/others/${name}.dossier.json`))
    exportArticles(readDossier(name), readFolder(`others/${name}`, name))
writeFileSync(process.argv[2] ?? '.cache/train/retrieval.csv', rows.join('\n'))

function exportArticles(dossier: Dossier, articles: readonly MarkedArticle[]): void {
  const gazetteer = buildGazetteer(dossier)
  const views = analysedClaims(dossier, gazetteer)
  // Ranks by common words, because the learned ranking does not exist yet.
  const retriever = createRetriever(indexDossier(dossier), (f) => (f[5] ?? 0) * 4 + (f[4] ?? 0) * 4)
  const indexOf = new Map(views.map((view, i) => [view.claim.id, i]))
  for (const article of articles) {
    if (isHeldOut(article.id)) continue
    let before = new Map<number, number>()
    for (const { reading } of analyseArticle({ text: article.text }, dossier, gazetteer)) {
      const found = retriever.search(reading, before, SHORTLIST_LENGTH)
      before = article.isSeparate ? new Map<number, number>() : decayedClaimScores(before, found)
      const sentence = sentenceAt(article, reading.start, reading.end)
      if (!sentence || sentence.label === 'none') continue
      const cited = new Set(citedClaimsOf(sentence).map((id) => indexOf.get(id)))
      if (![...cited].some((claim) => claim !== undefined)) continue
      sentenceCount++
      for (const one of found)
        rows.push([sentenceCount, cited.has(one.claim) ? 1 : 0, ...one.features.map((x) => x.toFixed(4))].join(','))
    }
  }
}
