import { expect, test } from 'vitest'
import { createEngine, type CheckOccasion } from '@/lib/engine'
import { judge } from '@/lib/engine/judge/judge'
import { reasons, type ReasonId } from '@/lib/engine/judge/reasons'
import { createArticleScorer } from '@/lib/engine/score-article'
import { emptyResearch } from '@/lib/dossier/format/research'
import { readMarkdown } from '../../dossier/readers/blocks'
import { dossierOf } from '../invented'

type Claims = Parameters<typeof dossierOf>[0]

/** Claims (else `joined`), texts whose last sentence a reason stops, and one that it leaves alone (else `WRONG`). */
interface Row {
  claims?: Claims
  stops: string[]
  leaves?: string
  occasion?: CheckOccasion
  /** The texts to stop are cells of a table without heads. */
  isCell?: boolean
  /** Text of the only paragraph of the source. */
  passage?: string
  subject?: Parameters<typeof dossierOf>[1]
}

const joined: Claims = [
  'Nora Lindqvist joined Halden Labs in May 2015.',
  'Nora Lindqvist was born in Bergen on 4 May 1986.',
  'Nora Lindqvist won the Brandt Prize in 2019.',
  'Nora Lindqvist released pebbleNet in August 2020.',
  'Nora Lindqvist left Tervane Motors in July 2022.',
  'Nora Lindqvist led the robot team at Quillon.',
]
const tellus: Claims = [
  'Tellus took the name Tellus Instruments in 1996.',
  'Tellus Instruments has been owned by the Corvin Group since 2019.',
  'The company Tellus was founded in Graz in 1974 as Grazer Messtechnik.',
]
const lorries: Claims = [
  'Orsund Bridge – Traffic, 2000: Cars: 3,100,000; Lorries: 410,000.',
  'Orsund Bridge – Traffic, 2010: Cars: 4,800,000; Lorries: 620,000.',
  'Orsund Bridge – Traffic, 2020: Cars: 4,200,000; Lorries: 700,000.',
  'Accidents in 2019 – Alvik Bridge: 31.',
]
const bridge = { name: 'Orsund Bridge', kind: 'thing' as const, pronoun: 'it' as const }
const WRONG = 'Nora Lindqvist joined Halden Labs in May 2019.'
const correction = {
  text: 'It was on 17 June 2025.',
  evidence: 'The recording is of that day.',
  certainty: 'high' as const,
}
const flight = { name: 'Apollo 11', kind: 'event' as const, pronoun: 'it' as const }
const table = (cells: string): string => `| ${cells} |\n|---|---|\n`

