import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { newCheck } from '@/lib/check/check-states'
import type { OwnTextCheck } from '@/lib/check/own-texts/own-text-state'
import type { NoteActions } from '@/components/panel/note-actions'
import type { Annotation, AnnotationDraft } from '@/lib/schema/annotation'
import { dossierSchema } from '@/lib/dossier/format/schema'
import type { Detail, Finding, SentenceLookup } from '@/lib/schema/finding'
import type { PageState, SelectionCheck, ViewState } from '@/lib/schema/page-state'

const claim = (id: string, topic: string, text: string, sources: number[], more: object = {}) => ({
  ...{ id, topic, text, sources, confidence: 'medium' },
  ...more,
})
const source = (n: number, tier: number, title: string, more: object = {}) => ({ n, tier, title, ...more })
const at = (path: string) => ({ url: `https://example.org/${path}` })

/** A small invented dossier and page for the tests. */
export const dossier = dossierSchema.parse({
  subject: { name: 'Ada Example', aliases: ['Example'], kind: 'person' },
  version: 'test.1',
  asOf: '2026-03-31',
  claims: [
    claim('left-works', 'Work', 'Example left Harbour Works on 13 July 2022.', [10, 14, 20, 21], {
      ...{ confidence: 'high', depth: 'high', time: '2022-07-13' },
    }),
    claim('leave', 'Work', 'Her leave began in March 2022.', [14], { time: '2022-03/2022-07' }),
    claim('supervisor', 'Study', 'Her doctorate was supervised by Mary Shore.', [30, 10], { confidence: 'high' }),
    claim('capstone', 'Teaching', 'The tide table is to be the last project of the course.', [20], {
      ...{ status: 'uncertain', notes: ['Known from second hand only.'] },
      correction: {
        text: 'The announcement says it in so many words.',
        evidence: 'the post of 13 October 2025',
        certainty: 'high',
      },
    }),
    claim('title', 'Work', 'She was director at Harbour Works.', [14, 10], { status: 'conflicting' }),
    claim('first-degree', 'Study', 'She took her first degree at Quay College in Northport, from 2005 to 2009.', [30], {
      ...{ confidence: 'high', time: '2005/2009' },
    }),
  ],
  sources: [
    source(10, 1, 'Leaving the works', { publisher: 'Own site', date: '2022-07-13', ...at('leaving') }),
    source(14, 2, 'Director leaves Harbour Works', { publisher: 'The Paper', date: '2022-07-14', ...at('paper') }),
    source(20, 2.5, 'Course records', { publisher: 'Repository', ...at('records') }),
    source(21, 3, 'A blog'),
    source(30, 1, 'Digital repository', { publisher: 'University', date: '2016', ...at('repository') }),
  ],
})
export const book = createDossierBook(dossier)

type Made = Partial<Finding> & { quote: string; verdict: Finding['verdict'] }

/** Makes the findings of a text that consists of these quotes; a paragraph starts at every third quote. */
function lay(made: Made[]): { findings: Finding[]; blockStarts: number[]; textLength: number } {
  let at = 0
  const blockStarts: number[] = []
  const findings = made.map((finding, i): Finding => {
    if (i % 3 === 0) blockStarts.push(at)
    const start = at
    at += finding.quote.length + 2
    const whole = { partial: false, claims: [], sources: [], newer: false, details: [] }
    const placed = { ...whole, ...finding, start, end: start + finding.quote.length }
    const details = placed.details.map((detail) => {
      const from = start + finding.quote.indexOf(detail.article)
      return { ...detail, start: from, end: from + detail.article.length }
    })
    return { ...placed, details }
  })
  return { findings, blockStarts, textLength: at }
}

/** Makes a finding of this verdict on a quote, whose details are laid by `lay`. */
const on =
  (verdict: Finding['verdict']) =>
  (quote: string, claims: string[] = [], sources: number[] = [], more: Partial<Finding> = {}): Made => ({
    ...{ quote, verdict, claims, sources },
    ...more,
  })
const [contradicted, disputed] = [on('contradicted'), on('disputed')]
const supported = (quote: string, more: Partial<Finding> = {}) => on('supported')(quote, ['first-degree'], [30], more)
const unverified = (quote: string, more: Partial<Finding> = {}) => on('unverified')(quote, [], [], more)
/** Details with one that differs; `lay` finds its offsets by its words. */
const differing = (words: Pick<Detail, 'kind' | 'question' | 'article' | 'dossier' | 'claim'>): Partial<Finding> => ({
  details: [{ ...words, ...{ start: 0, end: 0, verdict: 'differs', doubted: false, slot: null } }],
})
const reef = { question: 'Who supervised the doctorate', article: 'John Reef', dossier: 'Mary Shore' }
const march = { question: 'When she left Harbour Works', article: 'March 2022', dossier: '13 July 2022' }

