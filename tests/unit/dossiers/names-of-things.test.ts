import { describe, expect, test } from 'vitest'
import { isNamedIn, isOfSibling, learnableName } from '@/lib/dossiers/data/names-in-text'
import { incomingDossier } from './fixtures'

const CLAIMS = [
  'Orsund Light Facility is a beamline in Dovreholm.',
  'Orsund Light Facility was opened by Ola Borgstrand and Ida Quistgaard on 12 May 1931.',
  'Orsund Light Facility has a ring of 143.7 metres, built by Tveitson with Hjelmson.',
  'Aasneson and Brekkeson found the mineral rognerite there.',
]
const dossierOf = (name: string, aliases: string[] = [], texts: readonly string[] = CLAIMS) =>
  incomingDossier({
    name,
    aliases,
    kind: 'topic',
    claims: texts.map((text, at) => ({ id: `c${at}`, text, sources: [1] })),
  }).dossier
const facility = dossierOf('Orsund Light Facility', ['OLF'])
const isCompared = (text: string, dossier = facility): boolean => isNamedIn(text, dossier, [])
const FILLER =
  'The rain fell on the roofs and nobody said a word about it, so they walked on and drank tea in the kitchen. '
const longPage = (text: string, headline = 'What a week'): string => `${headline}\n${text} ${FILLER.repeat(6)}`

describe('evidence with initials', () => {
  test.each([
    'The outer lane fund, known as OLF, pays for lamps. OLF has nine members.',
    'The Open Lake Forum (OLF) met in June. OLF pays for boats.',
    'OLF (Open Lake Forum) met in June.',
  ])('is not compared with a page that has them for other words: "%s"', (text) => expect(isCompared(text)).toBe(false))

  test.each([
    'OLF was opened in 1931.',
    'The Orsund facility for light, or OLF, was opened in 1931.',
    'They saw one large fine OLF mirror.',
    'The Orsund Light Fasility (OLF) was opened in 1931.',
  ])('is compared with a page that has them for its subject: "%s"', (text) => expect(isCompared(text)).toBe(true))

  test('is compared with a long page that has them alone, only if the page shares something', () => {
    expect(isCompared(longPage('OLF sells bread.'))).toBe(false)
    expect(isCompared(longPage('OLF sells bread to Borgstrand.'))).toBe(true)
    expect(isCompared(longPage('OLF has a new beamline.'))).toBe(true)
  })
})

describe('evidence with a whole name', () => {
  const NAME = 'Orsund Light Facility'
  const SONG = `${NAME} is sung by four girls.`
  test('is not compared with a long page on something else of that name, with which it shares nothing', () => {
    expect(isCompared(longPage(SONG, `Four girls sing ${NAME}`))).toBe(false)
    expect(isCompared(longPage(`${SONG} They love ${NAME}. Why ${NAME}?`))).toBe(false)
  })

  test.each([
    ['that shares a name', longPage(`${SONG} Borgstrand wept.`, `Four girls sing ${NAME}`)],
    ['that says what its subject is', longPage(`${SONG} The beamline is old.`, `Four girls sing ${NAME}`)],
    ['that names it in passing', longPage(`He worked at ${NAME} from 1990.`)],
    ['that is short', `Four girls sing ${NAME}\n${SONG}`],
  ])('is compared with a page %s', (_, text) => expect(isCompared(text)).toBe(true))

  test('shares no more with a page by its own name as the topic of a claim', () => {
    const texts = CLAIMS.map((text) => text.replace(NAME, 'Orsundlys'))
    const claims = texts.map((text, at) => ({ id: `c${at}`, text, topic: 'Orsundlys', sources: [1] }))
    const { dossier } = incomingDossier({ name: 'Orsundlys', aliases: [], kind: 'topic', claims })
    expect(isCompared(longPage('They sing Orsundlys.', 'Four girls sing Orsundlys'), dossier)).toBe(false)
  })

  test('is compared with each long page that names it, where it states too little to share', () => {
    const little = dossierOf(NAME, [], [`${NAME} is a beamline.`, `${NAME} was opened in 1931.`])
    expect(isCompared(longPage(SONG, `Four girls sing ${NAME}`), little)).toBe(true)
  })

  test('is compared with a long page that has it in small letters, only if the page shares something', () => {
    const small = 'They sold the Orsund light facility.'
    expect(isCompared(longPage(small))).toBe(false)
    expect(isCompared(longPage(`${small} Borgstrand wept.`))).toBe(true)
    expect(isCompared(longPage('THEY SOLD THE ORSUND LIGHT FACILITY.'))).toBe(true)
    expect(isCompared(small)).toBe(true)
    const siege = dossierOf('Siege of Orsund', [], CLAIMS)
    expect(isCompared(longPage('They wept after the siege of Orsund.'), siege)).toBe(true)
    expect(isCompared(longPage('They wept after the siege of orsund.'), siege)).toBe(false)
  })
})