const rows: Record<ReasonId, Row> = {
  title: {
    stops: ['Halden Labs', 'Nora Lindqvist of Halden Labs'],
    leaves: 'Nora Lindqvist joined Halden Labs.',
  },
  headline: {
    stops: ['# Nora Lindqvist at Halden Labs in May 2019'],
    leaves: '# Nora Lindqvist joined Halden Labs in May 2019',
  },
  question: { stops: ['Did Nora Lindqvist join Halden Labs in May 2019?'] },
  cell: { stops: ['Nora Lindqvist joined Halden Labs in May 2019'], isCell: true },
  row: { stops: [`${table('Joined Halden Labs | Left')}| May 2019 | 2022 |`] },
  unnamed: {
    stops: ['She joined Halden Labs in May 2019. She won the Brandt Prize in 2021.'],
    leaves: 'Nora Lindqvist joined Halden Labs in May 2015. She won the Brandt Prize in 2021.',
  },
  unsourced: {
    claims: [
      { text: 'Nora Lindqvist joined Halden Labs in May 2015.', sources: [] },
      'Nora Lindqvist won a prize in 2019.',
    ],
    stops: [WRONG],
    leaves: 'Nora Lindqvist won a prize in 2021.',
  },
  corrected: {
    claims: [{ text: 'Nora Lindqvist presented Glim 3.0 on 18 June 2025.', correction }],
    stops: ['Nora Lindqvist presented Glim 3.0 on 17 June 2025.'],
    leaves: 'Nora Lindqvist presented Glim 3.0 on 16 June 2025.',
  },
  misspelt: {
    claims: ['The head of Halden Labs was Tomas Renner.', 'The cook of Halden Labs was Tomas Kenner.'],
    stops: ['The head of Halden Labs was Tomas Senner.'],
    leaves: 'The head of Halden Labs was Tomas Kenner.',
  },
  somebody: {
    stops: ['Nora Lindqvist is an engineer. Clara Okafor is a chemist. She joined Halden Labs in May 2019.'],
  },
  another: {
    claims: ['Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.'],
    stops: ['Nora Lindqvist is an engineer. In 2014 Halden Labs took Meikaum Dumor on as a research scientist.'],
    leaves: 'In 2014 Halden Labs took Nora Lindqvist on as a research scientist.',
  },
  role: {
    claims: [
      'Nora Lindqvist joined Halden Labs in May 2015 as a research scientist.',
      'Nora Lindqvist left Halden Labs in June 2017.',
      'Lindqvist was director of AI at Tervane Motors from July 2017 to July 2022.',
      'Nora Lindqvist was born in Bergen on 4 March 1986.',
    ],
    stops: ['Nora Lindqvist is an engineer.'],
    occasion: 'asked',
  },
  sibling: {
    claims: ['Apollo 11 brought back 22 kilograms of lunar samples.'],
    subject: flight,
    stops: ['Apollo 17 brought back 110 kilograms of lunar samples.'],
    leaves: 'Apollo 11 brought back 34 kilograms of lunar samples.',
  },
  acting: {
    claims: [
      'Brent Foods was founded in Halden in 1950.',
      'In 2004 it bought the bakery Kornhus from Halvor Mills for 40 million dollars.',
      'In 2011 it sold its plant in Moss to Tveit Brothers.',
    ],
    subject: { name: 'Brent Foods', kind: 'thing', pronoun: 'it' },
    stops: ['In 2004 the Solvik group bought the bakery Kornhus for 40 million dollars.'],
    leaves: 'In 2004 Brent Foods bought the bakery Kornhus from Quillon for 40 million dollars.',
  },
  phase: {
    claims: ["Nora Lindqvist's first period at Halden Labs began in May 2015."],
    stops: ["Nora Lindqvist's first period at Halden Labs ended in 2019."],
    leaves: "Nora Lindqvist's first period at Halden Labs began in May 2019.",
  },
  several: {
    claims: ['Nora Lindqvist praised Per Dahl, a chemist at Halden Labs.'],
    stops: ['Signe Moe is a chemist at Halden Labs.'],
    leaves: 'Nora Lindqvist praised Signe Moe, a chemist at Halden Labs.',
  },
  topic: {
    claims: ['Brent Foods was founded in Halden in 1950.', 'The firm closed in 1992.'],
    subject: { name: 'Brent Foods', kind: 'thing', pronoun: 'it' },
    stops: ['# Kornhus & Sons\n\nThe firm closed in 1961.', '# Rejected plans\n\nThe firm closed in 1961.'],
    leaves: '# Early History\n\nThe firm closed in 1961.',
  },
  part: {
    claims: [
      'Among patients older than 70, 41 percent had no further attacks.',
      'The main trial of Lorvexine ran for two years.',
    ],
    subject: { name: 'Lorvexine', kind: 'thing', pronoun: 'it' },
    stops: ['In the main trial of Lorvexine 57 percent of all patients had no further attacks.'],
    occasion: 'asked',
    leaves: 'Among patients older than 70, 57 percent had no further attacks.',
  },
  it: {
    claims: ['Apollo 11 brought back 22 kilograms of lunar samples.'],
    subject: flight,
    stops: ['A second probe followed. It brought back 34 kilograms of lunar samples.'],
    leaves: 'Apollo 11 landed. It brought back 34 kilograms of lunar samples.',
  },
  said: {
    claims: ['Eagle landed on the Moon on July 20, 1969.', 'Eagle lifted off from the Moon on July 21, 1969.'],
    stops: ['Eagle landed on July 20, 1969.'],
    leaves: 'Eagle landed on the Moon on July 25, 1969.',
    occasion: 'asked',
    subject: flight,
  },
  alleged: {
    claims: ['A newspaper claimed that Nora Lindqvist had joined Halden Labs in May 2015.'],
    stops: ['Nora Lindqvist joined Halden Labs in May 2015.'],
    leaves: 'A newspaper claimed that Nora Lindqvist joined Halden Labs in May 2015.',
  },
  planned: {
    claims: [
      'In 2012 the owners proposed to lengthen the Arno by 15 metres.',
      'The Arno has a planned width of 9 metres.',
      'If it had won the race of 1931, it would have become famous.',
    ],
    subject: { name: 'Arno', kind: 'thing', pronoun: 'it' },
    stops: [
      'In 2012 the owners lengthened the Arno by 15 metres.',
      'The Arno has a width of 12 metres.',
      'The Arno won the race of 1931.',
    ],
    leaves: 'In 2012 the owners proposed to lengthen the Arno by 15 metres.',
  },
  doubted: {
    claims: ['No record confirms that Nora Lindqvist joined Halden Labs in May 2015.'],
    stops: ['Nora Lindqvist joined Halden Labs in May 2015.'],
    leaves: 'No record confirms that Nora Lindqvist joined Halden Labs in May 2015.',
  },
  elsewhere: {
    claims: [{ text: 'He joined Halden Labs in May 2015.', section: 'Her brother Signe Lind' }],
    stops: ['Nora Lindqvist joined Halden Labs in May 2015.'],
    leaves: 'Signe Lind joined Halden Labs in May 2015.',
  },
  bound: {
    claims: ['At least 700 people protested against the Orsund Bridge in 1994.'],
    subject: bridge,
    stops: ['Fewer than 700 people protested against the Orsund Bridge in 1994.'],
    leaves: 'More than 700 people protested against the Orsund Bridge in 1994.',
  },
  relative: {
    claims: [
      'Digging at the Orsund Bridge began on 8 March 1911; the two halves met four years later.',
      'Per Dahl, its engineer, died two days before the opening of 20 October 1916.',
    ],
    subject: bridge,
    stops: [
      'The two halves of the Orsund Bridge met in March 1915.',
      'The two halves of the Orsund Bridge met on 8 March 1911.',
      'Per Dahl, engineer of the Orsund Bridge, died on 18 October 1916.',
    ],
    leaves: 'Digging at the Orsund Bridge began on 9 March 1913.',
  },
  personal: {
    stops: ['I love that Nora Lindqvist led the robot team at Quillon.'],
    leaves: 'My teacher said that Nora Lindqvist joined Halden Labs in May 2015.',
  },
  stranger: {
    claims: ['Calder Priory was founded in 1210.', 'A brewer named Holm bought the abbey in 1838.'],
    subject: { name: 'Westmoor Abbey', kind: 'thing', pronoun: 'it' },
    stops: ['Westmoor Abbey was founded in 1210.'],
    leaves: 'Westmoor Abbey was bought by a brewer in 1838.',
  },
  dated: {
    claims: lorries,
    subject: bridge,
    stops: ['In 2020 the Orsund Bridge was used by 410,000 lorries.'],
    leaves: 'In 2020 the Orsund Bridge was used by 700,000 lorries.',
  },
  column: {
    claims: lorries,
    subject: bridge,
    stops: [
      'In 2010 the Orsund Bridge was used by 620,000 cars.',
      'There were 31 accidents on the Orsund Bridge in 2019.',
    ],
    leaves: 'In 2010 the Orsund Bridge was used by 4,800,000 cars.',
  },
  little: {
    stops: ['Nora Lindqvist was the owner of Quillon.'],
    leaves: 'Nora Lindqvist joined Halden Labs in May 2015.',
  },
  unread: {
    stops: ['In 2021 Nora Lindqvist improved pebbleNet.', 'Nora Lindqvist joined Halden Labs at the age of 29.'],
    occasion: 'asked',
  },
  wording: {
    claims: ['Nora Lindqvist left Halden Labs without a word on her reasons.'],
    stops: ['The press named several reasons for layoffs at Halden Labs.'],
  },
  equal: {
    claims: ['The mine of Vik was in use from 1874 to 1921.', 'Vik lies on the coast.'],
    subject: { name: 'Vik', kind: 'thing', pronoun: 'it' },
    stops: ['The mine of Vik was in use in 1900.'],
    leaves: 'The mine of Vik was in use in 1930.',
    occasion: 'asked',
  },
  long: {
    claims: tellus,
    subject: { name: 'Tellus', kind: 'thing', pronoun: 'it' },
    stops: [
      'Founded in Graz in 1974 under another name, the maker of instruments, which belongs to the Corvin Group and is led by Maren Todt, has been called Tellus Instruments since 1996.',
    ],
    leaves: 'Tellus Instruments has been owned by the Corvin Group since 1996.',
    occasion: 'asked',
  },
  respelt: {
    claims: ['The mayor of Ostrow is Anna Bellman.', 'Ostrow has a market on Mondays.'],
    subject: { name: 'Ostrow', kind: 'thing', pronoun: 'it' },
    stops: ['The mayor of Ostrow is Anna Hellman.'],
    leaves: 'The mayor of Ostrow is Anna Bellman.',
  },
  oneOf: {
    claims: ['The Arno is one of the oldest ferries of Kelt.'],
    subject: { name: 'Arno', kind: 'thing', pronoun: 'it' },
    stops: ['The Arno is the oldest ferry of Kelt.'],
    leaves: 'The Arno is among the oldest ferries of Kelt.',
  },
  turned: {
    claims: ['Brent Foods is owned by the Halvor Group.', 'Brent Foods was succeeded as caterer by Arlo Meals.'],
    subject: { name: 'Brent Foods', kind: 'thing', pronoun: 'it' },
    stops: ['Brent Foods owns the Halvor Group.', 'Brent Foods succeeded Arlo Meals as caterer.'],
    leaves: 'The Halvor Group owns Brent Foods.',
  },
  factor: {
    claims: ['Holm carried 500 passengers in 2010 and 1,000 passengers in 2020.'],
    subject: { name: 'Holm', kind: 'thing', pronoun: 'it' },
    stops: ['The number of passengers of Holm tripled between 2010 and 2020.'],
    leaves: 'The number of passengers of Holm doubled between 2010 and 2020.',
  },
  swapped: {
    claims: ['The storm killed 7 people in Holm and injured 43.'],
    subject: { name: 'Holm', kind: 'thing', pronoun: 'it' },
    stops: ['The storm killed 43 people in Holm and injured 7.'],
    leaves: 'The storm injured 43 people in Holm and killed 7.',
  },
  quoted: { passage: 'Nora Lindqvist joined Halden Labs in May 2019.', stops: [`“${WRONG}”`] },
  unquoted: {
    passage: 'Nora Lindqvist joined Halden Labs in May 2015.',
    stops: ['Clara Okafor wrote: “Nora Lindqvist, who is a quiet person, joined Halden Labs in May 2015.”'],
    occasion: 'asked',
    leaves: 'Nora Lindqvist joined Halden Labs in May 2015.',
  },
}

