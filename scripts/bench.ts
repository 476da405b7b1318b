import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledDossier } from '@/lib/dossier/bundled'
import type { Dossier } from '@/lib/dossier/schema'
import { createEngine } from '@/lib/match'
import { readText } from './cli/read-text'
import { labelledArticleSchema } from './eval/labels'

// `npm run bench`: what the engine costs, on the articles of tests/eval, with the dossier as it is and ten times as large.
const folder = 'tests/eval/articles'
const texts = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => labelledArticleSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).text)

console.log(
  ['claims', 'engine ready', 'a sentence, median', '99th percentile', 'longest']
    .map((head) => head.padStart(20))
    .join(''),
)
for (const times of [1, 10]) measure(tenfold(bundledDossier, times))

function measure(dossier: Dossier): void {
  const start = performance.now()
  const engine = createEngine(dossier)
  const ready = performance.now() - start
  const costs: number[] = []
  for (const text of texts) {
    let before = performance.now()
    const slices = engine.checkInSlices(readText(text).article)
    for (let slice = slices.next(); !slice.done; slice = slices.next()) {
      costs.push(performance.now() - before)
      before = performance.now()
    }
  }
  costs.sort((a, b) => a - b)
  const at = (share: number) => costs[Math.min(costs.length - 1, Math.floor(costs.length * share))] ?? 0
  const figures = [ready, at(0.5), at(0.99), at(1)].map((ms) => `${ms.toFixed(2)} ms`.padStart(20))
  console.log(String(dossier.claims.length).padStart(20) + figures.join(''))
}

/** The same claims again under other names of years and people, so that an index has no use for them but must hold them. */
function tenfold(dossier: Dossier, times: number): Dossier {
  const copies = Array.from({ length: times - 1 }, (_, n) =>
    dossier.claims.map((claim) => ({
      ...claim,
      id: `${claim.id}-${n}`,
      text: claim.text.replaceAll('Karpathy', `Vandermeer${n}`),
      marks: [],
      slots: [],
      phrasings: [],
    })),
  )
  return { ...dossier, claims: [...dossier.claims, ...copies.flat()] }
}
