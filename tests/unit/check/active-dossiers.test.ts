import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { database } from '@/lib/dossiers/data/database'
import { addDossier, describeDocument, setClaimAside, setDossierOn } from '@/lib/dossiers/data/store'
import { readEngineData } from '@/lib/dossiers/data/engine-data'
import type * as Engine from '@/lib/engine'
import { encodeClaimsInSteps, indexDossier, indexDossierInSteps } from '@/lib/engine/retrieve/dossier-index'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { incomingDossier } from '../dossiers/fixtures'
import { setBrowser } from '../fake-browser'
import { fakeStorage } from '../platform/fake-storage'

setBrowser({ storage: { session: fakeStorage(), local: fakeStorage() } })

const built = vi.hoisted(() => ({
  names: [] as string[],
  directions: [] as (string | undefined)[],
  /** The texts that were checked, each step. */
  checked: [] as string[],
}))
vi.mock('@/lib/engine', async (original) => {
  const engine = await original<typeof Engine>()
  return {
    ...engine,
    createEngine: (...given: Parameters<typeof engine.createEngine>) => {
      built.names.push(given[0].subject.name)
      built.directions.push(given[1]?.directions)
      const made = engine.createEngine(...given)
      const checkInSlices: typeof made.checkInSlices = function* (...asked) {
        for (const step of made.checkInSlices(...asked)) {
          built.checked.push(asked[0].text)
          yield step
        }
        return { mentions: 0, sentences: 0, findings: [], nearest: [] }
      }
      return { ...made, checkInSlices }
    },
  }
})
const {
  activeDossiers,
  dossiersOf,
  clearDossierCache,
  prepareBundled,
  enginesFor,
  otherEngines,
  activeSearchNames,
  activeSubjects,
  watchEncoding,
} = await import('@/lib/check/active-dossiers')
const { checkTogether } = await import('@/lib/check/check-together')

beforeEach(() => {
  clearDossierCache()
  built.names.length = built.directions.length = 0
})
afterEach(() => Promise.all(database().tables.map((table) => table.clear())))

const MIRA_CLAIMS = [{ id: 'won', text: 'Mira Solberg won the Tide Prize in 2009.', sources: [1] }]
const mira = () => incomingDossier({ name: 'Mira Solberg', aliases: [], claims: MIRA_CLAIMS })

describe('a new worker', () => {
  const fresh = async () => {
    vi.resetModules()
    built.checked.length = 0
    return import('@/lib/check/active-dossiers')
  }

  test('checks claims of the dossier that was added last, so that the first page need not wait', async () => {
    await addDossier(mira())
    await (await fresh()).warmUp()
    expect(built.checked).toEqual(['Mira Solberg won the Tide Prize in 2009.'])
  })

  test('leaves them where a page is checked', async () => {
    await addDossier(mira())
    const { warmUp, enginesFor: enginesOf } = await fresh()
    await enginesOf('Mira Solberg met Byrne.')
    await warmUp()
    expect(built.checked).toEqual([])
  })
})

