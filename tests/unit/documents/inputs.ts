import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import type { AuthoredContent } from '@/lib/dossier/format/import-record'
import { contentOfDossier } from '@/lib/dossier/format/folder-of'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { reportOf } from '@/lib/notes/export/page-report-of'
import type { PageReport } from '@/lib/notes/formats/shared/page-report'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import type { NoteChange } from '@/lib/schema/note-change'
import { book, dossier, notes, page } from '@/tests/unit/components/fixtures'

/** Texts that a Markdown or HTML reader could take for marks, and texts of other scripts. */
const hostileTexts = [
  '# heading, 1. list, > quote',
  '[link](javascript:alert(1)) ![image](https://evil.example/x.png)',
  '<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; &#35;',
  '**bold** _em_ `code` ~~gone~~ $x$ ==marked== %%hidden%% ^1 [^1]',
  'a | b\n| - | - |\r\nnext\u2028line\u0000\t',
  '   spaces   ',
  '- item',
  '2024) was',
  'back\\slash\\* and \\',
  'https://bare.example/x?a=1&b=2 www.bare.example me@mail.example',
  '日本語のテキスト、עברית and العربية “quoted” ’s \u202eevil',
  '"><b onclick="x" \' ] ) }',
  '--> ]]> </style></title>',
  '+ plus = equals\n===\n---',
  '#tag snake_case_word 3*4*5 \ud800',
  'end.',
]
const LONG_ADDRESS = `https://long.example/${'path(part)_x/'.repeat(20)}?q=a b&c=<d>#:~:text=%E2%80%9C`

const hostile = (at: number): string => hostileTexts[at % hostileTexts.length] ?? ''

const hostileDossier = dossierSchema.parse({
  subject: { name: '*Ada* <b>', aliases: [], kind: 'person' },
  version: '1_2_3',
  asOf: '2026-03-31',
  claims: hostileTexts.map((text, at) => ({
    id: `c${at}`,
    topic: `Topic ${hostile(Math.floor(at / 4))}`,
    section: `Section ${hostile(Math.floor(at / 2))}`,
    text: text.replace(/[{}]/g, '').toWellFormed().trim(),
    sources: [1 + (at % 3), 4],
    status: at % 3 === 0 ? 'uncertain' : at % 5 === 0 ? 'conflicting' : 'established',
    notes: at % 2 === 0 ? [hostile(at + 1).toWellFormed(), hostile(at + 2).toWellFormed()] : [],
    ...(at % 4 === 0 && {
      correction: { text: hostile(at + 3), evidence: hostile(at + 4), certainty: 'high' },
    }),
  })),
  sources: [
    {
      n: 1,
      title: hostile(1),
      publisher: hostile(2),
      date: '2026-01-02',
      url: 'https://one.example/a_b(c)?x=*y*',
      tier: 1,
    },
    { n: 2, title: hostile(3), tier: 2 },
    { n: 3, title: hostile(9), publisher: hostile(14).toWellFormed(), url: 'https://three.example/' },
    { n: 4, title: hostile(10), publisher: 'Zeitung', url: 'https://four.example/日本', tier: 2.5 },
  ],
})
const hostileBook = createDossierBook(hostileDossier)
/** The bundled dossier of the notes, and the hostile one by its id. */
export const lookups = { ...book, other: (id: string) => (id === 'hostile' ? hostileBook : null) }

const detail = { kind: 'date', verdict: 'differs', doubted: false, question: null, claim: 'left-works' } as const

const richNotes: Annotation[] = [
  ...notes,
  {
    ...notes[0]!,
    id: 'rich',
    article: { author: 'Marta Okonjo', site: 'The Long Table', date: '2026-01-28' },
    tags: ['two words', '2024', 'été'],
    note: 'One line\nand another\n\n- a list\n- of two\n\n```js\ncode()\n```\n\nSee [this](https://a.example/x) and *that*.',
    finding: {
      ...notes[0]!.finding!,
      claims: ['left-works', 'leave'],
      related: ['capstone'],
      sources: [10, 14, 20, 21],
      details: [{ ...detail, article: 'March 2022', dossier: '13 July 2022' }],
      answers: [
        { dossier: 'Ada Example', verdict: 'contradicted' },
        { dossier: 'Other', verdict: 'supported', partial: true },
      ],
    },
  },
  {
    ...notes[0]!,
    id: 'claim',
    ...{ pageKey: '', url: '', title: 'Her leave began.', claim: 'leave', anchor: null, finding: null },
  },
]

