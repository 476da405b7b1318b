// @vitest-environment jsdom
import { elementInPanel } from '../in-panel'
import type { NoteActions } from '@/components/panel/note-actions'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createDossierBook, type DossierBook } from '@/lib/dossier/browse/dossier-book'
import { buildEntityGraph, type EntityGraph } from '@/lib/dossier/browse/entity-graph'
import { DossierScreen } from '@/components/dossiers/dossier-screen'
import { DossierSize } from '@/components/dossiers/dossier/overview'
import { DossierFoot } from '@/components/dossiers/dossier-foot'
import { TimelinePicture } from '@/components/dossiers/dossier/timeline-picture'
import { DossierProvider } from '@/components/book/dossier-of'
import { Introduction } from '@/components/dossiers/dossier/introduction'
import { SourcesScreen } from '@/components/dossiers/dossier/sources-screen'
import { noFilters, parseDossierRoute, type ClaimFilters, type DossierRoute } from '@/lib/dossier/browse/dossier-route'
import type { SetAside } from '@/lib/dossiers/data/types'
import type { Annotation } from '@/lib/schema/annotation'
import { timelineOf } from '@/lib/dossier/browse/timeline-lanes'
import { dossierSchema } from '@/lib/dossier/format/schema'
import { encodeForUrl } from '@/lib/text/urls'
import { actionsThat, book as plain, dossier, notes } from '../fixtures'
import { show } from '../render'
import { runNow } from '../../run-now'
import { t } from '@/lib/i18n/t'

const parsed = dossierSchema.parse({
  ...dossier,
  entities: [
    { name: 'Harbour Works', kind: 'organisation', aliases: ['the works'] },
    { name: 'Mary Shore', kind: 'person' },
    { name: 'Northport', kind: 'place' },
  ],
  parts: [{ name: 'Life', about: 'Study and work', topics: ['Work', 'Study'] }],
  lanes: [
    { name: 'Jobs', topics: ['Work'], milestones: [{ claim: 'left-works', label: 'The works', time: '2019/2022' }] },
  ],
  introduction:
    'She [left](#/claim/left-works) the works. <b>No markup</b>, and [nothing bad](javascript:alert(1)).\n\n## What is known\n\n- Her degree',
})
const book = createDossierBook(parsed)
/** Claims of a dossier that is large enough for sections and filters. */
const long = createDossierBook({
  ...parsed,
  claims: [
    ...parsed.claims,
    ...Array.from({ length: 60 }, (_, n) => ({
      ...parsed.claims[0]!,
      id: `other-${n}`,
      topic: 'Other',
      status: 'established' as const,
    })),
  ],
})
const graph = runNow(buildEntityGraph(book))
const writeText = vi.fn((_text: string) => Promise.resolve())
beforeEach(() => void Object.assign(navigator, { clipboard: { writeText } }))

const stored = vi.hoisted(() => ({ notes: [] as Annotation[], setAside: null as SetAside | null }))
vi.mock('@/components/notes/use-notes', () => ({ useNotesOfClaim: () => stored.notes }))
const adjust = vi.hoisted(() => ({
  setClaimAside: vi.fn(() => Promise.resolve()),
  removeAdjustment: vi.fn(() => Promise.resolve()),
}))
vi.mock('@/lib/dossiers/data/adjustments', async (original) => ({
  ...(await original<object>()),
  ...adjust,
  readSetAside: () => Promise.resolve(stored.setAside),
}))
beforeEach(() => {
  Object.assign(stored, { notes: [], setAside: null })
})

interface Visit {
  book?: DossierBook
  graph?: EntityGraph
  actions?: Partial<NoteActions>
}
function visit(hash: string, { book: shown = book, graph: drawn = graph, actions }: Visit = {}) {
  const place = parseDossierRoute(hash)
  if (!place) throw new Error(`${hash} is no page of the dossier`)
  return show(screenAt(place, shown, drawn, actions))
}
function screenAt(place: DossierRoute, shown = book, drawn = graph, actions: Visit['actions'] = {}) {
  const screen = <DossierScreen book={shown} graph={drawn} place={place} />
  return elementInPanel(screen, { book: shown, actions: actionsThat(actions) })
}
/** The page of the dossier in the address, which a choice on its screen has changed. */
const placeNow = () => parseDossierRoute(location.hash)
const claimLinks = () =>
  screen
    .queryAllByRole('link')
    .map((link) => link.getAttribute('href') ?? '')
    .filter((href) => href.startsWith('#/claim/'))

