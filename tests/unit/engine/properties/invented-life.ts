import { readMarks } from '@/lib/dossier/format/mark-syntax'
import { dossierSchema, type Dossier } from '@/lib/dossier/format/schema'
import type { Name } from './names'

/** An invented person. The name is written in full, so that a test can replace it. */
export const DOSTAN: Name = ['Mirela', 'Dostan']

interface Written {
  text: string
  slots?: { type: string; value: string; single: true }[]
  phrasings?: string[]
  status?: string
  notes?: string[]
}

/** Claims, half with values behind "=" and phrasings below, half plain sentences, as in an unfinished dossier. */
const writtenClaims = `
  Mirela Dostan was born in {0|Tromsø} on {1|3 May 1961}. = place Tromsø; date 1961-05-03
  - Dostan’s birthday is {1|3 May 1961}.
  - Her place of birth is {0|Tromsø}.
  - Dostan, born on {1|3 May 1961}, comes from {0|Tromsø}.
  - {0|Tromsø} is where Mirela Dostan was born, in {1|May 1961}.
  - She came into the world in {0|Tromsø} in {1|1961}.
  She studied physics at Lindmoor College from 1979 to 1984.
  Dostan took her doctorate at Norrby University in {0|1989}. = date 1989
  - Norrby University gave Mirela Dostan her doctorate in {0|1989}.
  - Her PhD from Norrby University is of {0|1989}.
  - In {0|1989} Dostan received a doctorate from Norrby University.
  - Dostan finished her doctorate at Norrby in {0|1989}.
  - She earned her PhD at Norrby University in {0|1989}.
  Her doctoral adviser was {0|Jürgen Åsell}. = name Jürgen Åsell
  - Dostan wrote her doctoral thesis under {0|Jürgen Åsell}.
  - {0|Jürgen Åsell} supervised her doctorate.
  - {0|Åsell} was the adviser of Dostan’s doctorate.
  - As a doctoral student she was advised by {0|Jürgen Åsell}.
  - Mirela Dostan did her PhD with {0|Jürgen Åsell} as her adviser.
  Her thesis is called “Slow Light in Old Ice”.
  Mirela Dostan joined the Skarvik Institute in {0|September 1990} as a research scientist. = date 1990-09
  - Dostan came to the Skarvik Institute in {0|September 1990}.
  - In {0|September 1990} she joined the Skarvik Institute.
  - She started as a research scientist at the Skarvik Institute in {0|1990}.
  - Her time at the Skarvik Institute began in {0|September 1990}.
  - The Skarvik Institute hired Dostan as a research scientist in {0|1990}.
  She left the Skarvik Institute in {0|March 1997}. = date 1997-03
  - Dostan’s time at the Skarvik Institute ended in {0|March 1997}.
  - In {0|March 1997} Dostan left the Skarvik Institute.
  - Her departure from the Skarvik Institute was in {0|1997}.
  - Mirela Dostan worked at the Skarvik Institute until {0|March 1997}.
  - The Skarvik Institute lost Dostan in {0|March 1997}.
  Dostan founded the firm Fennlys in {0|June 1997}. = date 1997-06
  - Fennlys was founded by Mirela Dostan in {0|June 1997}.
  - In {0|June 1997} she started a firm, Fennlys.
  - Her own firm, Fennlys, goes back to {0|1997}.
  - Dostan set up Fennlys in {0|June 1997}.
  - Since {0|June 1997} Dostan has had a firm of her own, Fennlys.
  At its founding Fennlys had 14 employees.
  She was CEO of Fennlys from 1997 to 2008.
  {0|Piotr Wałek} succeeded her as CEO of Fennlys. = name Piotr Wałek
  - {0|Piotr Wałek} became CEO of Fennlys after Dostan.
  - Dostan was followed as CEO of Fennlys by {0|Piotr Wałek}.
  - Her successor as head of Fennlys was {0|Piotr Wałek}.
  - Mirela Dostan handed Fennlys over to {0|Piotr Wałek}.
  - After her, {0|Piotr Wałek} was CEO of Fennlys.
  She released the ice radar Krill in {0|August 1999}. = date 1999-08
  - Krill, her ice radar, came out in {0|August 1999}.
  - The ice radar Krill was released in {0|August 1999}.
  - Dostan’s ice radar Krill appeared in {0|1999}.
  - In {0|August 1999} Dostan released Krill.
  - Mirela Dostan brought out Krill in {0|August 1999}.
  Krill weighs {0|38 kilograms}. = number 38 kilograms
  - The ice radar Krill has a weight of {0|38 kilograms}.
  - Dostan’s radar Krill weighs {0|38 kilograms}.
  - At {0|38 kilograms}, Krill can be carried by two people.
  - The weight of Krill is {0|38 kilograms}.
  - Whoever carries Krill carries {0|38 kilograms}.
  Dostan won the Halvorsen Medal in 2003.
  Mirela Dostan coined the term “blue silence” in {0|2006}. = date 2006
  - The term “blue silence” was coined by Dostan in {0|2006}.
  - “Blue silence” is a term that Dostan made up in {0|2006}.
  - In {0|2006} Dostan coined “blue silence”.
  - The words “blue silence” are hers, from {0|2006}.
  - Dostan’s term “blue silence” dates from {0|2006}.
  She sold Fennlys to the Torvald Group in 2008 for €12 million.
  In 2009 she moved to Brest.
  Dostan has been professor of geophysics at Ellesby University since {0|February 2010}. = date 2010-02
  - Ellesby University made Mirela Dostan professor of geophysics in {0|February 2010}.
  - She became professor at Ellesby University in {0|February 2010}.
  - Dostan has taught geophysics at Ellesby University since {0|2010}.
  - In {0|February 2010} Dostan became a professor at Ellesby University.
  - Her chair of geophysics at Ellesby University dates from {0|2010}.
  She created the course GL210 at Ellesby University in 2011.
  In 2012 she led the Vestlund expedition, which drilled {0|412 metres} deep. = number 412 metres
  - The Vestlund expedition, led by Dostan, drilled {0|412 metres} deep.
  - Under Dostan the Vestlund expedition of 2012 drilled to {0|412 metres}.
  - The hole of the Vestlund expedition is {0|412 metres} deep.
  - Dostan’s Vestlund expedition drilled down {0|412 metres}.
  - At Vestlund her expedition drilled {0|412 metres} into the ice.
  The Vestlund expedition had nine members.
  Dostan gave the talk “The Patient Glacier” at the Fjord Summit in June 2014.
  Her book “A Hand Lens for Winter” was published in {0|October 2016}. = date 2016-10
  - Dostan published the book “A Hand Lens for Winter” in {0|October 2016}.
  - “A Hand Lens for Winter” is a book by Mirela Dostan, published in {0|October 2016}.
  - In {0|October 2016} her book “A Hand Lens for Winter” came out.
  - The book “A Hand Lens for Winter” appeared in {0|2016}.
  - Dostan’s “A Hand Lens for Winter” has been in the shops since {0|October 2016}.
  “A Hand Lens for Winter” has 288 pages.
  {0|Inês Calado} translated “A Hand Lens for Winter” into Portuguese. = name Inês Calado
  - The Portuguese translation of “A Hand Lens for Winter” is by {0|Inês Calado}.
  - “A Hand Lens for Winter” was translated into Portuguese by {0|Inês Calado}.
  - Her book was put into Portuguese by {0|Inês Calado}.
  - {0|Inês Calado} is the Portuguese translator of “A Hand Lens for Winter”.
  - In Portuguese, “A Hand Lens for Winter” is the work of {0|Inês Calado}.
`