describe('the dossiers that are used for a text', () => {
  test('are only the bundled one at first, without its name', async () => {
    const { engines, dossiers } = await enginesFor('Andrej Karpathy left Tesla in July 2022.')
    expect(engines).toMatchObject([{ dossier: null }])
    expect(dossiers).toEqual([{ id: 'bundled', name: 'Andrej Karpathy' }])
    expect(await activeSearchNames()).toContain('karpathy')
  })

  test('are those whose subject the text names, and only their engines are built', async () => {
    await addDossier(incomingDossier())
    await addDossier(mira())
    const { engines, dossiers } = await enginesFor('Mira Solberg met Ada Byrne.')
    expect(dossiers).toEqual([
      { id: 'ada-byrne', name: 'Ada Byrne' },
      { id: 'mira-solberg', name: 'Mira Solberg' },
    ])
    expect(engines.map(({ dossier }) => dossier)).toEqual(['ada-byrne', 'mira-solberg'])
    expect(built.names).toEqual(['Ada Byrne', 'Mira Solberg'])
    expect((await enginesFor('A recipe for soup.')).dossiers).toEqual([])
    expect((await enginesFor('She won it in 2009.', 'all')).dossiers).toHaveLength(3)
  })

  test('are all documents of a project of which the text names one', async () => {
    const document = { kind: 'news', project: 'Bridges' }
    const origin = { kind: 'file', name: 'news.html', form: 'report', document } as const
    await addDossier({ ...mira(), origin })
    await addDossier({ ...incomingDossier(), origin })
    const idsFor = async (text: string) => (await enginesFor(text)).dossiers.map(({ id }) => id)
    expect((await idsFor('Mira Solberg won it.')).sort()).toEqual(['ada-byrne', 'mira-solberg'])
    expect(await idsFor('A recipe for soup.')).toEqual([])
  })

  test('are, of a document about a headline, those of which the text has two main names, as the user wants them', async () => {
    const claims = ['The firm Nordbru is to build it in Elvik.', 'Critics of Nordbru met.', 'Elvik has a bridge.']
    const incoming = incomingDossier({
      ...{ name: 'Town council votes for a second bridge', aliases: [], kind: 'event' },
      claims: claims.map((text, i) => ({ id: `c${i}`, text, sources: [1] })),
    })
    const origin = { kind: 'file', name: 'news.html', form: 'report', document: { kind: 'news' } } as const
    const { id } = await addDossier({ ...incoming, origin })
    const idsFor = async (text: string) => (await enginesFor(text)).dossiers.map((one) => one.id)
    expect(await activeSearchNames()).toEqual(expect.arrayContaining(['nordbru', 'elvik']))
    expect(await idsFor('Nordbru draws plans in Elvik.')).toEqual([id])
    expect(await idsFor('Nordbru draws plans.')).toEqual([])
    await describeDocument(id, { main: [['Nordbru'], ['Sund', 'Sunder']] })
    clearDossierCache()
    expect(await idsFor('Nordbru draws plans in Elvik.')).toEqual([])
    expect(await idsFor('A Sunder works for Nordbru.')).toEqual([id])
  })

  test('are all others for a statement on which those of the page have nothing, unless it is about their subjects', async () => {
    await addDossier(incomingDossier())
    await addDossier(mira())
    const { dossiers } = await enginesFor('Ada Byrne met her.')
    const othersFor = async (statement: string) =>
      (await otherEngines(statement, dossiers, 'https://news.example/')).dossiers.map(({ id }) => id)
    expect(await othersFor('the tide prize is old')).toEqual(['bundled', 'mira-solberg'])
    expect(await othersFor('Byrne won the Tide Prize.')).toEqual([])
    expect(await othersFor('She won the Tide Prize.')).toEqual([])
  })

  test('are, of a document, those whose other names the text has, as the user has changed them', async () => {
    const origin = { kind: 'file', name: 'news.html', form: 'report', document: { kind: 'news' } } as const
    const { id } = await addDossier({ ...mira(), origin })
    await enginesFor('Mira Solberg won it.')
    await describeDocument(id, { aliases: ['The Tide'] })
    clearDossierCache()
    const { engines, dossiers } = await enginesFor('The Tide won the Tide Prize in 2009.')
    expect(dossiers.map((one) => one.id)).toEqual([id])
    expect(engines[0]?.engine.check({ text: 'The Tide won the Tide Prize in 2009.' }).findings).toHaveLength(1)
  })

  test('are not the page itself where it is evidence, in any form of its address', async () => {
    const url = 'https://news.example/mira'
    const origin = { kind: 'file', name: 'mira.html', form: 'report', document: { kind: 'news', url } } as const
    await addDossier({ ...mira(), origin })
    const namesAt = async (...at: Parameters<typeof enginesFor>) =>
      (await enginesFor(...at)).dossiers.map(({ id }) => id)
    expect(await namesAt('Mira Solberg won it.', 'none', 'https://other.example/')).toEqual(['mira-solberg'])
    expect(await namesAt('Mira Solberg won it.', 'none', `${url}?utm_source=x#top`)).toEqual([])
    expect(await namesAt('Mira Solberg won it.', 'all', url)).toEqual(['bundled'])
    await setDossierOn('bundled', false)
    clearDossierCache()
    expect(await namesAt('Mira Solberg won it.', 'none', url)).toEqual([])
  })

  test('of many claims are used before all claims are encoded, which are stored with the index then', async () => {
    const claims = Array.from({ length: 120 }, (_, i) => ({
      ...{ id: `won-${i}`, text: `Mira Solberg won the Tide Prize in ${1900 + i}.`, sources: [1] },
    }))
    const incoming = incomingDossier({ name: 'Mira Solberg', aliases: [], claims })
    await addDossier({ ...incoming, index: runAtOnce(indexDossierInSteps(incoming.dossier)) })
    const { engines, isEncoding } = await enginesFor('Mira Solberg won the Tide Prize in 1950.')
    expect(isEncoding()).toBe(true)
    expect((await readEngineData('mira-solberg'))?.index?.directions).toBe('')
    const [first] = engines
    expect(first?.engine.check({ text: 'Mira Solberg won the Tide Prize in 1950.' }).findings[0]?.verdict).toBe(
      'supported',
    )
    const complete = indexDossier(incoming.dossier)
    const encoded = vi.fn()
    watchEncoding(encoded)
    await vi.waitFor(async () => expect((await readEngineData('mira-solberg'))?.index).toEqual(complete), 30_000)
    const { engines: later } = await enginesFor('Mira Solberg won it.')
    expect(later[0]?.engine).not.toBe(first?.engine)
    expect(encoded.mock.calls).toEqual([['mira-solberg']])
    expect(isEncoding()).toBe(false)
  })

  test('of which some claims are encoded are found by words alone, until all are', async () => {
    const claims = Array.from({ length: 520 }, (_, i) => ({
      id: `won-${i}`,
      text: `Mira won ${i} cups.`,
      sources: [1],
    }))
    const incoming = incomingDossier({ name: 'Mira Solberg', aliases: [], claims })
    const words = runAtOnce(indexDossierInSteps(incoming.dossier))
    const some = runAtOnce(encodeClaimsInSteps(incoming.dossier, words))
    expect(some.directions).not.toBe('')
    await addDossier({ ...incoming, index: some })
    await enginesFor('Mira Solberg won 7 cups.')
    expect(built.directions).toEqual([''])
    await vi.waitFor(() => expect(built.directions).toHaveLength(2), 30_000)
    expect(built.directions[1]).toBe(indexDossier(incoming.dossier).directions)
  })

  test('are ready when the bundled one was prepared', async () => {
    await prepareBundled()
    expect(built.names).toEqual(['Andrej Karpathy'])
    await enginesFor('He left Tesla in July 2022.')
    expect(built.names).toHaveLength(1)
  })

  test('have the names of their subjects, and where some are mentioned, only these', async () => {
    await addDossier(mira())
    expect(await activeSubjects()).toEqual(['Andrej Karpathy', 'Mira Solberg'])
    expect(await activeSubjects(['solberg'])).toEqual(['Mira Solberg'])
  })

  test('exclude dossiers that are off, also the bundled one', async () => {
    await addDossier(mira())
    await setDossierOn('bundled', false)
    expect(await activeSearchNames()).toEqual(['solberg'])
    expect(await activeSubjects()).toEqual(['Mira Solberg'])
    expect((await enginesFor('Andrej Karpathy and Mira Solberg')).dossiers).toEqual([
      { id: 'mira-solberg', name: 'Mira Solberg' },
    ])
    await setDossierOn('mira-solberg', false)
    clearDossierCache()
    expect(await activeDossiers()).toEqual([])
    expect((await enginesFor('Mira Solberg', 'all')).engines).toEqual([])
  })

  test('have their version in the name when two have one subject', async () => {
    await addDossier(mira())
    await addDossier({ ...mira(), dossier: { ...mira().dossier, version: '7' } }, { asAnother: true })
    expect((await enginesFor('Mira Solberg won.')).dossiers.map(({ name }) => name)).toEqual([
      'Mira Solberg (1)',
      'Mira Solberg (7)',
    ])
  })

  test('leave out a claim that is set aside at once, as the index of the others is known', async () => {
    const claims = [{ id: 'sails', text: 'Mira Solberg sails alone.' }, ...MIRA_CLAIMS]
    await addDossier(incomingDossier({ name: 'Mira Solberg', aliases: [], claims }))
    const text = 'Mira Solberg won the Tide Prize in 2009.'
    const verdicts = async () => {
      const { engines } = await enginesFor(text)
      const steps = checkTogether(engines, { text })
      let step = steps.next()
      while (!step.done) step = steps.next()
      return step.value.findings.map(({ verdict, dossier }) => [verdict, dossier])
    }
    expect(await verdicts()).toEqual([['supported', 'mira-solberg']])
    await setClaimAside('mira-solberg', { id: 'won', text })
    clearDossierCache()
    expect(await verdicts()).not.toContainEqual(['supported', 'mira-solberg'])
    expect((await readEngineData('mira-solberg'))?.index?.claims).toHaveLength(claims.length)
  })

  test('can be looked up by the ids in the findings', async () => {
    const { dossier } = mira()
    await addDossier(mira())
    const finding = {
      ...{ start: 0, end: 1, quote: '', verdict: 'supported' as const, partial: false, claims: [], sources: [] },
      ...{ details: [], newer: false },
    }
    const known = await dossiersOf([finding, { ...finding, dossier: 'mira-solberg' }])
    expect([...known.keys()]).toEqual(['bundled', 'mira-solberg'])
    expect(known.get('mira-solberg')).toEqual(dossier)
  })
})

describe('the names that pages are searched for', () => {
  test('exclude short and common words, and names that contain another name', async () => {
    await setDossierOn('bundled', false)
    await addDossier(incomingDossier({ name: 'Theresa May', aliases: ['TM', 'Baroness Theresa May'] }))
    await addDossier(incomingDossier({ name: 'Hope', kind: 'place', aliases: [] }), { asAnother: true })
    expect(await activeSearchNames()).toEqual(['theresa may'])
  })
})
