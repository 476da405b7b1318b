import fc from 'fast-check'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { parseNames } from '@/packages/research/names'
import { pagePartsOf } from '@/packages/research/page-findings'
import { parseFindings } from '@/packages/judges/questions'
import { parseQuestions, sameFactIn } from '@/packages/research/questions'
import { quotedIn, quotePlace, toPlainText } from '@/packages/judges/quotation'
import { parseOutline, parseProse } from '@/packages/research/write-questions'
import { pageOfBytes } from '@/packages/research/page-of-bytes'
import { anyText, damaged, jsonOf, longText, nearly } from '../arbitraries'
import { must, target } from '../target'

const { claims, subject } = dossierSchema.parse({
  subject: { name: 'Borg', kind: 'place' },
  asOf: '2026-01-01',
  sources: [{ n: 1, title: 'A page' }],
  claims: ['Borg opened in 1931.', 'Ida Quist led Borg.'].map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
})
const ANSWER = {
  ...{ questions: [{ section: 'Origin', asks: 'When was it opened?', query: 'Borg opened' }], verdict: 'same' },
  findings: [{ claim: 'Borg opened in 1931.', quote: 'was opened in 1931', question: 1, wordings: ['It opened.'] }],
  ...{ wordings: ['Borg was opened in 1931.'], sections: [{ heading: 'Origin', claims: [1, 2] }] },
  paragraphs: [[{ text: 'Borg opened in 1931.', claims: [1] }]],
  names: [{ name: 'Ida Quist', kind: 'person', aliases: ['Quist'] }],
  ...{ kind: 'place', aliases: ['the Borg'] },
}
const answers = nearly(fc.constant(ANSWER)).map(jsonOf)
const SIZES = [7, 30, 300]

export const researchTargets = [
  target({
    name: 'quotations of a page',
    input: fc.tuple(longText, anyText, fc.nat(5000), fc.constantFrom(...SIZES)),
    run: ([text, quote, from, length]) => {
      const page = toPlainText(text)
      for (const words of [quotedIn(page, quote), quotedIn(page, text.slice(from, from + length))])
        must(words === null || quotePlace(page, words) !== null, 'a quotation that is not found again', words)
      must(
        pagePartsOf(text).join('').replace(/\s/g, '') === text.replace(/\s/g, ''),
        'words of a page that are in no part',
      )
    },
    share: 3,
  }),
  target({
    name: 'answers of a model of a research',
    input: fc.oneof(answers, damaged(answers), anyText),
    run: (answer) => {
      must((parseFindings(answer)?.length ?? 0) <= 60, 'too many findings')
      must((parseQuestions(answer, 5)?.length ?? 0) <= 5, 'too many questions')
      sameFactIn(answer)
      parseNames(answer, subject, { claims: claims.map(({ text }) => text), pages: [] })
      const placed = [...parseOutline(answer, new Map([['General', claims]]), 'General').values()].flat()
      must(placed.length === claims.length, 'a claim that is lost or doubled by an outline', placed)
      const ids = parseProse(answer, claims).flatMap((part) => part.flatMap((sentence) => sentence.claims))
      must(
        ids.every((id) => claims.some((claim) => claim.id === id)),
        'a sentence on no claim',
        ids,
      )
    },
    share: 3,
  }),
  target({
    name: 'pages of a research',
    input: fc.tuple(longText, fc.constantFrom('a.html', 'a.md', 'a.txt', 'a.docx', 'a.pdf')),
    run: async ([text, name]) => {
      const bytes = new TextEncoder().encode(text)
      const page = await pageOfBytes({ place: { key: 'a' }, name, bytes, isCut: false })
      must(
        (page.headings ?? []).every(({ start, end }) => start <= end && end <= page.text.length),
        'a heading outside',
      )
    },
    msPerThousand: 20,
  }),
]