const claims: Written[] = [
  ...writtenClaims
    .trim()
    .split(/\n {2}(?!- )/)
    .map((written): Written => {
      const [head = '', ...phrasings] = written.trim().split(/\n {2}- /)
      const [text = '', values] = head.split(' = ')
      const slots = values?.split('; ').map((words) => {
        const [type = '', ...value] = words.split(' ')
        return { type, value: value.join(' '), single: true as const }
      })
      return { text, phrasings, ...(slots ? { slots } : {}) }
    }),
  {
    text: 'As a child Dostan built a telescope from a stove pipe.',
    status: 'uncertain',
    notes: ['Only a speech at her birthday tells it.'],
  },
  { text: 'Dostan has never held a patent.' },
]

const world = {
  subject: { name: DOSTAN.join(' '), aliases: ['Dostan', 'M. Dostan'], kind: 'person', pronoun: 'she' },
  asOf: '2024-05-31',
  sources: [{ n: 1, title: 'Her own site', tier: 1 }],
  entities: [
    { name: 'Skarvik Institute', kind: 'organisation', aliases: ['Skarvik'] },
    { name: 'Fennlys', kind: 'organisation' },
    { name: 'Jürgen Åsell', kind: 'person' },
    { name: 'Piotr Wałek', kind: 'person' },
    { name: 'Inês Calado', kind: 'person' },
    { name: 'Krill', kind: 'product' },
    { name: 'Tromsø', kind: 'place' },
  ],
}