function forbiddenOn(
  text: string,
  { claims = joined, subject, occasion = 'along', isCell = false, passage }: Row,
): readonly ReasonId[] {
  const passages = passage === undefined ? [] : [{ claim: 'c1', source: 1, paragraph: 1, quote: passage }]
  const research = { ...emptyResearch([{ name: 'The archive', kind: 'organisation' }]), passages }
  const { scoreArticle, context } = createArticleScorer({ ...dossierOf(claims, subject), research })
  const place = { table: 0, row: 0, column: 0, isHead: false }
  const cell = { text, blocks: [{ start: 0, end: text.length, kind: 'cell' as const, cell: place }] }
  const isMarkdown = /^[|#]/.test(text)
  const written = isMarkdown ? readMarkdown(text).article : { text }
  const article = isCell ? cell : written
  return [...scoreArticle(article)].flatMap((scored, i, all) =>
    i === all.length - 1 || text.startsWith('|') ? judge(scored, context, occasion).forbidden : [],
  )
}

test.each(Object.keys(reasons) as ReasonId[])('the reason "%s" stops its sentences and leaves another alone', (id) => {
  const { leaves = WRONG, ...row } = rows[id]
  for (const text of row.stops) expect(forbiddenOn(text, row), text).toContain(id)
  expect(forbiddenOn(leaves, { ...row, isCell: false }), leaves).not.toContain(id)
})

/** Returns the sentences of a text that the reader reads beside a claim. */
function readIn(text: string, claims: Claims): Set<string> {
  const { scoreArticle, context } = createArticleScorer(dossierOf(claims))
  const read = new Set<string>()
  for (const scored of scoreArticle({ text })) {
    const entailment: typeof scored.entailment = (claim) => {
      read.add(text.slice(scored.reading.start, scored.reading.end))
      return scored.entailment(claim)
    }
    judge({ ...scored, entailment }, context, 'along')
  }
  return read
}

test('the reader reads a sentence of a page only where its answer may change the verdict', () => {
  const others = 'Nora Lindqvist keeps goats. The harbour was quiet that winter.'
  expect(readIn(`Nora Lindqvist won a prize. ${others} ${WRONG}`, joined)).toEqual(
    new Set(['Nora Lindqvist won a prize.', WRONG]),
  )
})

test('who left one firm for another joined the second then', () => {
  const claims = ['Nora Lindqvist left Tervane Motors for Quillon in 2017.', ...joined]
  const row: Row = { claims, stops: [], occasion: 'asked' }
  expect(forbiddenOn('Nora Lindqvist joined Quillon in 1999.', row)).not.toContain('phase')
  expect(forbiddenOn('Nora Lindqvist joined Tervane Motors in 1999.', { ...row, claims: joined })).toContain('phase')
})

test('a sentence below a heading on somebody else is not supported by what the subject did', () => {
  const page = '# Nora Lindqvist\n\nNora Lindqvist joined Halden Labs in May 2015.\n\n## Anna Lind\n\n'
  expect(forbiddenOn(`${page}She won the Brandt Prize in 2019.`, { stops: [] })).toContain('elsewhere')
})

test('a name that acts by another verb of the claim is shown beside it', () => {
  const claims = ['The theatre was designed by Ruth Alder and built by Corrigan Brothers.', 'It opened in 1921.']
  const subject = { name: 'Orsini Theatre', kind: 'thing', pronoun: 'it' } as const
  const { scoreArticle, context } = createArticleScorer(dossierOf(claims, subject))
  const stateOf = (text: string) => [...scoreArticle({ text })].map((scored) => judge(scored, context, 'along').state)
  expect(stateOf('The Orsini Theatre was designed by Corrigan Brothers.')).toEqual(['compared'])
  expect(stateOf('The Orsini Theatre was built by Corrigan Brothers.')).toEqual(['supported'])
})

test('a passive turned round is shown although the claim has the date of the sentence', () => {
  const claims = ['Brent Foods was bought by the Halvor Group in 2004.', 'Brent Foods has a canteen.']
  const subject = { name: 'Brent Foods', kind: 'thing', pronoun: 'it' } as const
  const { scoreArticle, context } = createArticleScorer(dossierOf(claims, subject))
  const stateOf = (text: string) => [...scoreArticle({ text })].map((scored) => judge(scored, context, 'along').state)
  expect(stateOf('Brent Foods bought the Halvor Group in 2004.')).toEqual(['compared'])
  expect(stateOf('The Halvor Group bought Brent Foods in 2004.')).toEqual(['supported'])
})

test.each([
  [
    'The metal of the Arno was sold to Alcott and Sons in 1938.',
    'The metal of the Arno was bought by Alcott and Sons.',
  ],
  ['The bank of Kelt lent the yard 4 million crowns for the Arno.', 'The yard borrowed 4 million crowns for the Arno.'],
  [
    'The Arno sent its first message to the station of Holm.',
    'The station of Holm received the first message of the Arno.',
  ],
])('what one side did is not denied by what the other side did: %s', (claim, text) => {
  const subject = { name: 'Arno', kind: 'thing', pronoun: 'it' } as const
  const { findings } = createEngine(dossierOf([claim, 'The Arno is a ferry of Kelt.'], subject)).check(
    { text },
    'asked',
  )
  expect(findings.map(({ verdict }) => verdict)).not.toContain('contradicted')
})
