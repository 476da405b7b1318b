import { expect, test } from 'vitest'
import { remapFindings } from '@/lib/page/lifecycle/start-page-agent'
import type { PageMap } from '@/lib/extract/page-map'
import type { Finding } from '@/lib/schema/finding'

function mapOf(...paragraphs: string[]): PageMap {
  let at = 0
  const blocks = paragraphs.map((text) => {
    const block = { kind: 'paragraph' as const, start: at, end: at + text.length, element: {} as Element }
    at += text.length + 2
    return block
  })
  return { text: paragraphs.join('\n\n'), blocks, pieces: [] }
}

function findingOn(map: PageMap, words: string): Finding {
  const start = map.text.indexOf(words)
  const end = start + words.length
  return {
    start, end, quote: words, verdict: 'contradicted', partial: false, claims: [], sources: [], newer: false,
    details: [{ ...{ start: end - 1, end, kind: 'date', article: '', dossier: '' }, verdict: 'differs', doubted: false, question: null, claim: null, slot: null }],
  } // prettier-ignore
}

test('the finding of an unchanged sentence moves with its paragraph', () => {
  const before = mapOf('One.', 'Two words.', 'Three.')
  const after = mapOf('New.', 'One.', 'Two words.', 'Three.', 'More.')
  const carried = remapFindings([findingOn(before, 'One.'), findingOn(before, 'words.')], before, after)
  expect(carried.map(({ start, end }) => after.text.slice(start, end))).toEqual(['One.', 'words.'])
  expect(carried[1]?.details[0]).toMatchObject({ start: carried[1]!.end - 1, end: carried[1]!.end })
})

test('the finding of a removed or changed sentence is dropped', () => {
  const before = mapOf('One.', 'Two.')
  expect(remapFindings([findingOn(before, 'One.'), findingOn(before, 'Two.')], before, mapOf('Two, changed.'))).toEqual(
    [],
  )
})

test('identical paragraphs are matched in order', () => {
  const before = mapOf('Same.', 'Same.')
  const findings = [findingOn(before, 'Same.'), { ...findingOn(before, 'Same.'), start: 7, end: 12 }]
  expect(remapFindings(findings, before, mapOf('Same.', 'x', 'Same.')).map(({ start }) => start)).toEqual([0, 10])
})

test('what each dossier says of a sentence moves with it', () => {
  const map = mapOf('One.', 'Two words.')
  const finding = findingOn(map, 'words.')
  const [carried] = remapFindings([{ ...finding, answers: [finding] }], map, mapOf('New.', 'One.', 'Two words.'))
  const { answers, ...moved } = carried!
  expect(answers).toEqual([moved])
})
