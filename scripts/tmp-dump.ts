import { readFileSync, writeFileSync } from 'node:fs'
import { readHeldOutTexts, piecesOf } from './train/held-out-texts'
import { createJudge } from '@/lib/engine/judge'
import { openLinkingNet } from '@/lib/engine/link/net/linking-net'
import type { PackedWeights } from '@/lib/engine/model/weights'
const packed = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as PackedWeights
const net = openLinkingNet(packed)
const t = readHeldOutTexts()
const rows: object[] = []
const r = (x: number) => Math.round(x * 1e4) / 1e4
for (const name of process.argv[4]!.split(',')) {
  const texts = t[name as keyof typeof t]
  const judges = new Map<unknown, ReturnType<typeof createJudge>>()
  for (const { dossier, article } of texts) {
    const judge = judges.get(dossier) ?? createJudge(dossier, undefined, net)
    judges.set(dossier, judge)
    for (const { piece, offset } of piecesOf(article)) for (const j of judge.judgeArticle(piece)) {
      const from = j.reading.start + offset, to = j.reading.end + offset
      const s = article.sentences.find((s) => Math.min(s.end, to) - Math.max(s.start, from) > (to - from) / 2)
      if (!s || !j.linked) { rows.push({ set: name, id: article.id, start: from, label: s?.label ?? 'x', none: true }); continue }
      rows.push({ set: name, id: article.id, start: from, label: s.label, text: article.text.slice(from, to), cls: [...j.linked.sentence].map(r), named: j.named, alone: j.alone, ofSubject: j.reading.ofSubject, ambiguous: j.reading.ambiguous, question: j.reading.question, words: j.reading.words.length, maxrel: r(Math.max(...j.linked.relevance)),
        frames: j.frames.conflicts.length, fr: j.frames.conflicts.map((c) => `${c.slot}: ${c.article} -> ${c.dossier} (${c.view.claim.id})`), supports: j.frames.supports.length,
        details: j.details.map((d) => {
          const on = s.details.filter((g) => g.start < d.end + offset && g.end > d.start + offset)
          const gold = on.some((g) => g.verdict === 'differs') ? 'D' : on.some((g) => g.verdict === 'agrees') ? 'A' : on.some((g) => g.verdict === 'open') ? 'O' : '-'
          const v = d.differing
          const k = v ? j.evidence.beside.findIndex((b) => b.view === v.view) : -1
          // Details of the sentence that agree with the claim that this one differs from.
          const anchored = v ? j.details.filter((o) => o !== d && o.agreeing?.view === v.view && o.agrees >= 0.5).length : 0
          return { w: article.text.slice(d.start + offset, d.end + offset), kind: d.kind, item: d.item?.type ?? null, n: d.core.length, a: r(d.agrees), d: r(d.differs), o: r(d.open), ar: d.agreeing ? r(d.agreeing.relevance) : null, gold,
            claimOk: on.some((g) => g.verdict === 'differs' && g.claim === v?.view.claim.id),
            dr: v ? r(v.relevance) : null, dlog: v ? r(v.log) : null, res: v?.value.result ?? null, whole: v?.value.isWhole ?? null, slot: v ? v.value.slot !== null : null, single: v && v.value.slot !== null ? (v.view.claim.slots[v.value.slot]?.single ?? null) : null, val: v?.value.text.slice(0, 60) ?? null, k, rscore: k >= 0 ? r(j.evidence.beside[k]!.retrieved.score) : null, anchored, status: v?.view.claim.status ?? null }
        }) })
    }
  }
}
writeFileSync(process.argv[3]!, rows.map((x) => JSON.stringify(x)).join('\n'))
console.log(rows.length)