const laid = lay([
  supported('Ada Example studied in Northport.'),
  supported('She was there from 2005 to 2009.'),
  supported('Her first degree was taken there.', { partial: true }),
  contradicted('Her doctorate, finished under John Reef in 2016, is about tides.', ['supervisor'], [30, 10], {
    ...differing({ kind: 'name', claim: 'supervisor', ...reef }),
  }),
  contradicted('She left the works in March 2022, after five years.', ['left-works', 'leave'], [10, 14, 20, 21], {
    ...differing({ kind: 'date', claim: 'left-works', ...march }),
  }),
  unverified('Her father is a pilot.'),
  disputed(
    'The tide table will be the last project of the course, which nobody has yet been able to take.',
    ['capstone'],
    [20],
  ),
  unverified('In May 2026 she joined another works.', { newer: true }),
  disputed('Colleagues knew her as senior director of the works.', ['title'], [14, 10]),
  unverified('She likes early mornings.'),
  supported('She then took another degree.'),
  unverified('The harbour has four cranes that she designed.'),
  supported('She was director at Harbour Works.'),
])

export const page: PageState = newCheck({
  tabId: 1,
  id: 'check-1',
  since: 1,
  url: 'https://review.example/ada',
  pageKey: 'https://review.example/ada',
  title: 'The woman who left the works to teach',
  site: 'The Harbour Review',
  date: '2026-06-02',
  status: 'done',
  checked: 41,
  sentences: 41,
  ...laid,
})

export const view: ViewState = { inView: { start: 90, end: 330 }, current: null }

export const question: SelectionCheck = newCheck({
  id: 'q1',
  tabId: 1,
  url: page.url,
  pageKey: page.pageKey,
  title: page.title,
  text: 'Example learned to juggle at Quay College in Northport.',
  status: 'done',
  nearest: ['first-degree', 'supervisor'],
  anchor: null,
})

/** The result of looking up a sentence to which no claim of the dossier is similar. */
export function lookup(quote: string, start = 0): SentenceLookup {
  return {
    start,
    end: start + quote.length,
    quote,
    finding: null,
    reason: 'no-near-claim',
    lookedFor: ['juggle', 'Northport', 'learned'],
    nearest: [{ claim: 'first-degree', shared: ['learned', 'Northport'], missing: ['juggle'] }],
  }
}

const noted = (n: number, exact: string, created: string, more: Pick<Annotation, 'note' | 'tags' | 'finding'>) => ({
  id: `6f1c2c3e-0000-4000-8000-00000000000${n}`,
  anchor: { quote: { exact, prefix: '', suffix: '' }, position: null, range: null },
  ...{ claim: null, color: null, created, modified: created },
  ...more,
})
export const notes: Annotation[] = [
  {
    ...{ pageKey: page.pageKey, url: page.url, title: page.title },
    ...noted(1, 'She left the works in March 2022, after five years.', '2026-06-02T10:00:00.000Z', {
      ...{ note: 'Ask the desk: leave or departure?', tags: ['works'] },
      finding: {
        ...{ verdict: 'contradicted', reason: 'The dossier has 13 July 2022.' },
        ...{ claims: ['left-works'], sources: [10], dossierVersion: 'test.1' },
      },
    }),
  },
  {
    ...{ pageKey: 'https://other.example/', url: 'https://other.example/', title: 'Another page' },
    ...noted(2, 'a staff of twelve in a former cannery', '2026-05-30T10:00:00.000Z', {
      ...{ note: 'Where is this from?', tags: [], finding: null },
    }),
  },
]

/** The draft that the editor makes from this note when it is new. */
export function draftAs({ created: _created, modified: _modified, ...content }: Annotation): AnnotationDraft {
  return { ...content, basedOn: null }
}

export function actionsThat(over: Partial<NoteActions> = {}): NoteActions {
  const nothing = () => undefined
  return {
    saveNote: () => Promise.resolve(null),
    deleteNote: nothing,
    goToNote: () => Promise.resolve(true),
    attachNote: () => Promise.resolve(null),
    attachToNewWords: () => Promise.resolve(null),
    copyNote: () => Promise.resolve(true),
    ...over,
  }
}

/** A checked text of one paragraph with these findings. */
export function ownTextResult(
  text: string,
  findings: readonly Finding[],
  over: Partial<OwnTextCheck> = {},
): OwnTextCheck {
  const blocks = [{ start: 0, end: text.length, kind: 'paragraph' as const }]
  const document = { id: 'text-1', file: null, title: text.slice(0, 40), date: null, text, blocks }
  const place = { id: document.id, title: document.title, textLength: text.length, blockStarts: [0] }
  return newCheck({ ...place, status: 'done', document, checked: 1, sentences: 1, findings: [...findings], ...over })
}