describe('the overview', () => {
  test('shows the number of claims and how many of them are in doubt', () => {
    visit('#/dossier', { book: long })
    expect(screen.getByText('66 claims from 5 sources, as of March 2026. All but 2 are established.')).toBeTruthy()
    const life = screen.getByRole('link', { name: /^Life 5 claims Study and work 1 in doubt$/ })
    expect(life.getAttribute('href')).toBe('#/dossier?part=Life')
    expect(screen.getByRole('link', { name: /^Teaching 1 claim 1 in doubt$/ }).getAttribute('href')).toBe(
      '#/dossier?topic=Teaching',
    )
  })

  test('does not call claims established where no source is rated', () => {
    const unrated = { ...dossier, sources: dossier.sources.map(({ tier: _rated, ...source }) => source) }
    show(<DossierSize book={createDossierBook(dossierSchema.parse(unrated))} />)
    expect(screen.getByText(/All but 2 are stated as certain, none was reviewed\.$/)).toBeTruthy()
  })

  test.each([
    ['all that it has', book, ['introduction', 'timeline', 'names', 'sources']],
    ['no introduction', plain, ['timeline', 'names', 'sources']],
    ['no names', { ...plain, entities: [] }, ['timeline', 'sources']],
  ])('has the ways to its timeline, names and sources in one line, for a dossier with %s', async (_, of, places) => {
    show(<DossierFoot book={of} />)
    const line = screen.getByRole('navigation', { name: t('dossier.more') })
    const hrefs = within(line)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'))
    expect(hrefs).toEqual(places.map((place) => `#/dossier/${place}`))
    expect(screen.getByText(t('dossiers.save')).closest('details')?.open).toBe(false)
    // A button keeps its name after saving: four buttons called "Saved" tell nobody which is which.
    fireEvent.click(screen.getByRole('button', { name: t('dossiers.saveAs.json'), hidden: true }))
    expect(await screen.findByRole('button', { name: t('backup.done'), hidden: true })).toBeTruthy()
  })

  test('lists the claims of a small dossier at once, without sections and filters', () => {
    visit('#/dossier')
    expect(claimLinks()).toHaveLength(6)
    expect(screen.getByRole('searchbox')).toBeTruthy()
    expect(screen.queryByRole('combobox')).toBeNull()
    expect(screen.queryByRole('group', { name: t('dossierIntro.show') })).toBeNull()
    expect(screen.queryByRole('link', { name: t('searchResults.wholeDossier') })).toBeNull()
  })

  test('works for a dossier without parts, lanes, entities and introduction', () => {
    visit('#/dossier', { book: plain, graph: runNow(buildEntityGraph(plain)) })
    expect(claimLinks()).toHaveLength(6)
    expect(screen.queryByRole('link', { name: t('dossier.readIntroduction') })).toBeNull()
  })
})

