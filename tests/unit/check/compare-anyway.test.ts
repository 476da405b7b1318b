import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

const session = fakeStorage()
setBrowser({
  storage: { session, local: fakeStorage() },
  runtime: { sendMessage: () => Promise.resolve({ ok: true, value: null }) },
})
const { activeSearchNames, clearDossierCache, dossiersAsked, enginesFor } = await import('@/lib/check/active-dossiers')
const { evidenceOffer } = await import('@/lib/check/evidence-offer')
const { compareAnyway } = await import('@/lib/check/compared-anyway')
const { database } = await import('@/lib/dossiers/data/database')
const { BUNDLED_ID } = await import('@/lib/schema/bundled-id')
const { addDossier, listDossiers } = await import('@/lib/dossiers/data/store')
const { mentionsName } = await import('@/lib/text/mentions')
const { incomingDossier } = await import('../dossiers/fixtures')

const URL = 'https://paper.example/skadal'
const EVIDENCE = [
  'Skadal Radio Telescope is a radio telescope near Dovreholm.',
  'Skadal Radio Telescope was designed by Ola Borgstrand and Ida Quistgaard.',
  'Skadal Radio Telescope was opened on 12 May 1931 and has a dish of 143.7 metres.',
]
const addTelescope = async (
  aliases = ['Skadal'],
  { name = 'Skadal Radio Telescope', evidence = EVIDENCE, url = 'https://ency.example/skadal' } = {},
): Promise<string> => {
  const claims = evidence.map((text, at) => ({ id: `c${at}`, text, sources: [1] }))
  const incoming = incomingDossier({ name, aliases, kind: 'topic', claims })
  const document = { kind: 'page', url }
  const { id } = await addDossier({ ...incoming, origin: { kind: 'file', name: 'Skadal', form: 'report', document } })
  clearDossierCache()
  return id
}
const OTHER_PIECE = {
  name: 'skadal  radio telescope',
  evidence: ['Skadal Radio Telescope has a dish of 98.5 metres.'],
  url: 'https://facts.example/skadal',
}
const namesOf = async (text: string, url = URL) =>
  (await enginesFor(text, 'none', url)).dossiers.map(({ subject }) => subject)

beforeEach(clearDossierCache)
afterEach(async () => {
  session.clear()
  await Promise.all(database().tables.map((table) => table.clear()))
})

describe('evidence with a short name', () => {
  test.each([
    ['Skadal has found a star. The telescope is old.', true],
    ['Skadal was drawn by Borgstrand and Quistgaard.', true],
    ['Skadal has a market and a church.', false],
    ['The Skadal Railway crosses a telescope shop. Skadal owns nine trains.', false],
    ['Ida Skadal sells a telescope. Skadal lives in Norway.', false],
    ['The Skadal Radio Telescope is old.', true],
  ])('is compared with "%s": %s', async (text, isCompared) => {
    await addTelescope()
    expect(await namesOf(text)).toEqual(isCompared ? ['Skadal Radio Telescope'] : [])
  })
})

describe('a statement that names evidence', () => {
  const DALE = 'https://ency.example/dale'
  test('is compared with it though its page does not name it, and other evidence that may apply is offered', async () => {
    const telescope = await addTelescope([])
    const claims = [{ id: 'd', text: 'Runa Tveitan painted Nordhus.', sources: [1] }]
    const incoming = incomingDossier({ name: 'Runa Tveitan', aliases: [], kind: 'person', claims })
    const document = { kind: 'page', url: DALE }
    await addDossier({ ...incoming, origin: { kind: 'file', name: 'Tveitan', form: 'report', document } })
    clearDossierCache()
    const page = 'Borgstrand and Quistgaard drew it.'
    const asked = await dossiersAsked('Runa Tveitan painted it.', page, URL)
    expect(asked.map(({ subject }) => subject.name)).toEqual(['Runa Tveitan'])
    const { dossiers } = await enginesFor(page, 'all', URL, asked)
    expect(dossiers.map(({ subject }) => subject)).toEqual(['Runa Tveitan'])
    expect((await evidenceOffer(page, URL, asked))?.dossiers).toEqual([telescope])
    // A family name is enough for what is asked about, unless the page has it of somebody else.
    expect(await dossiersAsked('Tveitan painted it.', page, URL)).toHaveLength(1)
    expect(await dossiersAsked('Tveitan painted it.', `${page} Ida Tveitan is a painter.`, URL)).toEqual([])
    // The family name of a farm and one rare name are not enough to compare, and enough to offer it; another given name is neither.
    const FARM = 'Tveitan is a farm behind Nordhus.'
    const offerFor = async (text: string) => (await evidenceOffer(text, URL))?.name ?? null
    expect(await namesOf(FARM)).toEqual([])
    expect(await offerFor(FARM)).toContain('Tveitan')
    const offer = await evidenceOffer(FARM, URL)
    const undo = await compareAnyway(URL, offer!)
    expect(await namesOf(FARM)).toEqual(['Runa Tveitan'])
    undo()
    await expect.poll(() => namesOf(FARM)).toEqual([])
    expect(await offerFor('Ida Tveitan met Nordhus.')).toBeNull()
    expect(await offerFor('Tveitan is a farm.')).toBeNull()
  })

  test('is not offered what it names itself', async () => {
    await addTelescope()
    const page = 'Skadal Radio Telescope was drawn by Borgstrand and Quistgaard.'
    const asked = await dossiersAsked(page, page, URL)
    expect(asked).toHaveLength(1)
    expect(await evidenceOffer(page, URL, asked)).toBeNull()
  })
})

