import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { firstNames, places } from '@/lib/text/words'
import { chance } from './chance'

/**
 * The dossier with a number of claims: a sample over all topics, or invented claims, the same ones each time. Invented
 * claims have no phrasings and slots, as in a real large dossier.
 *
 * @param cut maximum number of the dossier's own claims, so that two sizes differ only in invented ones
 */
export function grow(dossier: Dossier, claims: number, cut: number): Dossier {
  const own = Math.min(claims, cut, dossier.claims.length)
  const kept = dossier.claims.filter(
    (_, i, all) => Math.floor(((i + 1) * own) / all.length) > Math.floor((i * own) / all.length),
  )
  const write = writer(dossier)
  const invented = Array.from({ length: claims - own }, (_, n): Claim => ({
    id: `invented-${n}`,
    topic: kept[n % kept.length]?.topic ?? '',
    text: write(n),
    marks: [],
    status: 'established',
    sources: [],
    notes: [],
    slots: [],
    phrasings: [],
  }))
  return { ...dossier, claims: [...kept, ...invented] }
}

/** Returns a generator of claims. Some names are in the dossier, most are unknown. */
function writer({ subject, entities }: Dossier): (n: number) => string {
  const next = chance(20_260_331)
  const any = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? ''
  /** As words are drawn in texts: the first of a list is some ten times as common as the fiftieth. */
  const common = (list: readonly string[]): string =>
    list[Math.floor(flatness * (1 + list.length / flatness) ** next() - flatness)] ?? ''
  const shuffled = (words: Iterable<string>): string[] =>
    [...words]
      .filter((word) => /^[a-z]{5,}$/.test(word))
      .map((word) => ({ word: word.charAt(0).toUpperCase() + word.slice(1), at: next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ word }) => word)
  const known = (...kinds: string[]): string[] => entities.filter((e) => kinds.includes(e.kind)).map((e) => e.name)
  const [firms, works, givenNames, towns] = [
    known('organisation'),
    known('work', 'product', 'course'),
    shuffled(firstNames),
    shuffled(places),
  ]
  const invent = (): string => any(syllables.first) + (next() < 0.6 ? any(syllables.middle) : '') + any(syllables.last)
  const families = Array.from({ length: 3000 }, invent)
  const name = (): string => `${common(givenNames)} ${common(families)}`

  const fill: Record<string, () => string> = {
    who: () => (next() < 0.7 ? (subject.aliases[0] ?? subject.name) : name()),
    name,
    firm: () => (next() < 0.3 ? common(firms) : `${invent()} ${common(firmKinds)}`),
    work: () => (next() < 0.3 ? common(works) : `${invent()} ${any(workKinds)}`),
    things: () => `${common(adjectives)} ${plural(common(nouns))}`,
    nouns: () => plural(common(nouns)),
    noun: () => common(nouns),
    adjective: () => common(adjectives),
    verb: () => common(verbs),
    role: () => common(roles),
    town: () => common(towns),
    month: () => any(months),
    year: () => String(1995 + Math.floor(next() * 31)),
    day: () => String(1 + Math.floor(next() * 28)),
    number: () => String(2 + Math.floor(next() ** 4 * 5000)),
  }
  return (n) =>
    (patterns[n % patterns.length] ?? '')
      .replace(/\{(\w+)\}/g, (_, part: string) => fill[part]?.() ?? '')
      .replace(/\ba (?=[aeio]|u(?!ni|se))/g, 'an ')
}

const flatness = 5

