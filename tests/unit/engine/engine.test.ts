import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEngine, type Article, type CheckProgress, type CheckResult, type Finding } from '@/lib/engine'
import { cases } from '@/tests/lanes'
import { differing, dossierOf, NAME } from './invented'

/** Claims of a made-up life, with the subject's full name, family name and pronoun as `{N}`, `{L}` and she. */
const life = [
  '{N} joined Halden Labs in May 2015 as a research scientist.',
  'She left Halden Labs in June 2017.',
  '{L} was director of AI at Tervane Motors from July 2017 to July 2022.',
  '{N} was born in Bergen on 4 March 1986.',
  'She took her doctorate at Norwick University in 2015 under Clara Okafor.',
  '{N} founded Quillon in July 2024.',
  'She released pebbleNet in August 2020.',
  '{L} coined the term “slow compiling” in February 2025.',
  'She won the Brandt Prize in 2019.',
  'pebbleNet has 5,000 lines of code.',
]
/** An article with true, false and unknown sentences on her, and some on others. */
const page = [
  '{N} joined Halden Labs in 2015.',
  'She left Halden Labs in 2019.',
  '{L} was an intern at Tervane Motors.',
  '{N} was born in Turku on 4 March 1986.',
  '{L} has a doctorate from Norwick University.',
  '{N} founded Quillon in 2024.',
  'pebbleNet has 7,000 lines of code.',
  '{L}’s term “slow compiling” is from February 2025.',
  'Victor Renn won the Brandt Prize in 2021.',
  '{L} is a great engineer!',
  'What will {N} do next?',
  '{N} plays the harp.',
]

const written = (lines: readonly string[], name = NAME): string[] =>
  lines.map((line) => line.replaceAll('{N}', name).replaceAll('{L}', name.split(' ').at(-1)!))

const dossier = dossierOf(written(life))
const engine = createEngine(dossier)
const text = written(page).join(' ')

const verdicts = (findings: readonly Finding[]): string[] =>
  findings.map(
    (f) =>
      `${f.verdict} ${String(f.partial)} ${f.claims.join(',')} ${differing(f)
        .map((d) => d.kind)
        .join(',')}`,
  )

