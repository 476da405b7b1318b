import type { Clause, NamedItem, ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import {
  dateFor,
  hits,
  isNamed,
  pattern,
  personOf,
  wholeClause,
  type Frame,
  type FrameSlot,
  type Relation,
} from './relation'

/** Degrees: place, supervisor, topic, dates. A person is assumed to have only one doctorate. */
export const education: Relation = {
  id: 'education',
  read: (reading) => (reading.question ? [] : [...degrees(reading), ...workUnder(reading)]),
}

const under = [
  pattern(
    '(?:work|worked|working|research|studied|studies|study|time|years|student|training) ~3 (?:at|in) (?:the )?{O:org} (?:, )?under (?:the )?{P:name}',
  ),
  pattern(
    '(?:work|worked|working|research|studied|studies|study|time|years|student|training) ~3 under (?:the )?{P:name} (?:at|in) (?:the )?{O:org}',
  ),
  // There may be several supervisors, but only one main one.
  pattern('(?:main|primary|principal) (?:{R:role}|supervisor) (?:at|in) (?:the )?{O:org} (?:was|is|,|:) {P:name}'),
]

/** "His work at Yale under Lee": the degree is not named, but the dossier may know it. */
function workUnder(reading: ParsedSentence): Frame[] {
  const clause = wholeClause(reading)
  const who = personOf(reading, clause)
  if (!who || clause.hypothetical || clause.negated || reading.items.some((i) => i.type === 'degree')) return []
  return under.flatMap((regex) =>
    hits(reading, clause, regex).flatMap((hit) => {
      const [org, person] = [hit.item('org'), hit.item('name')]
      const role = hit.item('role')
      if (!isNamed(org) || !isNamed(person) || person.id === who.id) return []
      if (role?.type === 'role' && role.role.rank !== 'adviser') return []
      return (['bachelor', 'master', 'doctorate'] as const).map((key): Frame => ({
        relation: 'education',
        event: 'degree',
        keys: [who.id, key],
        clause,
        slots: [{ name: 'name', type: 'entity', single: true, item: person }],
        given: { name: 'place', type: 'entity', single: true, item: org },
        about: { name: `Under whom {who} was at ${org.text}` },
      }))
    }),
  )
}

/** "Her first job after the doctorate was at …", "a summer of her doctorate at …": not the university. */
const notThere =
  /\b(after|following|since|before|job|work|worked|post|internships?|interns?|interned|interning|visit|visited|visiting|visitor|summer|semester|sabbatical|residency|stint|offers?|offered|students|candidates|honorary|supervised|cosupervised|co supervised|examined|talk|lecture)\b/

const degree = pattern('{G:degree}')
const places = [
  pattern('{G:degree} ~4 (?:at|from) (?:the )?{O:org}'),
  pattern("{O:org} (?:'s )?{G:degree}"),
  // "An internship at the firm during the doctorate": not the place of the degree.
  pattern(
    '(?:at|from) (?:the )?{O:org}(?! (?:\\S+ ){0,3}?(?:during|while|alongside|besides|throughout|amid|until|in the \\S+ year)\\b) ~4 {G:degree}',
  ),
  pattern('{G:degree} (?:, |\\( )(?:the )?{O:org}'),
  pattern('(?:at|from) (?:the )?{O:org} , (?:§[SP]\\d+ )?with whom (?:\\S+ ){1,4}?{G:degree}'),
]
const supervisors = [
  pattern(
    '(?:under|supervised by|advised by|mentored by|guided by|supervision of|guidance of|direction of|supervisor(?: was| is| ,| :)?) (?:the )?{P:name}',
  ),
  pattern('{R:role}(?: was| is| ,| :)? (?:the )?{P:name}'),
  pattern(
    '(?:with|by|was) {P:name} (?:as|, ) ?(?:his|her|the|primary|doctoral|thesis|main)? ?(?:{R:role}|supervisor|mentor)',
  ),
  pattern(
    "{P:name}(?: of (?:the )?{O})? (?:was |is |, )(?:his |her |the |§S\\d+ 's )(?:\\S+ ){0,3}?(?:{R:role}|supervisor)",
  ),
]
/** A short collaboration is not a supervision. */
const forAWhile = /\b(?:early in|first year|rotat\w+|spent time|at first|initially|for a while)\b/
const notTaken =
  /\b(?:honorary|(?:co ?)?supervised|examined|taught) (?:\S+ )?§G|§G\d+ (?:students|candidates|courses?)\b/
const owned = pattern("{S:who} 's (?:(?!§)\\S+ ){0,3}?{G}")
const thesis = pattern('(?:thesis|dissertation|doctoral work) ~4 (?:, )?(?:" )?{W:title}')

function degrees(reading: ParsedSentence): Frame[] {
  const clause = wholeClause(reading)
  if (clause.hypothetical || reading.clauses.some((c) => c.negated && c.skeleton.includes('§G'))) return []
  // An honour, another person's degree, or a course for its holders.
  if (notTaken.test(clause.skeleton) || forAWhile.test(clause.skeleton)) return []
  const found = hits(reading, clause, degree).flatMap((h) => (h.item('degree')?.type === 'degree' ? [h] : []))
  const first = found[0]
  const item = first?.item('degree')
  const taker = hits(reading, clause, owned)[0]?.item('who')
  const who = isNamed(taker) ? taker : personOf(reading, clause)
  if (!who) return []
  if (!first || item?.type !== 'degree') return dissertations(reading, clause, who)
  // With two degrees in a sentence, a value belongs to one only where the words are adjacent.
  const only = new Set(found.map((h) => (h.item('degree') as typeof item).degree)).size === 1
  const frames: Frame[] = []
  const say = (event: string, key: string, slots: FrameSlot[], about: Record<string, string>): void => {
    frames.push({ relation: 'education', event, keys: [who.id, key], slots, clause, about })
  }
  const names = { bachelor: 'bachelor’s degree', master: 'master’s degree', doctorate: 'doctorate' }
  const seen = new Set<string>()
  // An internship is a role, so its word is not in the skeleton.
  const isElsewhere =
    notThere.test(clause.skeleton) || reading.items.some((i) => i.type === 'role' && i.role.rank === 'intern')
  for (const regex of isElsewhere ? [] : places) {
    for (const hit of hits(reading, clause, regex)) {
      const [org, of] = [hit.item('org'), hit.item('degree')]
      // An unknown name is the university only if nothing else can be.
      const alone = reading.items.filter((i) => i.type === 'org' || i.type === 'name').length === 1
      if (
        !isNamed(org) ||
        !(org.type === 'org' || alone) ||
        of?.type !== 'degree' ||
        seen.has(of.degree) ||
        (!only && regex === places[2])
      )
        continue
      seen.add(of.degree)
      say('degree', of.degree, [{ name: 'place', type: 'entity', single: true, item: org }], {
        place: `Where {who} took the ${names[of.degree]}`,
      })
    }
  }
  // A supervisor or title belongs to the last degree before it.
  const degreeAt = (index: number): typeof item.degree => {
    const before =
      found
        .filter((h) => h.index < index)
        .at(-1)
        ?.item('degree') ?? item
    return before.type === 'degree' ? before.degree : item.degree
  }
  for (const regex of supervisors) {
    const hit = hits(reading, clause, regex)[0]
    const person = hit?.item('name')
    const role = hit?.item('role')
    if (!hit || !isNamed(person) || person.id === who.id || (role?.type === 'role' && role.role.rank !== 'adviser'))
      continue
    const key = degreeAt(hit.index)
    say('degree', key, [{ name: 'name', type: 'entity', single: true, item: person }], {
      name: `Who supervised the ${names[key]}`,
    })
    break
  }
  const titled = hits(reading, clause, thesis)[0]
  const title = titled?.item('title')
  if (titled && isNamed(title)) {
    const key = degreeAt(titled.index)
    say('thesis', key, [{ name: 'title', type: 'entity', single: true, item: title }], {
      title: `The title of the thesis for the ${names[key]}`,
    })
  }
  if (!only) return frames
  const name = names[item.degree]
  frames.push(...years(reading, clause, who, item.degree, name, first.index, first.end))
  return frames
}

/** A dissertation without a named degree is for the doctorate. */
function dissertations(reading: ParsedSentence, clause: Clause, who: NamedItem): Frame[] {
  const title = hits(reading, clause, dissertation)[0]?.item('title')
  if (!isNamed(title)) return []
  const slots: FrameSlot[] = [{ name: 'title', type: 'entity', single: true, item: title }]
  const about = { title: 'The title of the dissertation' }
  return [{ relation: 'education', event: 'thesis', keys: [who.id, 'doctorate'], slots, clause, about }]
}
const dissertation = pattern('dissertation ~4 (?:, )?(?:" )?{W:title}')

const finished =
  /\b(took|earned|received|completed|finished|obtained|gained|got|awarded|graduated|holds|defended|with|has)\b/

function years(
  reading: ParsedSentence,
  clause: Clause,
  who: NamedItem,
  key: string,
  name: string,
  index: number,
  end: number,
): Frame[] {
  const frames: Frame[] = []
  for (const edge of ['from', 'to'] as const) {
    const date = dateFor(reading, clause, index, end, edge)
    // "Between 1934 and 1937" is the period of an event, not the two ends of a study.
    if (
      !date ||
      /\bbetween §D/.test(clause.skeleton) ||
      (date.date.role === 'at' && (edge === 'from' || !finished.test(clause.skeleton)))
    )
      continue
    frames.push({
      relation: 'education',
      event: edge === 'from' ? 'begin' : 'finish',
      keys: [who.id, key],
      clause,
      slots: [{ name: 'date', type: 'date', single: true, item: date }],
      about: { date: `When {who} ${edge === 'from' ? 'began' : 'finished'} the ${name}` },
    })
  }
  return frames
}