const plural = (noun: string): string =>
  /[^aeou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`

/**
 * Patterns and words of the invented claims. In each list the first words are common ones, and they are
 * drawn the most (`claims.ts`); the first nouns are those that articles on the bundled subject use too, so that the index lists
 * that an article reads grow with the dossier, as they would with a real one.
 */

/** `{who}` is the subject in half of the cases; `{name}` is always another person. */
const patterns = [
  '{who} joined {firm} in {month} {year} as {role}, to work with {name} on {things} and a {adjective} {noun}.',
  '{who} left {firm} in {year} after a dispute over the {adjective} {noun} and moved to {town}.',
  'In {year} {who} published a {adjective} paper on {things} with {name} and {name}.',
  '{who} gave a talk on {things} and the {adjective} {noun} at the {work} conference in {town} in {month} {year}.',
  '{who} described the {adjective} {noun} of {work} as a {noun} for {things} that no {noun} had needed before.',
  '{name} of {firm} said that {who} had {verb} the {adjective} {noun} before the {noun} of {year} began.',
  '{work}, {verb} by {who} in {year}, holds {number} {nouns}, a {adjective} {noun} and a {noun} on {things}.',
  'The {noun} of {work} was {verb} on {number} {adjective} {nouns}, which took {number} days and a {noun} in {town}.',
  'According to {name}, the {adjective} {noun} behind {work} came from {firm} and not from {who}.',
  '{who} says that a {noun} needs {things} more than it needs a {adjective} {noun} or a larger {noun}.',
  '{who} wrote {work} in {year}, a {adjective} {noun} of {number} lines for {things} and their {nouns}.',
  '{firm} {verb} its {adjective} {noun} in {town} on {month} {day}, {year}, with {name} at the head of the {noun}.',
  '{name} founded {firm} in {town} in {year} together with {name}, who brought a {noun} and {number} {nouns}.',
  '{who} taught a {noun} on {things} at the University of {town} in {year}, with a {adjective} {noun} each week.',
  '{who} compared {things} with a {adjective} {noun} in an interview with {name}, and the {noun} with a {noun}.',
  'A {noun} by {name} of {month} {year} {verb} {work} to measure the {noun} of {things} in {town}.',
  '{work} has a {adjective} {noun} with {things}, {verb} after the {noun} that {name} had shown at {firm}.',
  '{who} did not say whether the {adjective} {noun} of {firm} was {verb} in {year} or with a later {noun}.',
  'The {adjective} {noun} on {things} that {who} {verb} with {name} is called "{work}".',
  'By {month} {year} the {noun} of {who} had reached some {number} {nouns}, most of them {adjective} {nouns} from {town}.',
]

const list = (words: string): string[] => words.trim().split(/\s+/)

const nouns = list(`
  model paper talk network course lecture company team dataset essay image video blog lab student project method product
  researcher vision language system release post code repository interview engineer question agent lesson tool test field
  computer result car idea word year robot camera benchmark book conference chip market exercise experiment report tutorial
  library plan note search budget office user school award theory article version feature patent classroom teacher reader
  sensor survey failure letter story programme forum magazine chapter server contract workshop studio rule map partner
  museum bridge harbour ship engine valley river garden forest festival orchestra novel poem painting theatre film
  hospital patient nurse vaccine clinic trial mineral glacier telescope planet comet satellite rocket antenna radio signal
  battery turbine reactor furnace mill factory warehouse truck railway station tunnel runway airport aircraft pilot sailor
  captain admiral soldier treaty border embassy minister senator mayor election ballot petition court judge lawyer verdict
  bank loan bond dividend auction tariff pension salary union strike merchant bakery brewery vineyard orchard harvest farm
  tractor horse falcon salmon beetle orchid fern fossil cave quarry desert island lagoon volcano storm drought flood
  thermometer barometer compass atlas archive manuscript dictionary alphabet grammar proverb sermon chapel monastery
  violin trumpet choir opera ballet sculpture mosaic carpet lantern mirror clock pendulum piston valve gearbox pulley
  bicycle canoe kayak marathon stadium referee trophy chessboard puzzle riddle circus puppet carnival costume perfume
  kitchen recipe spice pepper saffron vinegar cheese honey almond walnut teapot kettle cupboard staircase chimney balcony
  courtyard fountain aqueduct lighthouse windmill canal dyke ferry anchor rudder sextant almanac ledger parcel postcard
  stamp typewriter printer scanner projector microscope lens prism magnet crystal alloy polymer enzyme protein neuron cell
  tissue muscle tendon artery membrane hormone antibody virus fungus seedling pollen nectar canopy meadow prairie tundra`)

const adjectives = list(`
  new large early public small open single simple neural long automatic short technical original private deep free visual
  detailed practical general synthetic human modern popular careful central weekly cheap joint annual official unusual
  informal rapid reliable narrow complete local heavy quiet gradual bold sparse dense formal coastal northern rural hybrid
  thermal optical digital analogue modular portable fragile durable seasonal nocturnal marine alpine medieval baroque
  colonial provincial municipal federal bilingual illustrated abridged anonymous posthumous ceremonial culinary botanical
  surgical forensic seismic magnetic acoustic hydraulic pneumatic metallic ceramic wooden woollen crimson amber silver
  circular oblique vertical transparent opaque porous elastic brittle soluble volatile dormant migratory solitary`)

/** Past forms that fit both after "had" and after "was". */
const verbs = list(`
  trained published used released built described tested made announced taught explained shared compared
  measured reviewed opened planned cited translated rebuilt funded sold bought moved praised criticised delayed cancelled
  expanded reduced copied printed recorded restored repaired replaced surveyed sampled labelled filtered ranked sorted
  mapped moored launched towed drained flooded planted harvested brewed baked carved painted polished engraved
  catalogued digitised archived auctioned donated inherited confiscated smuggled insured licensed patented standardised
  calibrated simulated compressed encrypted decoded transcribed annotated summarised anthologised dramatised choreographed`)

const roles = list(`
  director researcher engineer adviser professor president lecturer founder designer editor analyst architect consultant
  treasurer curator librarian surveyor chemist physicist economist translator producer navigator accountant`)

const firmKinds = list('Labs Research Technologies Institute Foundation Robotics Systems Press Museum Ventures')
const workKinds = list('Atlas Net Papers Kit Engine 2 3')
const months = list('January February March April May June July August September October November December')

/** Syllables of invented names: of people, firms, works and, in lower case, of terms. */
const syllables = {
  first: list('An Bel Cor Dra El Fen Gar Hol Is Jor Kel Lor Mar Nev Ol Pel Quin Ros Sel Tor Ul Van Wen Yar Zel'),
  middle: list('a an ber da del er fi gan i ka la len mi na o ri sa ta ul ve'),
  last: list('berg cott dahl dane fels gate hurst kamp lund mann mere nov quist rath sen stad ström thorpe vik wood'),
}