/** Any text, and texts of words that the engine recognises. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        ...['Nora', 'Lindqvist', 'she', 'her', "'s", 'joined', 'left', 'Halden Labs', 'in', '2016', 'May', 'was'],
        ...['born', 'not'],
        ...['director', 'of', 'PhD', '“', '”', '(', ')', ',', '. ', '? ', '\n', 'and', 'who', 'which', '5,000'],
        ...['lines', '–', '§S0', '😀'],
      ),
      { maxLength: 40 },
    )
    .map((words) => words.join(' ')),
)

function inSlices(article: Article): { steps: CheckProgress[]; result: CheckResult } {
  const slices = engine.checkInSlices(article)
  const steps: CheckProgress[] = []
  for (let step = slices.next(); ; step = slices.next()) {
    if (step.done) return { steps, result: step.value }
    steps.push(step.value)
  }
}

describe('a check', () => {
  test('finds true, false and unknown statements about a new subject', () => {
    const { findings } = engine.check({ text })
    const of = (verdict: string): string[] => findings.filter((f) => f.verdict === verdict).map((f) => f.quote)
    const [joined, left, , born, , founded, pebble] = written(page)
    expect(of('contradicted')).toEqual([left, born, pebble])
    expect(of('supported')).toEqual(expect.arrayContaining([joined, founded]))
  })

  test('has both values of a difference, with the position in the page', () => {
    const { findings } = engine.check({ text })
    const all = findings.flatMap(differing)
    expect(all.map((d) => [d.kind, d.article, d.dossier])).toEqual([
      ['date', '2019', 'June 2017'],
      ['place', 'Turku', 'Bergen'],
      ['number', '7,000', '5,000'],
    ])
    for (const d of all) expect(d.article.startsWith(text.slice(d.start, d.end))).toBe(true)
  })

  test('never throws, and its findings are ordered, do not overlap, and quote the text', () => {
    fc.assert(
      fc.property(anyText, (t) => {
        const { findings, sentences } = engine.check({ text: t })
        expect(findings.length).toBeLessThanOrEqual(sentences)
        const edges = findings.flatMap((f) => [f.start, f.end])
        expect(edges).toEqual([...edges].sort((a, b) => a - b))
        for (const f of findings) {
          expect(t.slice(f.start, f.end)).toBe(f.quote)
          // Every wrong sentence has a claim and a value.
          if (f.verdict !== 'unverified') expect(f.claims).not.toEqual([])
          if (f.verdict === 'contradicted') expect(differing(f)).not.toEqual([])
          for (const d of differing(f))
            expect([d.start >= f.start, d.end <= f.end, d.start < d.end]).toEqual([true, true, true])
        }
      }),
      { seed: 1, numRuns: cases(300) },
    )
  })

  test('in slices has the same findings, one sentence per step', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constant(text)), (t) => {
        const { steps, result } = inSlices({ text: t })
        expect(result).toEqual(engine.check({ text: t }))
        expect(steps.flatMap((s) => s.findings)).toEqual(result.findings)
        expect(steps.map((s) => s.checked)).toEqual(steps.map((_, i) => i + 1))
        expect(steps).toHaveLength(steps.at(-1)?.sentences ?? 0)
      }),
      { seed: 1, numRuns: cases(60) },
    )
  })

  test('does not count a headline and a byline without a finding as sentences', () => {
    const said = 'Bread was dear that year. Rain fell all week.'
    expect(engine.check({ text: `A year on the quay\n\nBy Ida Voss, 3 May 2024\n\n${said}` }).sentences).toBe(2)
    expect(engine.check({ text: said }).sentences).toBe(2)
  })

  test('does not depend on the articles before it', () => {
    const first = engine.check({ text })
    engine.check({ text: 'Victor Renn joined Halden Labs. He left in 2019.' })
    expect(engine.check({ text })).toEqual(first)
  })

  test('reads each block separately', () => {
    const [a, b] = ['Nora Lindqvist joined Halden', 'Labs in 2019.']
    const blocks = [
      { start: 0, end: a.length, kind: 'cell' as const },
      { start: a.length + 1, end: a.length + 1 + b.length, kind: 'cell' as const },
    ]
    const { findings, sentences } = engine.check({ text: `${a} ${b}`, blocks })
    expect(sentences).toBe(2)
    expect(findings.filter((f) => f.verdict === 'contradicted')).toEqual([])
  })
})

describe('a verdict does not depend on', () => {
  const before = verdicts(engine.check({ text }).findings)

  test('the subject’s name', () => {
    const names = fc.tuple(
      fc.constantFrom('Anna', 'Clara', 'Elena', 'Ruth', 'Hugo', 'Oscar', 'Martin', 'Simon'),
      fc.constantFrom('Brook', 'Okonjo', 'Varga', 'Tanaka', 'Meyer', 'Rossi', 'Novak', 'Silva', "O'Hara"),
    )
    fc.assert(
      fc.property(names, (parts) => {
        const name = parts.join(' ')
        const other = createEngine(dossierOf(written(life, name), { name }))
        expect(verdicts(other.check({ text: written(page, name).join(' ') }).findings)).toEqual(before)
      }),
      { seed: 1, numRuns: cases(25) },
    )
  })

  test('the form of quotes, dashes and blanks, or the Unicode form of letters', () => {
    const plain = (t: string): string => t.replace(/[“”]/g, '"').replace(/[’]/g, "'")
    const forms: [string, (t: string) => string][] = [
      ['straight', plain],
      ['guillemets', (t) => t.replace(/“/g, '«').replace(/”/g, '»')],
      ['hard blanks', (t) => t.replace(/ /g, '\u00a0')],
      ['two blanks', (t) => t.replace(/ /g, '  ')],
      ['wide', (t) => t.replace(/ /g, '\u2003')],
      ['composed', (t) => t.normalize('NFC')],
      ['decomposed', (t) => t.normalize('NFD')],
    ]
    for (const [name, form] of forms) {
      const { findings } = engine.check({ text: form(text) })
      expect([name, verdicts(findings)]).toEqual([name, before])
    }
  })

  test('whether a text is repeated', () => {
    const twice = engine.check({ text: `${text}\n${text}` }).findings
    expect(verdicts(twice)).toEqual([...before, ...before])
  })

  test('the order of the claims', () => {
    const told = (findings: readonly Finding[]): string[] =>
      findings.map(
        (f) =>
          `${f.verdict} ${differing(f)
            .map((d) => d.kind)
            .join()}`,
      )
    const turned = createEngine({ ...dossier, claims: [...dossier.claims].reverse() })
    expect(told(turned.check({ text }).findings)).toEqual(told(engine.check({ text }).findings))
  })

  test('unrelated claims', () => {
    const aside = [
      'The Tarn Bridge is 300 metres long.',
      'Rowan Bakery opened in 1931.',
      'The Ostrava Choir sings in Latin.',
    ]
    const wider = createEngine(dossierOf([...written(life), ...aside]))
    expect(verdicts(wider.check({ text }).findings)).toEqual(before)
  })
})

test('a sentence about another person is never contradicted by a claim about the subject', () => {
  const person = fc.constantFrom('Victor Renn', 'Anna Brook', 'Hugo Meyer', 'Elena Rossi')
  const deed = fc.constantFrom(
    ...['joined Halden Labs in 2011', 'left Halden Labs in 2012', 'left Tervane Motors in 2020'],
    ...['was an intern at Tervane Motors'],
    ...['was born in Turku in 1950', 'took a doctorate at Ellesby University', 'won the Brandt Prize in 2021'],
    ...['was CEO of Tervane Motors'],
  )
  const lead = fc.constantFrom('', 'Nora Lindqvist is an engineer. ', 'Nora Lindqvist left Halden Labs in June 2017. ')
  fc.assert(
    fc.property(lead, person, deed, (before, who, what) => {
      const { findings } = engine.check({ text: `${before}${who} ${what}.` })
      expect(findings.filter((f) => f.verdict === 'contradicted')).toEqual([])
    }),
    { seed: 1, numRuns: cases(100) },
  )
})

describe('a check of a selection', () => {
  const article = {
    text: 'Nora Lindqvist is an engineer. She left Halden Labs in 2019. She plays the harp. It rained.',
  }
  const at = (words: string) => {
    const start = article.text.indexOf(words)
    return { start, end: start + words.length }
  }

  test('checks the sentence that it overlaps in the context of the article, so that “she” is the subject', () => {
    const { findings, nearest } = engine.check(article, 'asked', at('Halden Labs in 2019'))
    expect(findings.map((f) => [f.verdict, f.quote])).toEqual([['contradicted', 'She left Halden Labs in 2019.']])
    expect(nearest).toEqual([])
  })

  test('checks each sentence that it overlaps', () => {
    const { findings } = engine.check(article, 'asked', at(article.text))
    expect(findings).toEqual(engine.check(article, 'asked').findings)
  })

  test('returns the nearest claims when the dossier has nothing on it', () => {
    const other = { text: 'The Brandt Prize is given in spring.' }
    const { findings, nearest } = engine.check(other, 'asked', { start: 0, end: other.text.length })
    expect(findings.filter((f) => f.verdict !== 'unverified')).toEqual([])
    expect(nearest[0]).toBe('c9')
    expect(nearest.length).toBeLessThanOrEqual(3)
  })

  test('finds nothing in blanks, and never throws', () => {
    expect(engine.check({ text: '   ' }, 'asked', { start: 0, end: 3 })).toMatchObject({ findings: [], nearest: [] })
    fc.assert(
      fc.property(anyText, fc.nat(220), fc.nat(220), (t, a, b) => {
        const part = { start: Math.min(a, b), end: Math.max(a, b) }
        const { findings, nearest } = engine.check({ text: t }, 'asked', part)
        expect(findings.every((f) => f.end > part.start && f.start < part.end)).toBe(true)
        expect(nearest.every((id) => dossier.claims.some((c) => c.id === id))).toBe(true)
      }),
      { seed: 1, numRuns: cases(100) },
    )
  })
})
