import { expect, test, vi } from 'vitest'
import { checkAnswers } from '@/lib/check/check-answers'
import { createEngine } from '@/lib/engine'
import type { Article } from '@/lib/schema/finding'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { incomingDossier } from '../dossiers/fixtures'

const claims = [{ id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.', sources: [1] }]
const brought = incomingDossier({ claims })

test('an answer is checked once, and again on another day or where many long ones came between', () => {
  const engine = createEngine(brought.dossier, brought.index)
  const checks = vi.spyOn(engine, 'checkInSlices')
  const check = (article: Article) => {
    const answers = [{ start: 0, end: article.text.length, cites: [] }]
    runAtOnce(checkAnswers([{ dossier: 'one', engine }], article, answers, new Set()))
    return checks.mock.calls.length
  }
  const text = 'Ada Byrne joined Harbour Labs in 2004.'
  expect([check({ text }), check({ text })]).toEqual([1, 1])
  expect([check({ text, date: '2026-01-05' }), check({ text, date: '2026-01-05' })]).toEqual([2, 2])
  for (let n = 0; n < 3; n++) check({ text: `${n}`.repeat(800_000) })
  expect(check({ text })).toBe(6)
})