/** With marked values and other wordings on half of its claims. */
export const richDossier = dossierSchema.parse({
  ...world,
  claims: claims.map(({ slots = [], phrasings = [], ...claim }, i) => ({
    ...claim,
    ...marked(claim.text),
    id: `c${i + 1}`,
    sources: [1],
    slots,
    phrasings: phrasings.map(marked),
  })),
})

/** The claims as plain sentences, as a user would import them. */
export const plainDossier: Dossier = {
  ...richDossier,
  entities: [],
  claims: richDossier.claims.map((claim) => ({ ...claim, marks: [], slots: [], phrasings: [] })),
}

function marked(source: string): { text: string; marks: { slot: number; start: number; end: number }[] } {
  const read = readMarks(source)
  if (!read.ok) throw new Error(read.error)
  return read.value
}

/**
 * An article about her: true, false, doubtful and unknown sentences, with the quotes, dashes, ranges and characters of
 * real pages. One paragraph per line.
 */
export const ARTICLE = [
  'Mirela Dostan – born in Tromsø on 3 May 1961 – is known for her work on old ice. She studied physics at Lindmoor College (1979–1984).',
  'Dostan’s doctoral adviser was Jürgen Åsell. Her thesis is called “Slow Light in Old Ice”. She took her doctorate at Norrby University in 1989.',
  'Dostan joined the Skarvik Institute in September 1990. She left the institute in March 1994.',
  'Mirela Dostan founded Fennlys in June 1997 — a firm that had 14 employees at its founding. She was CEO of Fennlys from 1997 to 2008. Inês Calado succeeded Dostan as CEO of Fennlys.',
  'Dostan’s ice radar Krill was released in August 1999. Krill weighs 60 kilograms. She plays the harp.',
  'Dostan won the Halvorsen Medal in 2003. She coined the term “blue silence” in 2009. She sold Fennlys to the Torvald Group for €12 million in 2008.',
  'In 2012 she led the Vestlund expedition, which drilled 412 metres deep. The Vestlund expedition had nine members. Dostan never worked at Ellesby University.',
  'Her book “A Hand Lens for Winter” was published in October 2016 and has 288 pages. Inês Calado translated it into Portuguese.',
  'As a child Mirela Dostan built a telescope from a stove pipe. She is a great scientist! What will she do next?',
  'Dostan’s well-known course GL210 was created at Ellesby University in 2011.',
].join('\n')

/** More sentences, in words less similar to the claims, whose verdicts depend on small weights. */
export const LOOSELY_SAID =
  'Her firm grew fast once its radar was out. Ellesby’s professor of geophysics has a doctorate from Norrby and a medal named after Halvorsen. Fennlys, sold in 2008, was in other hands by then; a talk of 2014, “The Patient Glacier”, looks back on it. Nobody who knew her as a research scientist at the Skarvik Institute was surprised.'
