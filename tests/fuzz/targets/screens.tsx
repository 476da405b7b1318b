import fc from 'fast-check'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { NoteItem } from '@/components/notes/note-item'
import { OwnNote } from '@/components/notes/own-notes'
import { BooksProvider, DossierProvider } from '@/components/book/dossier-of'
import { DossierScreen } from '@/components/dossiers/dossier-screen'
import { AddPreview } from '@/components/dossiers/add-preview'
import { DossiersScreen } from '@/components/dossiers/dossiers-screen'
import { PageView } from '@/components/check/finding/page-view'
import { DeletedNote } from '@/components/notes/library/bin-screen'
import { PanelContext, type Panel } from '@/components/panel/panel-context'
import { WrongFindingItem } from '@/components/settings/wrong-findings'
import { wrongFindingsOf } from '@/lib/check/wrong-findings'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { buildEntityGraph } from '@/lib/dossier/browse/entity-graph'
import { noFilters, tiers, wholeTimeView, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import { parseDossier } from '@/lib/dossier/format/load'
import type { Replacement } from '@/lib/dossiers/add-dossier'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { isAnnotation } from '@/lib/schema/is-annotation'
import { defaultSettings } from '@/lib/schema/settings'
import { parseMute } from '@/lib/schema/mute'
import { actionsThat, page } from '@/tests/unit/components/fixtures'
import { addActionsThat, curie, preview } from '@/tests/unit/components/dossiers/fixtures'
import { anyAnnotation } from '@/tests/unit/notes/formats/arbitrary'
import { runNow } from '@/tests/unit/run-now'
import { anyText, nearly } from '../arbitraries'
import { shelf } from '../shelf'
import { must, target } from '../target'
import { anyMute } from './notes'

/** Renders a component to text, and throws what it throws. Effects do not run without a browser. */
function draw(screen: ReactNode): void {
  must(renderToStaticMarkup(screen).length > 0, 'nothing was drawn')
}

const nothing = () => undefined
/** The parts of a panel that rows need before anything is pressed. */
const panel = {
  ...{ book: shelf, page: null, view: null, question: null, notesHere: [], access: null, actions: actionsThat() },
  settings: { settings: defaultSettings, everySite: true },
  adder: { actions: addActionsThat() },
} as unknown as Panel
const named = anyText.map((text) => (text.trim() === '' ? `x${text}` : text))
const time = fc.oneof(
  anyText,
  fc.constantFrom('2020', '2020-02-30', '2019/2022', '2022-07/', '/2020', '0000', '9999-12-31', '-1', '2020-13'),
)
const tier = fc.constantFrom(...tiers)
const texts = fc.array(named, { maxLength: 2 })
/** A dossier with any text in each field that allows it. */
const anyDossier = fc.record({
  subject: fc.record({ name: named, aliases: fc.array(anyText, { maxLength: 2 }), kind: anyText }),
  version: anyText,
  asOf: fc.constantFrom('2025', '2025-06', '2024-02-29'),
  claims: fc.uniqueArray(
    fc.record({
      id: named,
      topic: anyText,
      text: named,
      status: fc.constantFrom('established', 'uncertain', 'conflicting'),
      confidence: fc.constantFrom('high', 'low'),
      time,
      sources: fc.subarray([1, 2]),
      notes: texts,
      correction: fc.option(fc.record({ text: named, evidence: named, certainty: fc.constant('high') })),
    }),
    { minLength: 1, maxLength: 4, selector: ({ id }) => id.toWellFormed() },
  ),
  sources: fc.tuple(...[1, 2].map((n) => fc.record({ n: fc.constant(n), title: named, publisher: anyText, author: anyText, date: time, url: anyText, tier }))), // prettier-ignore
  entities: fc.array(
    fc.record({ name: named, kind: fc.constantFrom('person', 'place', 'work'), aliases: fc.array(anyText) }),
    { maxLength: 2 },
  ),
  parts: fc.array(fc.record({ name: named, about: anyText, topics: fc.array(named, { minLength: 1, maxLength: 2 }) }), {
    maxLength: 2,
  }),
  lanes: fc.array(
    fc.record({
      name: named,
      topics: texts,
      milestones: fc.array(fc.record({ claim: named, label: named, time }), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  introduction: anyText,
})
const instant = fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
const installed = fc.record({
  id: named.map((id) => id.slice(0, 400)),
  subject: fc.record({ name: named, aliases: fc.array(anyText), kind: anyText }),
  asOf: fc.constantFrom('2025', '2025-06', '2025-06-30', '2025-99', '0000-00-00'),
  version: anyText,
  ...{ claims: fc.nat(9), sources: fc.nat(9), adjustments: fc.nat(2), isOn: fc.boolean() },
  origin: fc.record({ kind: fc.constant('file' as const), name: anyText, form: fc.constant('portable' as const) }),
  ...{ added: instant, modified: instant, removed: fc.option(instant) },
}) satisfies fc.Arbitrary<InstalledDossier>

/** Targets that show rows from untrusted sources, and any dossier, on the screens for them. */
export const screenTargets = [
  target({
    name: 'drawn-notes',
    share: 4,
    input: nearly(anyAnnotation),
    run: (note) => {
      if (!isAnnotation(note)) return
      draw(
        <PanelContext value={panel}>
          <BooksProvider bookOf={() => null} installed={[]}>
            <NoteItem
              annotation={note}
              isOrphan
              change={undefined}
              recheck={undefined}
              onCheck={nothing}
              isChosen={false}
              onChooseNote={nothing}
            />
            <OwnNote annotation={note} />
            <DeletedNote annotation={{ ...note, deleted: note.created }} />
          </BooksProvider>
        </PanelContext>,
      )
    },
  }),
  target({
    name: 'drawn-mutes',
    share: 4,
    input: nearly(anyMute),
    run: (row) => {
      const mute = parseMute(row)
      if (mute)
        draw(
          <BooksProvider bookOf={() => shelf} installed={[]}>
            {wrongFindingsOf([{ mute, state: 'applies' }], [], () => '').map((wrong) => (
              <WrongFindingItem key={wrong.id} wrong={wrong} onUndo={nothing} />
            ))}
          </BooksProvider>,
        )
    },
  }),
  target({
    name: 'drawn-dossier-list',
    share: 4,
    input: installed,
    run: (dossier) => {
      draw(
        <PanelContext value={{ ...panel, dossiers: { installed: [dossier], removed: [dossier], isBroken: false } }}>
          <DossiersScreen />
        </PanelContext>,
      )
    },
  }),
  target({
    name: 'drawn-dossier',
    input: fc.record({ file: anyDossier, id: named, at: fc.nat() }),
    run: ({ file, id, at }) => {
      const read = parseDossier(file)
      if (!read.ok) return
      const { dossier } = read
      const book = createDossierBook(dossier)
      const graph = runNow(buildEntityGraph(book))
      const places: DossierRoute[] = [
        { at: 'claims', filters: noFilters },
        { at: 'claims', filters: { ...noFilters, query: dossier.subject.name } },
        ...dossier.claims.map((claim): DossierRoute => ({ at: 'claim', id: claim.id })),
        { at: 'introduction' },
        { at: 'timeline', view: wholeTimeView },
        { at: 'names', kind: null },
        ...dossier.entities.map(({ name }): DossierRoute => ({ at: 'entity', name })),
        { at: 'sources', tier: null },
        ...dossier.sources.map(({ n }): DossierRoute => ({ at: 'source', n })),
      ]
      const route = places[at % places.length]!
      draw(
        <PanelContext value={panel}>
          <DossierProvider id={id}>
            <DossierScreen book={book} graph={graph} place={route} />
          </DossierProvider>
        </PanelContext>,
      )
      const [claim] = dossier.claims
      const [finding] = page.findings
      const { text = '', id: claimed = '' } = claim ?? {}
      if (finding)
        draw(
          <PanelContext
            value={{
              ...panel,
              book,
              page: { ...page, title: text, findings: [{ ...finding, quote: text, claims: [claimed], dossier: id }] },
            }}
          >
            <BooksProvider bookOf={() => book} installed={[]}>
              <PageView />
            </BooksProvider>
          </PanelContext>,
        )
      const list = dossier.claims.map((one) => ({
        id: one.id,
        text: one.text,
        status: one.status,
        sources: [],
        doubts: [],
      }))
      const { subject, version, asOf } = dossier
      const replaces: Replacement = {
        installed: { ...curie, subject, asOf },
        claims: { added: at, changed: 0, gone: 1 },
        isSame: false,
        notes: { otherVerdict: 1, withoutClaim: at },
      }
      draw(
        <PanelContext value={panel}>
          <AddPreview
            preview={{ ...preview, name: id, subject, version, asOf, list, replaces }}
            isStoring={false}
            share={0}
            failure={null}
          />
        </PanelContext>,
      )
    },
    msPerThousand: 100,
  }),
]