test.each([
  ['Brødrene & Quill', 'Brodrene and Quill sells paint.'],
  ['Brodrene and Quill', 'Brødrene & Quill sells paint.'],
  ['Saint Ylva Tunnel', 'The St. Ylva Tunnel is long.'],
  ['Mt. Skadal', 'Mount Skadal is high.'],
  ['O.L.F. Dovreholm', 'OLF Dovreholm is old.'],
])('evidence on %s is compared with a page that spells it otherwise: "%s"', (name, text) =>
  expect(isCompared(text, dossierOf(name, [], [`${name} is old.`]))).toBe(true),
)

test('evidence on a person is compared with a page that leaves the accents out', () => {
  const claims = ['Zdeněk Kovářík wrote Lavskøg in Skudenes.'].map((text) => ({ id: 'c', text, sources: [1] }))
  const { dossier } = incomingDossier({ name: 'Zdeněk Kovářík', aliases: [], kind: 'person', claims })
  expect(isCompared('Kovarik wrote Lavskog, and left Skudenes.', dossier)).toBe(true)
  expect(isCompared('Kovarik wrote it. Zdenek Kovarik was poor.', dossier)).toBe(true)
})

test('evidence on a thing with a model in its name is compared by the model and a date', () => {
  const gull = dossierOf(
    'Northwind NW-71 Gull',
    ['NW-71'],
    ['Northwind NW-71 Gull is a bomber.', 'It flew on 12 May 1931.'],
  )
  expect(isCompared('The NW-71 flew on 12 May 1931.', gull)).toBe(true)
  expect(isCompared('Take exit NW-71 to the market.', gull)).toBe(false)
})

describe('the name that evidence learns', () => {
  const NUMBERED = ['Skadal 4 was a flight.']
  test.each([
    ['Skadal 4', 'We saw Skadal 8. Then Skadal 8 fell.', null],
    ['Skadal 4', 'We saw Skadal rise. Then Skadal fell.', null],
    ['First Siege of Skadal', 'The Second Siege of Skadal was long. We hate the Second Siege of Skadal.', null],
    ['Battle of Skadal', 'Of Skadal the Northmen sing. They sing of Skadal the Northmen hate.', 'Skadal'],
    ['Statute of Dover 1931', 'The Dover Statute is old. We like the Dover Statute.', 'Dover Statute'],
  ])('is, for %s on a page that says "%s", %s', (name, text, learned) =>
    expect(learnableName(text, dossierOf(name, [], NUMBERED))).toBe(learned),
  )

  test('is of no page on what has the name with another number', () => {
    const { subject } = dossierOf('First Siege of Skadal')
    expect(isOfSibling('Why the Second Siege of Skadal was lost\nIt was cold.', subject)).toBe(true)
    expect(isOfSibling('It was cold\nIt was lost before the Second Siege of Skadal.', subject)).toBe(false)
    expect(isOfSibling('Why the Siege of Skadal was lost\nIt was cold.', subject)).toBe(false)
    expect(isOfSibling('Why Skadal III was lost', dossierOf('Skadal 3').subject)).toBe(false)
  })
})
