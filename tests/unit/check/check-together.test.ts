import { describe, expect, test, vi } from 'vitest'
import {
  checkTogether,
  lookUpTogether,
  mergeFindings,
  mergedOnPart,
  type DossierEngine,
} from '@/lib/check/check-together'
import { stateOf } from '@/lib/details/state'
import { createEngine, type Finding } from '@/lib/engine'
import { runAtOnce } from '@/lib/text/run-in-slices'
import { incomingDossier } from '../dossiers/fixtures'

const engineOn = (dossier: string | null, claims: { id: string; text: string }[]): DossierEngine => {
  const brought = incomingDossier({ claims: claims.map((one) => ({ ...one, sources: [1] })) })
  return { dossier, engine: createEngine(brought.dossier, brought.index) }
}
const one = engineOn('one', [{ id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2004.' }])
const two = engineOn('two', [
  { id: 'joined', text: 'Ada Byrne joined Harbour Labs in 2007.' },
  { id: 'born', text: 'Ada Byrne was born in Galway in 1971.' },
])
const TEXT = 'Ada Byrne joined Harbour Labs in 2004. Ada Byrne was born in Galway in 1971.'

function check(engines: readonly DossierEngine[], text: string): Finding[] {
  const steps = checkTogether(engines, { text })
  const seen: Finding[] = []
  let step = steps.next()
  for (; !step.done; step = steps.next()) seen.push(...step.value.findings)
  expect(step.value.findings).toEqual(seen)
  return seen
}

const askAbout = (engines: readonly DossierEngine[], text: string, part = { start: 0, end: text.length }) =>
  runAtOnce(checkTogether(engines, { text }, 'asked', part))

describe('an article that names its subject in passing', () => {
  const filler = Array.from({ length: 20 }, (_, at) => `Paragraph ${at} tells of the harbour and of its boats.`)
  const verdicts = (lines: readonly string[], names?: readonly string[]) => {
    const text = lines.join('\n\n')
    const blocks = lines.map((line) => ({
      start: text.indexOf(line),
      end: text.indexOf(line) + line.length,
      kind: 'paragraph' as const,
    }))
    const steps = checkTogether([{ ...two, ...(names && { names }) }], { text, blocks })
    const found: string[] = []
    for (let step = steps.next(); !step.done; step = steps.next())
      found.push(...step.value.findings.filter(({ verdict }) => verdict !== 'unverified').map(({ quote }) => quote))
    return found
  }
  const NAMED = 'Ada Byrne was born in Galway in 1971.'
  const SHE = 'She joined Harbour Labs in 2004.'

  test('has findings where it names the subject, and none on somebody who is “she” elsewhere', () => {
    const lines = [...filler, NAMED, SHE]
    expect(verdicts(lines)).toEqual([NAMED, SHE])
    expect(verdicts(lines, ['Ada Byrne'])).toEqual([NAMED])
  })

  test('is about somebody else where another person is named before the subject', () => {
    const lines = ['Clara Dunn has built boats for years.', NAMED, ...filler, SHE]
    expect(verdicts(lines, ['Ada Byrne'])).toEqual([NAMED])
    expect(verdicts(['By Clara Dunn', ...lines.slice(1)], ['Ada Byrne'])).toEqual([NAMED, SHE])
  })

  test('is about the subject where its first lines name it, and where many do', () => {
    expect(verdicts(['On Ada Byrne.', ...filler, NAMED, SHE], ['Ada Byrne'])).toContain(SHE)
    expect(verdicts([...filler.map((line) => `${line} Ada Byrne saw it.`), NAMED, SHE], ['Ada Byrne'])).toContain(SHE)
  })
})

describe('an article with several matching dossiers', () => {
  test('is disputed where they disagree, and has the findings of each', () => {
    const found = check([one, two], TEXT)
    expect(found.map(({ verdict, dossier, answers }) => [verdict, dossier, answers?.length])).toEqual([
      ['disputed', 'two', 2],
      ['supported', 'two', undefined],
    ])
    expect(found[0]?.answers?.map(({ verdict, dossier }) => [verdict, dossier])).toEqual([
      ['contradicted', 'two'],
      ['supported', 'one'],
    ])
  })

  test('is in doubt where one supports it and another has a value to compare', () => {
    const detail = {
      start: 33,
      end: 37,
      kind: 'date',
      article: '2004',
      doubted: false,
      question: null,
      slot: null,
    } as const
    const place = { start: 0, end: 38, quote: TEXT.slice(0, 38), partial: false, newer: false, sources: [1] }
    const supports: Finding = {
      ...{ ...place, verdict: 'supported', claims: ['joined'] },
      details: [{ ...detail, verdict: 'agrees', dossier: '2004', claim: 'joined' }],
    }
    const compares: Finding = {
      ...{ ...place, verdict: 'unverified', compare: true, claims: ['left'] },
      details: [{ ...detail, verdict: 'open', dossier: '2007', claim: 'left' }],
    }
    const merged = mergeFindings([
      { dossier: 'one', finding: supports },
      { dossier: 'two', finding: compares },
    ])
    expect(merged).toMatchObject({ verdict: 'disputed', answers: [{ dossier: 'two' }, { dossier: 'one' }] })
    expect(stateOf(merged!)).toBe('look')
  })

  test('asks with a gap in place of the value that differs, without a full stop behind a gap at the end', () => {
    const [found] = check([{ ...two, dossier: null }], TEXT)
    expect(found?.details.map(({ question }) => question)).toContain('Ada Byrne joined Harbour Labs in …')
  })

  test('has the findings of the single dossier when there is only one', () => {
    const alone = { ...two, dossier: null }
    expect(check([alone], TEXT)).toEqual(alone.engine.check({ text: TEXT }).findings)
    expect(check([], TEXT)).toEqual([])
  })

  test('is compared, sentence by sentence, with the two whose claims share its rarest words', () => {
    const towns = ['Galway', 'Cork', 'Sligo', 'Tralee'].map((town, at) =>
      engineOn(town, [{ id: 'born', text: `Ada Byrne was born in ${town} in ${1971 + at}.` }]),
    )
    const found = check([...towns, one], 'Ada Byrne was born in Sligo in 1973. Ada Byrne joined Harbour Labs in 2004.')
    const named = found.map(({ dossier, answers = [] }) => new Set([dossier, ...answers.map((one) => one.dossier)]))
    expect(named[0]).toContain('Sligo')
    expect(named[1]).toContain('one')
    for (const dossiers of named) expect(dossiers.size).toBeLessThanOrEqual(2)
  })

  test('has the claims of a set of dossiers indexed once, and again when the set changes', () => {
    const towns = ['Galway', 'Cork', 'Sligo', 'Tralee'].map((town) =>
      engineOn(town, [{ id: 'born', text: `Ada Byrne was born in ${town} in 1971.` }]),
    )
    const counted = towns.map(({ dossier, engine }) => ({
      dossier,
      engine: { ...engine, wordsOfClaims: vi.fn(() => engine.wordsOfClaims()) },
    }))
    const timesRead = () => counted.map(({ engine }) => engine.wordsOfClaims.mock.calls.length)
    check(counted, TEXT)
    askAbout(counted, TEXT)
    expect(timesRead()).toEqual([1, 1, 1, 1])
    const [one, two, , four] = counted
    const found = check([one!, two!, four!], 'Ada Byrne was born in Tralee in 1971.')
    expect(timesRead()).toEqual([2, 2, 1, 2])
    expect(
      found.flatMap(({ dossier, answers = [] }) => [dossier, ...answers.map((answer) => answer.dossier)]),
    ).toContain('Tralee')
  })

  test('is compared with the same dossiers where somebody asks about a sentence', () => {
    // The claims of the first two share more of its words, and say nothing on the date.
    const near = ['Ada Byrne joined Harbour Labs with Robert Gill.', 'Ada Byrne joined Harbour Labs with Ida Quist.']
    const text = 'With Robert Gill and Ida Quist, Ada Byrne joined Harbour Labs in 2004.'
    const engines = [...near.map((claim, at) => engineOn(`near-${at}`, [{ id: 'with', text: claim }])), one]
    const dossiersIn = (found: readonly Finding[]): string[] =>
      found
        .flatMap(({ dossier, answers }) => [dossier, ...(answers ?? []).map((answer) => answer.dossier)])
        .flatMap((id) => id ?? [])
    expect(dossiersIn(check(engines, text))).not.toContain('one')
    expect(dossiersIn(askAbout(engines, text).findings)).not.toContain('one')
    const { sentences } = lookUpTogether(engines, { text }, 0, text.length, 'asked')
    expect(dossiersIn(sentences.flatMap(({ finding }) => finding ?? []))).not.toContain('one')
  })

  test('is compared with both of them for a selection', () => {
    const { sentences } = lookUpTogether([one, two], { text: TEXT }, 0, TEXT.length)
    expect(sentences.map(({ finding, dossier }) => [finding?.verdict, dossier])).toEqual([
      ['disputed', 'one'],
      ['supported', 'two'],
    ])
    const asked = askAbout([one, two], TEXT, { start: 0, end: 38 })
    expect(asked.findings.map(({ verdict }) => verdict)).toEqual(['disputed'])
    const near = askAbout([one, two], 'Ada Byrne likes Harbour Labs soup.')
    if (near.nearest.length > 0) expect(near.nearestIn).toBeDefined()
  })

  test('is in doubt in a selected value on which they disagree, and not in the words beside it', () => {
    const [whole] = askAbout([one, two], TEXT, { start: 33, end: 37 }).findings
    expect(mergedOnPart(whole!, 33, 37)).toMatchObject({ verdict: 'disputed', answers: [{}, {}] })
    expect(mergedOnPart(whole!, 10, 16)).toMatchObject({ verdict: 'unverified' })
  })
})
