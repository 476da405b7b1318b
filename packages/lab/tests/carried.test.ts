// @module-tag figures
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { judgeEvidence } from '@/packages/judges/evidence'
import { engineJudge } from '@/packages/judges/says'
import { scorePairs } from '@/packages/lab/eval/research'

/** Counts the claims that are established though the model which judges them calls every claim carried. */
function establishedOf(set: 'carried' | 'carried-aside') {
  const score = { sound: 0, bad: 0 }
  let [name = '', kind = '', title = '', quote = '']: string[] = []
  for (const line of readFileSync(`tests/eval/research/${set}.txt`, 'utf8').trimEnd().split('\n')) {
    const [letter = '', one = '', text = ''] = line.split('|')
    if (letter.startsWith('=')) [name, kind, title] = [letter.slice(1), one, text || letter.slice(1)]
    else if (letter === 'p') quote = one
    else {
      const dossier = dossierSchema.parse({
        ...{ subject: { name, kind }, asOf: '2026-01-01', sources: [{ n: 1, title }] },
        claims: [{ id: 'c1', text, sources: [1] }],
        research: { by: [{ name: 'A model', kind: 'machine' }], passages: [{ claim: 'c1', source: 1, quote }] },
      })
      const [vote] = judgeEvidence(dossier, [{ source: 1, text: `${title}\n\n${quote}`, title }], '2026-01-01')
      const isEstablished = vote?.verdict === 'passed' && engineJudge(dossier)(text, quote, `${title}\n\n`)
      score[letter === 's' ? 'sound' : 'bad'] += Number(isEstablished)
    }
  }
  return score
}

test('of 36 wrong claims that a model calls carried two are established at most, of 36 sound ones fifteen and more', () => {
  const { sound, bad } = establishedOf('carried')
  expect(bad).toBeLessThanOrEqual(2)
  expect(sound).toBeGreaterThanOrEqual(15)
})

test('of 12 wrong claims on other subjects two are established at most, of 12 sound ones seven and more', () => {
  const { sound, bad } = establishedOf('carried-aside')
  expect(bad).toBeLessThanOrEqual(2)
  expect(sound).toBeGreaterThanOrEqual(7)
})

test('of 20 pairs of plain statements that exclude each other 14 are found, and of 20 others one is called a conflict', () => {
  const { found, falseAlarms } = scorePairs('aside')
  expect(found).toBeGreaterThanOrEqual(14)
  expect(falseAlarms).toBeLessThanOrEqual(1)
})
