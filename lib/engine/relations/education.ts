import type { Clause, Degree, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { dateFor, findHits, regexOf, personOf, exclusive, wholeClause, type Frame, type Hit } from './relation'

/** Extracts degrees: place, supervisor, title of the thesis, dates. A person is assumed to have one of each degree. */
export function extractEducation(reading: ParsedSentence): Frame[] {
  return reading.isQuestion ? [] : [...degrees(reading), ...workUnder(reading)]
}

const under = [
  regexOf(
    '(?:work|worked|working|research|studied|studies|study|time|years|student|training) ~3 (?:at|in) (?:the )?{O:org} (?:, )?under (?:the )?{P:name}',
  ),
  regexOf(
    '(?:work|worked|working|research|studied|studies|study|time|years|student|training) ~3 under (?:the )?{P:name} (?:at|in) (?:the )?{O:org}',
  ),
  // There may be several supervisors, but only one main one.
  regexOf('(?:main|primary|principal) (?:{R:role}|supervisor) (?:at|in) (?:the )?{O:org} (?:was|is|,|:) {P:name}'),
]

/** Extracts supervisors where no degree is named ("his work at Yale under Lee"): the dossier may know the degree. */
function workUnder(reading: ParsedSentence): Frame[] {
  const clause = wholeClause(reading)
  const who = personOf(reading, clause)
  if (!who || clause.hypothetical || clause.negated || reading.items.some((i) => i.type === 'degree')) return []
  return under.flatMap((regex) =>
    findHits(reading, clause, regex).flatMap((hit) => {
      const [org, person] = [hit.namedItem('org'), hit.namedItem('name')]
      if (!org || !person || person.id === who.id || !mayBeAdviser(hit)) return []
      const slots = [exclusive('name', person, `Under whom {who} was at ${org.text}`)]
      return (['bachelor', 'master', 'doctorate'] as const).map((key): Frame => {
        return { event: 'degree', keys: [who.id, key], slots, clause, requiredSlot: exclusive('place', org) }
      })
    }),
  )
}

/** Whether the role in a match, if there is one, is an adviser. */
const mayBeAdviser = (hit: Hit): boolean => (hit.typedItem('role', 'role')?.role.rank ?? 'adviser') === 'adviser'

/** Words beside which a place is not the university: "Her first job after the doctorate was at …". */
const otherPlaceWords =
  /\b(after|following|since|before|job|work|worked|post|internships?|interns?|interned|interning|visit|visited|visiting|visitor|summer|semester|sabbatical|residency|stint|offers?|offered|students|candidates|honorary|supervised|cosupervised|co supervised|examined|talk|lecture)\b/

const degree = regexOf('{G:degree}')
const places = [
  regexOf('{G:degree} ~4 (?:at|from) (?:the )?{O:org}'),
  regexOf("{O:org} (?:'s )?{G:degree}"),
  // "An internship at the firm during the doctorate": not the place of the degree.
  regexOf(
    '(?:at|from) (?:the )?{O:org}(?! (?:\\S+ ){0,3}?(?:during|while|alongside|besides|throughout|amid|until|in the \\S+ year)\\b) ~4 {G:degree}',
  ),
  regexOf('{G:degree} (?:, |\\( )(?:the )?{O:org}'),
  regexOf('(?:at|from) (?:the )?{O:org} , (?:§[SP]\\d+ )?with whom (?:\\S+ ){1,4}?{G:degree}'),
]
const supervisors = [
  regexOf(
    '(?:under|supervised by|advised by|mentored by|guided by|supervision of|guidance of|direction of|supervisor(?: was| is| ,| :)?) (?:the )?{P:name}',
  ),
  regexOf('{R:role}(?: was| is| ,| :)? (?:the )?{P:name}'),
  regexOf(
    '(?:with|by|was) {P:name} (?:as|, ) ?(?:his|her|the|primary|doctoral|thesis|main)? ?(?:{R:role}|supervisor|mentor)',
  ),
  regexOf(
    "{P:name}(?: of (?:the )?{O})? (?:was |is |, )(?:his |her |the |§S\\d+ 's )(?:\\S+ ){0,3}?(?:{R:role}|supervisor)",
  ),
]
/** Words of a short collaboration, which is not a supervision. */
const forAWhile = /\b(?:early in|first year|rotat\w+|spent time|at first|initially|for a while)\b/
const notTaken =
  /\b(?:honorary|(?:co ?)?supervised|examined|taught) (?:\S+ )?§G|§G\d+ (?:students|candidates|courses?)\b/
const owned = regexOf("{S:who} 's (?:(?!§)\\S+ ){0,3}?{G}")
const thesis = regexOf('(?:thesis|dissertation|doctoral work) ~4 (?:, )?(?:" )?{W:title}')

function degrees(reading: ParsedSentence): Frame[] {
  const clause = wholeClause(reading)
  if (clause.hypothetical || reading.clauses.some((c) => c.negated && c.skeleton.includes('§G'))) return []
  // The degree is an honour, another person's, or part of "doctorate students" and the like.
  if (notTaken.test(clause.skeleton) || forAWhile.test(clause.skeleton)) return []
  const found = findHits(reading, clause, degree).flatMap((hit) => {
    const item = hit.typedItem('degree', 'degree')
    return item ? [{ hit, degree: item.degree }] : []
  })
  const who = findHits(reading, clause, owned)[0]?.namedItem('who') ?? personOf(reading, clause)
  if (!who) return []
  const [first] = found
  if (!first) return dissertations(reading, clause, who)
  // With two degrees in a sentence, a value belongs to one only where the words are adjacent.
  const isOnly = new Set(found.map((one) => one.degree)).size === 1
  // A supervisor or title belongs to the last degree before it.
  const degreeAt = ({ index }: Hit): Degree => (found.findLast(({ hit }) => hit.index < index) ?? first).degree
  return [
    ...placesOf(reading, clause, who, isOnly),
    ...supervisorIn(reading, clause, who, degreeAt),
    ...titleIn(reading, clause, who, degreeAt),
    ...(isOnly ? years(reading, clause, who, first) : []),
  ]
}

const DEGREE_NAMES = { bachelor: 'bachelor’s degree', master: 'master’s degree', doctorate: 'doctorate' }

function placesOf(reading: ParsedSentence, clause: Clause, who: NamedItem, isOnly: boolean): Frame[] {
  // "Intern" is a role item, so `otherPlaceWords` does not find the word in the skeleton.
  const isElsewhere =
    otherPlaceWords.test(clause.skeleton) || reading.items.some((i) => i.type === 'role' && i.role.rank === 'intern')
  if (isElsewhere) return []
  // An unknown name is the university only if nothing else can be.
  const isAlone = reading.items.filter((i) => i.type === 'org' || i.type === 'name').length === 1
  const frames = new Map<Degree, Frame>()
  for (const regex of places) {
    for (const hit of findHits(reading, clause, regex)) {
      const [org, of] = [hit.namedItem('org'), hit.typedItem('degree', 'degree')?.degree]
      if (!org || !of || frames.has(of) || (org.type !== 'org' && !isAlone) || (!isOnly && regex === places[2]))
        continue
      const slots = [exclusive('place', org, `Where {who} took the ${DEGREE_NAMES[of]}`)]
      frames.set(of, { event: 'degree', keys: [who.id, of], slots, clause })
    }
  }
  return [...frames.values()]
}

function supervisorIn(
  reading: ParsedSentence,
  clause: Clause,
  who: NamedItem,
  degreeAt: (hit: Hit) => Degree,
): Frame[] {
  for (const regex of supervisors) {
    const [hit] = findHits(reading, clause, regex)
    const person = hit?.namedItem('name')
    if (!hit || !person || person.id === who.id || !mayBeAdviser(hit)) continue
    const key = degreeAt(hit)
    const slots = [exclusive('name', person, `Who supervised the ${DEGREE_NAMES[key]}`)]
    return [{ event: 'degree', keys: [who.id, key], slots, clause }]
  }
  return []
}

function titleIn(reading: ParsedSentence, clause: Clause, who: NamedItem, degreeAt: (hit: Hit) => Degree): Frame[] {
  const [hit] = findHits(reading, clause, thesis)
  const title = hit?.namedItem('title')
  if (!hit || !title) return []
  const key = degreeAt(hit)
  const slots = [exclusive('title', title, `The title of the thesis for the ${DEGREE_NAMES[key]}`)]
  return [{ event: 'thesis', keys: [who.id, key], slots, clause }]
}

/** A dissertation without a named degree is for the doctorate. */
function dissertations(reading: ParsedSentence, clause: Clause, who: NamedItem): Frame[] {
  const title = findHits(reading, clause, dissertation)[0]?.namedItem('title')
  if (!title) return []
  const slots = [exclusive('title', title, 'The title of the dissertation')]
  return [{ event: 'thesis', keys: [who.id, 'doctorate'], slots, clause }]
}
const dissertation = regexOf('dissertation ~4 (?:, )?(?:" )?{W:title}')

const finished =
  /\b(took|earned|received|completed|finished|obtained|gained|got|awarded|graduated|holds|defended|with|has)\b/

function years(
  reading: ParsedSentence,
  clause: Clause,
  who: NamedItem,
  { hit, degree: of }: { hit: Hit; degree: Degree },
): Frame[] {
  // "Between 1934 and 1937" is the period of an event, not the two ends of a study.
  if (/\bbetween §D/.test(clause.skeleton)) return []
  return (['from', 'to'] as const).flatMap((edge) => {
    const date = dateFor(reading, clause, hit.index, hit.end, edge)
    const [event, began] = edge === 'from' ? ['begin', 'began'] : ['finish', 'finished']
    if (!date || (date.date.role === 'at' && (edge === 'from' || !finished.test(clause.skeleton)))) return []
    const slots = [exclusive('date', date, `When {who} ${began} the ${DEGREE_NAMES[of]}`)]
    return [{ event, keys: [who.id, of], slots, clause }]
  })
}
