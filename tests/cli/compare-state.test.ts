import { expect, test } from 'vitest'
import { reportOf } from '@/tools/cli/report'
import type { Detail, Finding } from '@/lib/schema/finding'

const detail = (article: string, dossier: string | null, verdict: Detail['verdict']): Detail => ({
  start: 0, end: 4, kind: 'date', verdict, doubted: false, article, dossier, question: null, claim: null, slot: null,
}) // prettier-ignore
const text = 'Musk hired him in June 2018.'
const finding = (details: Detail[]): Finding => ({
  start: 0, end: text.length, quote: text, verdict: 'supported', partial: true, claims: [], sources: [], details,
  newer: false,
}) // prettier-ignore
const report = (details: Detail[]) =>
  reportOf(
    { file: 'a.txt', subject: 'Ada' },
    { text, article: { text }, extracted: false },
    { mentions: 1, findings: [finding(details)] },
    [],
  ).findings[0]

test('the JSON keeps the verdict of a sentence with a value to compare, and says that there is one', () => {
  const musk = detail('Musk', 'Musk', 'agrees')
  expect(report([musk, detail('June 2018', 'June 2017', 'open')])).toMatchObject({
    verdict: 'supported',
    partial: true,
    compare: true,
  })
  expect(report([musk, detail('Reno', null, 'open')])).not.toHaveProperty('compare')
})