const hostileNotes: Annotation[] = hostileTexts.map((text, at) => ({
  id: `hostile-${at}`,
  pageKey: `https://hostile.example/${Math.floor(at / 3)}`,
  url: at % 6 < 3 ? LONG_ADDRESS : `https://hostile.example/${Math.floor(at / 3)}?(x)`,
  title: hostile(Math.floor(at / 3)),
  article: { author: hostile(at + 1), site: hostile(at + 2), date: '2026' },
  claim: null,
  color: null,
  anchor:
    at % 4 === 3
      ? null
      : { quote: { exact: text, prefix: '', suffix: '' }, position: { start: at, end: at + 1 }, range: null },
  note: at % 5 === 4 ? '' : `${hostile(at + 5)}\n${hostile(at + 6)}\n\n${hostile(at + 7)}`,
  tags: [hostile(at), 'ok'],
  finding:
    at % 3 === 2
      ? null
      : {
          verdict: (['contradicted', 'disputed', 'supported', 'unverified'] as const)[at % 4]!,
          reason: hostile(at + 3),
          claims: [`c${at}`],
          sources: [1, 2, 3, 4],
          dossierVersion: hostile(at + 8),
          dossier: { id: 'hostile', name: hostile(at) },
          details: [{ ...detail, article: text.slice(2, 8), dossier: hostile(at + 2) }],
        },
  created: '2026-06-02T10:00:00.000Z',
  modified: '2026-06-03T10:00:00.000Z',
}))

export const noteInputs = { rich: richNotes, hostile: hostileNotes }

export const noteChanges = new Map<string, NoteChange>([
  ['rich', { id: 'rich', kind: 'changed', parts: [['in *March*', 'in <June>']], anchor: null }],
  ['hostile-4', { id: 'hostile-4', kind: 'deleted', parts: [], anchor: null }],
])

const richReport = await reportOf(page, book, new Date(2026, 5, 9))
const quoted: Finding = {
  ...page.findings[4]!,
  quote: `${hostile(3)} ${hostile(10)} in March 2022`,
  head: hostile(1),
  answers: [page.findings[4]!, { ...page.findings[6]!, dossier: 'hostile' }],
}

export const reportInputs: Readonly<Record<string, PageReport>> = {
  rich: {
    ...richReport,
    author: 'Mary Shore',
    notes: richNotes.slice(0, 3).map((note) => ({ ...note, note: note.note.replaceAll('```', "'") })),
    changes: [...noteChanges.values()].slice(0, 1),
    message: 'Only the first part was read.',
  },
  hostile: {
    ...richReport,
    title: hostile(2),
    author: hostile(3),
    site: hostile(1),
    url: LONG_ADDRESS,
    findings: [
      quoted,
      ...hostileTexts.map((text, at) => ({
        ...page.findings[at % page.findings.length]!,
        quote: text,
        claims: [`c${at}`],
        dossier: 'hostile',
      })),
    ],
    notes: hostileNotes,
    dossiersById: { own: book, hostile: hostileBook },
  },
  empty: { ...richReport, findings: [], title: '', url: 'file:///x', notes: [] },
}

/** Dossiers in the form that authors write, for exports of dossiers and reports of research. */
export const contentInputs: Readonly<Record<string, AuthoredContent>> = {
  rich: contentOfDossier(dossier),
  hostile: contentOfDossier(hostileDossier),
  research: contentOfDossier(
    dossierSchema.parse({
      ...hostileDossier,
      research: {
        by: [{ name: 'small_model', kind: 'machine', about: hostile(3) }],
        method: hostile(9),
        lead: [
          { text: hostile(3).trim(), claims: ['c1', 'c2'] },
          { text: 'Prose.', claims: [] },
        ],
        sections: [
          {
            section: 'Section # heading, 1. list, > quote',
            covers: [`Section ${hostile(1)}`],
            confidence: 'medium',
            depth: 'low',
            note: hostile(14).toWellFormed(),
          },
        ],
        questions: [{ asks: `Why ${hostile(2)}?`, state: 'open', section: 'Other', claims: [] }],
        tables: [
          {
            name: 'Figures | *all*',
            heads: ['Name', 'a | b'],
            rows: [{ cells: ['end.', 'end.'], claims: ['c15'] }],
          },
        ],
        access: [{ source: 2, state: 'paywalled', note: hostile(9) }],
        passages: [{ claim: 'c1', source: 1, quote: 'quoted words of a page', url: 'https://one.example/p' }],
        passes: [{ what: hostile(3), changes: [] }],
        conflicts: [
          {
            asks: `When ${hostile(3)}?`,
            claims: ['c0'],
            state: 'open',
            values: [{ value: '*1931*', sources: [1] }, { value: '<1932>' }],
          },
        ],
      },
    }),
  ),
}
