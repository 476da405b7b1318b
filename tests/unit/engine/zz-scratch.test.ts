import { test } from 'vitest'
import { writeFileSync, appendFileSync } from 'node:fs'
import { createEngine } from '@/lib/engine'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { createArticleScorer } from '@/lib/engine/score-article'
import { judge } from '@/lib/engine/judge/judge'
import { contradictedScore, pContradicted, pSupported, supportedScore } from '@/lib/engine/judge/scores'
import { barsOf } from '@/lib/engine/judge/bars'
import { readDossier } from '@/tools/lab/train/annotated-texts'
import { dossierOf } from './invented'
const F = '/tmp/scr/out.txt'
const show = (d: any, text: string, occ: any) => {
  const { scoreArticle, context } = createArticleScorer(d)
  for (const s of scoreArticle({ text })) {
    const j = judge(s, context, occ)
    appendFileSync(F, `\n[${occ}] ${s.reading.text}\n  ${j.state} forb=${j.forbidden} pS=${pSupported(s.scores).toFixed(2)} pC=${pContradicted(s.scores).toFixed(2)} sup=${supportedScore(s, (barsOf as any)[occ]).toFixed(2)}\n`)
    for (const p of j.differing) appendFileSync(F, `  DIFF ${s.reading.text.slice(p.start - s.reading.start, p.end - s.reading.start)} <> ${p.differing?.value.text}\n`)
    for (const p of s.details) appendFileSync(F, `   - ${text.slice(p.start, p.end)} [${p.kind}] pD=${p.pDiffers.toFixed(2)} pA=${p.pAgrees.toFixed(2)} cs=${contradictedScore(p, s).toFixed(2)} rel=${p.differing?.relevance.toFixed(2)} val=${p.differing?.value.text} ${p.differing?.value.result}\n`)
    for (const { analysis } of s.evidence.netClaims.slice(0, 5)) { const r = s.entailment(analysis); appendFileSync(F, `     ${analysis.claim.text.slice(0, 70)} says=${r?.says.toFixed(2)} con=${r?.contradicts.toFixed(2)}\n`) }
  }
}
const sub = (name: string, kind: any) => ({ name, kind, pronoun: 'it', aliases: [] }) as any
test('x', { timeout: 200000 }, () => {
  writeFileSync(F, '')
  const life = ['Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.','She left Halden Labs in June 2017.','Lindqvist was director of AI at Tervane Motors from July 2017 to July 2022.','Nora Lindqvist was born in Bergen on 4 March 1986.','Nora Lindqvist founded Quillon in July 2024.','She won the Brandt Prize in 2019.','pebbleNet has 5,000 lines of code.']
  show(dossierOf(life), 'Nora Lindqvist is an engineer. Victor Renn joined Halden Labs in 2011. Lindqvist was an intern at Tervane Motors. Victor Renn won the Brandt Prize in 2021.', 'along')
  show(dossierOf(life), 'Victor Renn joined Halden Labs in 2011.', 'along')
  show(dossierOf(life), 'Nora 5,000', 'along')
  show(readDossier('karpathy'), 'His last internship was at Microsoft Research, in the summer of 2015.', 'along')
  show(readDossier('karpathy'), 'Eureka Labs was announced in July 2023.', 'along')
  show(dossierOf(['Nora Lindqvist – Alma mater: St John’s College, Cambridge.', 'Nora Lindqvist is a spokeswoman for the Norland Department of Transportation.']), 'Nora Lindqvist studied at Trinity College, Cambridge.', 'asked')
})