describe('search and filters', () => {
  test.each<[Partial<ClaimFilters>, string[]]>([
    [{ query: 'mary DOCTOR' }, ['supervisor']],
    [{ query: 'doctorate sup' }, ['supervisor']],
    [{ query: 'harbur' }, ['left-works', 'title']],
    [{ show: 'doubt' }, ['capstone', 'title']],
    [{ show: 'corrected' }, ['capstone']],
    [{ topic: 'Study' }, ['supervisor', 'first-degree']],
    [{ part: 'Life', show: 'doubt' }, ['title']],
    [{ tier: 2 }, ['leave', 'capstone']],
    [{ query: 'zeppelin' }, []],
  ])('show exactly the matching claims for %j', (looking, ids) => {
    visit('#/dossier')
    document.body.replaceChildren()
    const place: DossierRoute = { at: 'claims', filters: { ...noFilters, ...looking } }
    show(screenAt(place))
    expect(claimLinks().sort()).toEqual(ids.map((id) => `#/claim/${id}`).sort())
    expect(screen.getByRole('status').textContent).toBe(`${ids.length} ${ids.length === 1 ? 'claim' : 'claims'}`)
  })

  test('find people, things and sources by any of their names', () => {
    visit('#/dossier?q=works')
    expect(screen.getByRole('link', { name: /^Harbour Works organisation, 2 claims/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Leaving the works' }).getAttribute('href')).toBe('#/dossier/source/10')
  })

  test('show the closest claims on a sentence that no claim has all words of, and call them so', () => {
    visit(`#/dossier?q=${encodeForUrl('In spring the doctorate was supervised by a bishop.')}`)
    expect(screen.getByRole('region', { name: t('selection.nearestClaims') }).textContent).toContain('Mary Shore')
  })

  test('say that nothing was found where no claim is even close', () => {
    visit('#/dossier/claims?q=zebra')
    const region = screen.getByRole('region', { name: t('searchResults.claims') })
    expect(region.textContent).toContain('No claims match. Try other words, or fewer.')
  })

  test('show the typed text at once, and the address follows', async () => {
    visit('#/dossier')
    const box = screen.getByRole<HTMLInputElement>('searchbox', { name: t('dossierIntro.search') })
    fireEvent.change(box, { target: { value: 'mary' } })
    expect(box.value).toBe('mary')
    await waitFor(() => expect(claimLinks()).toContain('#/claim/supervisor'))
    await waitFor(() => expect(placeNow()).toEqual({ at: 'claims', filters: { ...noFilters, query: 'mary' } }))
  })

  test('offer tiers as a list, and keep the section that a link has chosen', () => {
    visit('#/dossier?topic=Study', { book: long })
    fireEvent.change(screen.getByRole('combobox', { name: t('dossierIntro.bestSource') }), { target: { value: '2' } })
    expect(placeNow()).toEqual({ at: 'claims', filters: { ...noFilters, topic: 'Study', tier: 2 } })
  })
})

describe('a claim', () => {
  test('shows its doubt, its correction with evidence, its sources and its entities', () => {
    visit('#/claim/capstone')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
      'The tide table is to be the last project of the course.',
    )
    expect(screen.getByText('Known from second hand only.')).toBeTruthy()
    expect(screen.getByText('the post of 13 October 2025')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Course records' })).toBeTruthy()
  })

  test('links to its entities and to the other claims of its section', () => {
    visit('#/claim/supervisor')
    expect(screen.getByRole('link', { name: 'Mary Shore' }).getAttribute('href')).toBe('#/dossier/entity/Mary%20Shore')
    expect(
      within(screen.getByRole('navigation', { name: t('claim.neighbours') }))
        .getByRole('link')
        .getAttribute('href'),
    ).toBe('#/claim/first-degree')
  })

  test('copies its text with its sources', async () => {
    visit('#/claim/left-works')
    fireEvent.click(screen.getByRole('button', { name: t('claim.copyWithSources') }))
    expect(writeText).toHaveBeenLastCalledWith(expect.stringContaining('[10] Leaving the works.'))
    expect(await screen.findByRole('button', { name: t('copy.done') })).toBeTruthy()
  })

  test('is always copied with its doubt and its correction', () => {
    visit('#/claim/capstone')
    fireEvent.click(screen.getByRole('button', { name: t('claim.copyWithSources') }))
    expect(writeText.mock.lastCall?.[0]).toContain('Caveat: Known from second hand only.')
    expect(writeText.mock.lastCall?.[0]).toContain(
      'Correction: The announcement says it in so many words. Evidence: the post',
    )
  })

  test('has the user’s notes, and a button for another note', async () => {
    const onClaim = { ...notes[1]!, claim: 'capstone', anchor: null, note: 'Ask about the last project.' }
    const saveNote = vi.fn(() => Promise.resolve(null))
    stored.notes = [onClaim]
    visit('#/claim/capstone', { actions: { saveNote } })
    expect(
      within(screen.getByRole('group', { name: t('notes.yours') })).getByText('Ask about the last project.'),
    ).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('finding.note') }))
    fireEvent.change(screen.getByRole('textbox', { name: t('notes.note') }), { target: { value: 'Another' } })
    fireEvent.click(screen.getByRole('button', { name: t('notes.save') }))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: t('notes.note') })).toBeNull())
    expect(saveNote).toHaveBeenCalledWith(
      { kind: 'claim', claim: expect.objectContaining({ id: 'capstone' }) as unknown },
      expect.objectContaining({ note: 'Another' }),
    )
  })

  test('that was removed from the dossier still shows its notes and its old text', () => {
    const onClaim = { ...notes[1]!, claim: 'gone', anchor: null, title: 'She owned a lighthouse.', note: 'Really?' }
    stored.notes = [onClaim]
    visit('#/claim/gone')
    expect(screen.getByText(t('claim.none'))).toBeTruthy()
    const region = within(screen.getByRole('region', { name: t('pageNotes.onClaim') }))
    expect(region.getByText('She owned a lighthouse.')).toBeTruthy()
    expect(region.getByText('Really?')).toBeTruthy()
    expect(region.getByRole('button', { name: t('notes.edit') })).toBeTruthy()
  })

  test('that does not exist is reported as missing', () => {
    visit('#/claim/gone')
    expect(screen.getByRole('heading', { name: t('claim.none') })).toBeTruthy()
  })

  const setAside: SetAside = {
    kind: 'set-aside',
    id: 'x',
    dossier: 'bundled',
    at: '2026-11-01T10:00:00.000Z',
    claim: 'left-works',
    words: 'She left in 2019.',
  }

  test('is set aside with its button, and the next claim takes its place', async () => {
    visit('#/claim/left-works')
    fireEvent.click(screen.getByRole('button', { name: t('claim.setAside') }))
    await waitFor(() =>
      expect(adjust.setClaimAside).toHaveBeenCalledExactlyOnceWith(
        'bundled',
        expect.objectContaining({ id: 'left-works' }),
      ),
    )
    await waitFor(() => expect(location.hash).toMatch(/^#\/claim\//))
  })

  test('that is set aside says so with its words and its notes, and is brought back', async () => {
    const note = { ...notes[0]!, claim: 'gone', note: 'Ask the harbour master.' }
    Object.assign(stored, { notes: [note], setAside: { ...setAside, claim: 'gone' } })
    visit('#/claim/gone')
    expect(await screen.findByRole('heading', { name: t('claim.wasSetAside') })).toBeTruthy()
    expect(screen.getByText('She left in 2019.')).toBeTruthy()
    expect(screen.getByText('Ask the harbour master.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('claim.bringBack') }))
    await waitFor(() => expect(adjust.removeAdjustment).toHaveBeenCalledExactlyOnceWith(setAside.id))
  })

  test('that has changed since it was set aside says so', async () => {
    stored.setAside = setAside
    visit('#/claim/left-works')
    expect(await screen.findByText(/^You set this claim aside when it read “She left in 2019\.”/)).toBeTruthy()
  })
})

describe('in the dossier view', () => {
  test('the timeline lists the dated claims in order, or those of one lane', () => {
    visit('#/dossier/timeline')
    const order = claimLinks()
    expect(order.slice(-3)).toEqual(['#/claim/first-degree', '#/claim/leave', '#/claim/left-works'])
    expect(order[0]).toBe('#/claim/left-works') // the bar in the picture
    document.body.replaceChildren()
    visit('#/dossier/timeline?lane=Jobs')
    expect(claimLinks().slice(-2)).toEqual(['#/claim/leave', '#/claim/left-works'])
  })

  test('zooming changes the period', () => {
    visit('#/dossier/timeline')
    const span = () => {
      const place = placeNow()
      return place?.at === 'timeline' ? [place.view.from, place.view.to] : []
    }
    fireEvent.click(screen.getByRole('button', { name: t('timeline.closer') }))
    const [from, to] = span() as [number, number]
    expect(new Date(from).getUTCFullYear()).toBe(2010)
    expect(new Date(to).getUTCFullYear()).toBe(2021)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: t('timeline.wider') }).disabled).toBe(true)
  })

  test('an entity has a page with the entities that are named together with it', () => {
    visit('#/dossier/entity/Harbour%20Works')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Harbour Works')
    expect(claimLinks().sort()).toEqual(['#/claim/left-works', '#/claim/title'])
    expect(screen.getByRole('link', { name: /^Ada Example 1 claim mentions both/ })).toBeTruthy()
  })

  test('the names of one kind are those of that kind', () => {
    visit('#/dossier/names?kind=person')
    expect(screen.getByRole('link', { name: /^Ada Example/ })).toBeTruthy()
    expect(screen.queryByRole('link', { name: /^Harbour Works/ })).toBeNull()
  })

  test('an unknown entity is reported as missing', () => {
    visit('#/dossier/entity/Nobody')
    expect(screen.getByRole('heading', { name: t('entity.none') })).toBeTruthy()
  })

  test('the sources are grouped by tier, each with its number of claims', () => {
    visit('#/dossier/sources?tier=1')
    const list = screen.getByRole('list', { name: t('tier.name', { tier: 1 }) })
    expect(
      within(list)
        .getAllByRole('link')
        .map((link) => link.getAttribute('href')),
    ).toEqual(['#/dossier/source/10', '#/dossier/source/30'])
    expect(within(list).getByText(t('count.claims', 3))).toBeTruthy()
  })

  test('a source without a tier is called not rated and is listed last', () => {
    const sources = dossier.sources.map((source) => (source.n === 10 ? { ...source, tier: undefined } : source))
    show(<SourcesScreen book={createDossierBook(dossierSchema.parse({ ...dossier, sources }))} tier={null} />)
    expect(screen.getAllByText(t('tier.notRated')).length).toBeGreaterThan(0)
    const links = within(screen.getByRole('list', { name: t('source.all') })).getAllByRole('link')
    expect(links.at(-1)?.getAttribute('href')).toBe('#/dossier/source/10')
  })

  test('several sources without a tier are called not rated once, and each can be rated where it stands', () => {
    const sources = dossier.sources.map((source) => ({ ...source, tier: source.n === 10 ? (1 as const) : undefined }))
    const onRate = vi.fn()
    const unrated = createDossierBook(dossierSchema.parse({ ...dossier, sources }))
    show(<SourcesScreen book={unrated} tier={null} onRate={onRate} />)
    const list = within(screen.getByRole('list', { name: t('source.all') }))
    expect(screen.getByText(t('sources.unrated', 4))).toBeTruthy()
    const [first, ...others] = list.getAllByRole('combobox', { name: /^Rating: / })
    expect(others).toHaveLength(3)
    fireEvent.change(first!, { target: { value: '2' } })
    expect(onRate).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ n: 14 }), 2)
  })

  test('a dossier that can only be read has no buttons to rate its sources', () => {
    const sources = dossier.sources.map((source) => ({ ...source, tier: undefined }))
    show(<SourcesScreen book={createDossierBook(dossierSchema.parse({ ...dossier, sources }))} tier={null} />)
    expect(screen.queryByRole('combobox', { name: /^Rating: / })).toBeNull()
  })

  test('a source shows its claims, and no link to an address that is not http(s)', () => {
    visit('#/dossier/source/21')
    expect(claimLinks()).toEqual(['#/claim/left-works'])
    expect(screen.getByText(t('source.noAddress'))).toBeTruthy()
  })
})

