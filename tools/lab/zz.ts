import { evidenceObjection } from '@/lib/research/evidence'
import { evidencePrompt, evidenceVoteIn } from '@/lib/research/evidence-question'
import { judgeMechanically } from '@/lib/research/judges'
import { pairsIn, plantedDossiers, readerAnswers } from '@/tools/lab/eval/research'
import { hashOf } from '@/tools/research/folder'
const answers = readerAnswers()
for (const p of plantedDossiers(pairsIn('develop'))) {
  const judged = judgeMechanically(p.dossier, p.pages, '2026-01-01').reviews
  for (const claim of p.dossier.claims) {
    const pl = p.planted.find(({ id }) => id === claim.id)
    const prompt = evidencePrompt(p.dossier, claim, p.pages)
    const objection = evidenceObjection(judged, claim.id)
    if (!prompt || !objection) continue
    const a = answers.get(hashOf(JSON.stringify(prompt.data)).slice(0, 16))
    if (!a) { console.log('NOANSWER', claim.text); continue }
    const { verdict, words } = JSON.parse(a)
    if (verdict !== 'carried') continue
    const v = evidenceVoteIn(a, claim, { by: 'r', on: '2026-01-01', prompt, objection })?.verdict
    console.log(pl?.isFault ? 'FAULT' : 'SOUND', v, '|', objection.why, '| WORDS:', words, '| CLAIM:', claim.text, '| PASSAGE:', prompt.data.passages.map((x: any) => '<<' + x.before.slice(-150) + '>>' + x.passage + '<<' + x.after.slice(0, 60)).join(' // '))
  }
}
