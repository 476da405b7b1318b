import { strToU8 } from 'fflate'
import { pagePartsOf } from '@/packages/research/page-findings'
import { parseFindings } from '@/packages/judges/questions'
import { quotePlace, toPlainText } from '@/packages/judges/quotation'
import { mergeFindings } from '@/packages/research/merge'
import { pageOfBytes } from '@/packages/research/page-of-bytes'
import { unreadPage } from '@/packages/research/pages'
import type { Pass } from '@/packages/research/state'
import { emptyResearch } from '@/lib/dossier/format/research'
import type { GrowthReader } from './growth-readers'

/** Readers of a research: pages of the web, and answers of a model. */
export function researchReaders(): GrowthReader[] {
  const reader = (name: string, shape: string, base: number, prepare: GrowthReader['prepare']): GrowthReader => ({
    ...{ name, shape, base, prepare },
  })
  const page = (shape: string, base: number, name: string, make: (n: number) => string): GrowthReader =>
    reader('page of a research', shape, base, (n) => {
      const bytes = strToU8(make(n))
      return () => pageOfBytes({ place: { key: 'a' }, name, bytes, isCut: false })
    })
  const found = { claim: 'The tower was opened in 1931.', quote: 'was opened in 1931', question: 1, wordings: [] }
  return [
    ...(['Words and words. ', 'Ω ', 'a…\n\n', '\u200b ', '   '] as const).flatMap((piece) => [
      reader('quotation', `a page of ${JSON.stringify(piece)}`, 2000, (n) => {
        const text = piece.repeat(n)
        return () => quotePlace(toPlainText(text), 'words that are not there')
      }),
      reader('parts of a page', `a page of ${JSON.stringify(piece)}`, 4000, (n) => {
        const text = piece.repeat(n)
        return () => pagePartsOf(text)
      }),
    ]),
    page('paragraphs', 100, 'a.html', (n) => '<p>Words <b>and</b> words.</p>'.repeat(n)),
    page('a charset without an end', 2000, 'a.html', (n) => `<p>a${'<meta charset '.repeat(n)}`),
    page('lines', 500, 'a.txt', (n) => 'A line.\n\n'.repeat(n)),
    reader('findings of a model', 'findings', 50, (n) => {
      const answer = JSON.stringify({ findings: Array(n).fill(found) })
      return () => parseFindings(answer)
    }),
    reader('findings of a model', 'brackets', 2000, (n) => {
      const answer = '['.repeat(n)
      return () => parseFindings(answer)
    }),
    reader('merge of findings', 'a long page', 1000, (n) => {
      const text = `The tower was opened in 1931. ${'Words… '.repeat(n)}`
      return () => {
        const source = { ...unreadPage({ key: 'a' }, 'opened'), text, source: 1, isRead: true }
        return mergeFindings(emptyPass(), [source], [{ ...found, page: source, section: 'Origin' }])
      }
    }),
  ]
}

/** Returns the parts of a pass that the merge of findings reads. */
function emptyPass(): Pass {
  const subject = { name: 'Tower', aliases: [], kind: 'thing' }
  const state = { subject, version: '0', asOf: '2026-01-01', topics: [], sources: [], entities: [], remarks: [] }
  const folder = { all: () => [] }
  const model = { ask: () => Promise.resolve(null) }
  const more = { on: '2026-01-01', changes: new Map(), state: { ...state, research: emptyResearch([]), dossier: null } }
  return { folder, model, ...more } as unknown as Pass
}