describe('evidence that a page does not name', () => {
  test.each([
    ['Borgstrand and Quistgaard drew it.', true],
    ['Borgstrand opened it on 12 May 1931.', true],
    ['Borgstrand built a dish of 143.7 metres.', true],
    ['Borgstrand opened it in 1931.', false],
    ['It was opened on 12 May 1931 with 143.7 metres.', false],
    ['Borgstrand sells bread in Norway.', false],
    [
      'Borgstrand and Quistgaard met Ulvikson, Tveitson, Aasneson, Hjelmson and Brekkeson. Then Rognerud saw Kvistad, and Lislerud met Haugtveit, and Tronstad met Myhrvold, and Bjerknesli met Solhaugen, and Vestrebo met Nordrum.',
      false,
    ],
  ])('may be about "%s": %s', async (text, isOffered) => {
    const id = await addTelescope([])
    const offer = await evidenceOffer(text, URL)
    expect(offer?.dossiers ?? null).toEqual(isOffered ? [id] : null)
    expect(await namesOf(text)).toEqual([])
  })

  const addThing = async (name: string, texts: readonly string[]): Promise<void> => {
    const claims = texts.map((text, at) => ({ id: `c${at}`, text, sources: [1] }))
    const incoming = incomingDossier({ name, aliases: [], kind: 'topic', claims })
    await addDossier({ ...incoming, origin: { kind: 'file', name, form: 'report' } })
    clearDossierCache()
  }

  test('is offered where the page has its name and nothing else of it, with no shared names', async () => {
    const words = 'Market and church stand beside a river that brings wood to the mill each spring. '
    const id = await addTelescope(['Skadal'], {
      name: 'Skadal',
      evidence: [...EVIDENCE, 'Skadal has 7,142 panels from Quistgaard, Borgstrand and Ulvikson, of 3 June 1937.'],
    })
    const page = `Skadal holds its market\n${words.repeat(8)} Skadal is a village. Skadal is old.`
    expect(await namesOf(page)).toEqual([])
    const offer = await evidenceOffer(page, URL)
    expect(offer).toMatchObject({ dossiers: [id], shared: [] })
    await compareAnyway(URL, offer!)
    await expect.poll(() => namesOf(page)).toEqual(['Skadal'])
  })

  test('shares with it no word that only opens a sentence, and shows a name as the page writes it', async () => {
    await addThing('Skadal Mill', [
      'Rumours spread from Lövnäs in Dovreholm. Stonehenge was shut.',
      'Skadal Mill was built by Ingebrigtsson.',
    ])
    const shared = async (text: string) => (await evidenceOffer(text, URL))?.shared ?? []
    expect(await shared('Rumours say that Ingebrigtsson left.')).toEqual([])
    expect(await shared('Stonehenge was drawn by Ingebrigtsson.')).toEqual(['Stonehenge', 'Ingebrigtsson'])
    expect(await shared('In Lovnas lived Ingebrigtsson.')).toEqual(['Lovnas', 'Ingebrigtsson'])
    expect(await shared('Rumours say that Ingebrigtsson left Lövnäs.')).toEqual(['Ingebrigtsson', 'Lövnäs'])
  })

  test('is not offered for a page on what has its name with another number', async () => {
    await addThing('Skadal 4', ['Skadal 4 was flown by Borgstrand.', 'Skadal 4 was built by Quistgaard.'])
    const others = 'It was drawn by Borgstrand and Quistgaard.'
    expect(await evidenceOffer(`Skadal 8 comes home\n${others}`, URL)).toBeNull()
    expect(await evidenceOffer(`Home again\n${others}`, URL)).not.toBeNull()
  })

  const PAGE = 'The Skadal Dish was drawn by Borgstrand and Quistgaard. Tourists like the Skadal Dish.'

  test('learns the name on the page and is compared at once, until that is undone', async () => {
    await addTelescope([])
    const offer = await evidenceOffer(PAGE, URL)
    expect(offer).toMatchObject({ learns: 'Skadal Dish' })
    expect(offer?.shared).toEqual(expect.arrayContaining(['Borgstrand', 'Quistgaard']))
    const question = await evidenceOffer('Is the Skadal Dish old? Borgstrand and Quistgaard drew it.', URL)
    expect(question).toMatchObject({ learns: 'Skadal Dish' })
    const undo = await compareAnyway(URL, offer!)
    clearDossierCache()
    expect(await namesOf(PAGE)).toEqual(['Skadal Radio Telescope'])
    expect(await namesOf('The Skadal Dish turns.', 'https://other.example/')).toEqual(['Skadal Radio Telescope'])
    undo()
    await expect.poll(async () => (clearDossierCache(), namesOf(PAGE))).toEqual([])
    expect((await listDossiers()).at(-1)?.subject.aliases).toEqual([])
  })

  test('is compared with that page alone where the page has no name for its subject', async () => {
    await addTelescope([])
    const text = 'Borgstrand and Quistgaard drew the dish.'
    const offer = await evidenceOffer(text, URL)
    expect(offer).not.toHaveProperty('learns')
    await compareAnyway(URL, offer!)
    clearDossierCache()
    expect(await namesOf(text, `${URL}?utm_source=mail`)).toEqual(['Skadal Radio Telescope'])
    expect(await evidenceOffer(text, URL)).toBeNull()
    expect(await namesOf(text, 'https://other.example/')).toEqual([])
    // The page agent reads the page for words of its own, since the evidence has no name there.
    expect(mentionsName(text, await activeSearchNames(URL))).toBe(true)
    expect(mentionsName(text, await activeSearchNames('https://other.example/'))).toBe(false)
  })
})