test('the links in the introduction of another dossier lead to the pages of that dossier', () => {
  const introduction = '[left](#/claim/left-works), [dates](#/dossier/timeline), [site](https://harbour.example/)'
  show(
    <DossierProvider id="harbour-works">
      <Introduction book={{ ...book, introduction }} />
    </DossierProvider>,
  )
  const hrefOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
  expect(hrefOf('left')).toBe('#/of/harbour-works/claim/left-works')
  expect(hrefOf('dates')).toBe('#/of/harbour-works/dossier/timeline')
  expect(hrefOf('site')).toBe('https://harbour.example/')
})

test('the introduction links to claims, shows markup as text, and explains the tiers', () => {
  visit('#/dossier/introduction')
  expect(screen.getByText(/As of March 2026/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'left' }).getAttribute('href')).toBe('#/claim/left-works')
  expect(screen.getByText('nothing bad').closest('a')).toBeNull()
  expect(document.querySelector('.prose b')).toBeNull()
  expect(screen.getByRole('heading', { name: 'What is known' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: t('introduction.tiersTitle') })).toBeTruthy()
  expect(screen.getByRole('link', { name: t('introduction.doubts', 2) }).getAttribute('href')).toBe(
    '#/dossier?show=doubt',
  )
})

describe('a dossier of very many claims', () => {
  const many = createDossierBook(
    dossierSchema.parse({
      ...dossier,
      claims: Array.from({ length: 2400 }, (_, at) => ({
        id: `letter-${at}`,
        topic: `Box ${at % 60}`,
        text: `She wrote letter ${at} to the works.`,
        sources: [1],
        time: String(1900 + (at % 50)),
      })),
    }),
  )
  const manyNames = runNow(buildEntityGraph(many))
  const screenOf = (place: DossierRoute) => screenAt(place, many, manyNames)
  const status = () => screen.getByRole('status').textContent

  test('is searched, and the results are those of the query that is shown', () => {
    const { rerender } = show(screenOf({ at: 'claims', filters: { ...noFilters, query: 'letter 239' } }))
    expect(status()).toBe('11 claims')
    rerender(screenOf({ at: 'claims', filters: { ...noFilters, topic: 'Box 7' } }))
    expect(status()).toBe('40 claims')
    expect(screen.getByRole('heading', { name: 'Box 7' })).toBeTruthy()
  })

  test('has all of its sections, and all lanes of its timeline', () => {
    const { container } = show(screenOf({ at: 'claims', filters: noFilters }))
    expect(container.querySelectorAll('.sections > li')).toHaveLength(60)
    const data = timelineOf(many)!
    const { from, to, lanes } = data
    const picture = show(<TimelinePicture {...{ data, from, to, lanes }} withCounts={false} label="" />).container
    expect(picture.querySelectorAll('svg.pic > g[role=group]')).toHaveLength(60)
  })
})
