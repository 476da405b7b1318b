import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDossierText } from '@/lib/dossier/format/load'
import type { Dossier } from '@/lib/dossier/format/schema'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import { createArticleReader } from '@/lib/engine/analyse/read-article'
import { indexDossier } from '@/lib/engine/retrieve/dossier-index'
import { createRetriever } from '@/lib/engine/retrieve/retriever'
import { carryOver } from '@/lib/engine/retrieve/score'
import { loadDossierFolder } from '@/tools/publish/load-dossier-folder'
import { isHeldOut } from './held-out'
import { readMarked } from './marked'
import { textOnly } from './text-only'

// `node scripts/run.mjs tools/lab/train/export-retrieval.ts OUT.csv`: for each annotated sentence the shortlist of claims, one a
// line: number of the sentence, whether the sentence cites the claim, and the features of the retrieval. train_retrieval.py reads it.

const SHORTLIST = 60
const DATA = 'tools/lab/train/data'
const rows: string[] = []
let sentences = 0

const loaded = await loadDossierFolder('dossier/karpathy')
if (!loaded.ok) throw new Error('the bundled dossier cannot be read')
const rich = loaded.dossier
const plain = textOnly(rich)
const filesIn = (folder: string): string[] => readdirSync(join(DATA, folder)).filter((f) => f.endsWith('.txt'))
exportFiles(rich, 'karpathy', 'karpathy', filesIn('karpathy'))
exportFiles(
  plain,
  'karpathy',
  'karpathy',
  filesIn('karpathy').filter((_, i) => i % 4 === 1),
)
exportFiles(rich, 'claims', 'claims', filesIn('claims'))
for (const name of readdirSync(join(DATA, 'others')).filter((f) => f.endsWith('.dossier.json'))) {
  const parsed = parseDossierText(readFileSync(join(DATA, 'others', name), 'utf8'))
  const subject = name.replace('.dossier.json', '')
  if (parsed.ok) exportFiles(parsed.dossier, `others/${subject}`, subject, filesIn(`others/${subject}`))
}
writeFileSync(process.argv[2] ?? '.cache/train/retrieval.csv', rows.join('\n'))

function exportFiles(dossier: Dossier, folder: string, prefix: string, files: readonly string[]): void {
  const gazetteer = buildGazetteer(dossier)
  const views = analysedClaims(dossier, gazetteer)
  const reader = createArticleReader(dossier, gazetteer)
  // Before anything is learned the order is that of the words in common.
  const retriever = createRetriever(indexDossier(dossier), (f) => (f[5] ?? 0) * 4 + (f[4] ?? 0) * 4)
  const indexOf = new Map(views.map((view, i) => [view.claim.id, i]))
  for (const file of files) {
    const article = readMarked(join(DATA, folder, file), `${prefix}-${file.replace(/\.txt$/, '')}`)
    if (isHeldOut(article.id)) continue
    let before = new Map<number, number>()
    for (const { reading } of reader.readArticle({ text: article.text })) {
      const found = retriever.search(reading, before, SHORTLIST)
      before = article.single ? new Map<number, number>() : carryOver(before, found)
      const { start, end } = reading
      const sentence = article.sentences.find(
        (s) => Math.min(s.end, end) - Math.max(s.start, start) > (end - start) / 2,
      )
      if (!sentence || sentence.label === 'none') continue
      const cited = new Set(
        [...sentence.claims, ...sentence.details.flatMap((d) => d.claim ?? [])].map((id) => indexOf.get(id)),
      )
      if (![...cited].some((claim) => claim !== undefined)) continue
      sentences++
      for (const one of found)
        rows.push([sentences, cited.has(one.claim) ? 1 : 0, ...one.features.map((x) => x.toFixed(4))].join(','))
    }
  }
}