describe('several pieces of evidence on one subject', () => {
  const PAGE = 'The Skadal Dish was drawn by Borgstrand and Quistgaard. The Skadal Dish has a dish of 98.5 metres.'
  const idsOf = async (text: string, url = URL) =>
    (await enginesFor(text, 'none', url)).dossiers.map(({ id }) => id).sort()
  const namesTaught = async () =>
    (await listDossiers()).flatMap(({ id, subject }) => (id === BUNDLED_ID ? [] : [subject.aliases]))

  test('are offered, learn the name of the page and are compared together, until all that is undone', async () => {
    const both = [await addTelescope([]), await addTelescope([], OTHER_PIECE)].sort()
    const offer = await evidenceOffer(PAGE, URL)
    expect([...(offer?.dossiers ?? [])].sort()).toEqual(both)
    expect(offer).toMatchObject({ name: 'Skadal Radio Telescope', learns: 'Skadal Dish' })
    const undo = await compareAnyway(URL, offer!)
    clearDossierCache()
    expect(await namesTaught()).toEqual([['Skadal Dish'], ['Skadal Dish']])
    expect(await idsOf(PAGE)).toEqual(both)
    expect(await idsOf('The Skadal Dish turns.', 'https://other.example/')).toEqual(both)
    const asked = await dossiersAsked('The Skadal Dish turns.', PAGE, URL)
    expect(asked.map(({ id }) => id).sort()).toEqual(both)
    expect(await evidenceOffer(PAGE, URL, asked)).toBeNull()
    undo()
    await expect.poll(async () => (clearDossierCache(), idsOf(PAGE))).toEqual([])
    expect(await namesTaught()).toEqual([[], []])
  })

  test('keep a name that one of them had before, when the other forgets it', async () => {
    await addTelescope(['Skadal Dish'])
    await addTelescope([], OTHER_PIECE)
    const offer = { dossiers: (await listDossiers()).map(({ id }) => id), name: 'Skadal', shared: [] }
    const undo = await compareAnyway(URL, { ...offer, learns: 'Skadal Dish' })
    expect(await namesTaught()).toEqual([['Skadal Dish'], ['Skadal Dish']])
    undo()
    await expect.poll(namesTaught).toEqual([['Skadal Dish'], []])
  })

  test('are compared together where a page confirms a short name of one of them, or one came after the name was learned', async () => {
    const both = [await addTelescope(), await addTelescope(['Skadal'], OTHER_PIECE)].sort()
    expect(await idsOf('Skadal was drawn by Borgstrand and Quistgaard.')).toEqual(both)
    const third = await addTelescope([], { ...OTHER_PIECE, url: 'https://more.example/skadal' })
    expect(await idsOf('Skadal was drawn by Borgstrand and Quistgaard.')).toEqual([...both, third].sort())
    expect(await idsOf('Skadal has a market and a church.')).toEqual([])
  })
})

describe('a statement with a short name that the evidence has learned', () => {
  const PAGE = 'Borgstrand designed Skadal.'
  const asked = async (statement: string, page: string) =>
    (await dossiersAsked(statement, page, 'https://other.example/')).map(({ subject }) => subject.name)

  test('is compared with the evidence at once, also on a page that would not be by itself', async () => {
    await addTelescope([])
    const offer = await evidenceOffer(PAGE, URL)
    expect(offer).toMatchObject({ learns: 'Skadal' })
    await compareAnyway(URL, offer!)
    clearDossierCache()
    expect(await namesOf(PAGE, 'https://other.example/')).toEqual([])
    expect(await asked('Skadal has a dish of 143.7 metres.', PAGE)).toEqual(['Skadal Radio Telescope'])
    expect(await evidenceOffer(PAGE, 'https://other.example/')).not.toHaveProperty('learns')
  })

  test('is not where its page has the name of something or somebody else', async () => {
    await addTelescope()
    expect(await asked('Skadal owns nine trains.', 'The Skadal Railway is old.')).toEqual([])
    expect(await asked('Skadal lives in Norway.', 'Ida Skadal sells bread.')).toEqual([])
  })
})
