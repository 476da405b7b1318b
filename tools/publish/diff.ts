import type { Research } from '@/lib/dossier/format/research'
import type { Claim, Dossier, Entity, Source } from '@/lib/dossier/format/schema'

/** The differences of two versions, in words: a heading with its lines each, in reading order. */
export interface DossierDifference {
  heading: string
  lines: string[]
}

/**
 * Describes in words what changed between two versions of a dossier: claims added, removed or changed (by field), their
 * corrections, sources and names. Claims are matched by id. Returns an empty list without changes.
 */
export function diffDossiers(before: Dossier, after: Dossier): DossierDifference[] {
  const claims = pairs(before.claims, after.claims, ({ id }) => id)
  const sources = pairs(before.sources, after.sources, ({ n }) => String(n))
  const entities = pairs(before.entities, after.entities, ({ name }) => name)
  const all: DossierDifference[] = [
    { heading: 'The dossier', lines: wholeLines(before, after) },
    { heading: 'Claims that are new', lines: claims.added.map(claimLine) },
    { heading: 'Claims that are gone', lines: claims.removed.map(claimLine) },
    { heading: 'Claims that changed', lines: claims.both.flatMap(([old, now]) => changesOf(old, now)) },
    { heading: 'Corrections', lines: claims.both.flatMap(([old, now]) => correctionLine(old, now)) },
    { heading: 'Sources that are new', lines: sources.added.map(sourceLine) },
    { heading: 'Sources that are gone', lines: sources.removed.map(sourceLine) },
    { heading: 'Sources that changed', lines: sources.both.flatMap(([old, now]) => sourceChanges(old, now)) },
    { heading: 'Names that are new', lines: entities.added.map(({ name, kind }) => `${name} (${kind})`) },
    { heading: 'Names that are gone', lines: entities.removed.map(({ name, kind }) => `${name} (${kind})`) },
    { heading: 'Names that changed', lines: entities.both.flatMap(([old, now]) => entityChanges(old, now)) },
    { heading: 'The research', lines: researchChanges(before.research, after.research) },
  ]
  return all.filter(({ lines }) => lines.length > 0)
}

function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string) {
  const [old, now] = [new Map(before.map((x) => [keyOf(x), x])), new Map(after.map((x) => [keyOf(x), x]))]
  return {
    added: after.filter((item) => !old.has(keyOf(item))),
    removed: before.filter((item) => !now.has(keyOf(item))),
    both: after.flatMap((item): [T, T][] => {
      const known = old.get(keyOf(item))
      return known === undefined ? [] : [[known, item]]
    }),
  }
}

function wholeLines(before: Dossier, after: Dossier): string[] {
  return [
    ...from('version', before.version, after.version),
    ...from('as of', before.asOf, after.asOf),
    ...from('subject', before.subject.name, after.subject.name),
    ...from('other names of the subject', before.subject.aliases.join(', '), after.subject.aliases.join(', ')),
    ...(before.introduction === after.introduction ? [] : ['the introduction reads otherwise']),
  ]
}

function claimLine({ id, text, status }: Claim): string {
  return `${id}: ${text}${status === 'established' ? '' : ` (${status})`}`
}

function changesOf(before: Claim, after: Claim): string[] {
  const changes = [
    ...from('text', before.text, after.text),
    ...from('status', before.status, after.status),
    ...from('confidence', before.confidence, after.confidence),
    ...from('depth', before.depth, after.depth),
    ...from('time', before.time, after.time),
    ...from('topic', before.topic, after.topic),
    ...from('section', before.section, after.section),
    ...listChange('source', before.sources.map(cited), after.sources.map(cited)),
    ...listChange('note', before.notes, after.notes),
    ...listChange('value', before.slots.map(slotText), after.slots.map(slotText)),
    ...listChange('phrasing', before.phrasings.map(textOf), after.phrasings.map(textOf), true),
  ]
  return changes.map((change) => `${after.id}: ${change}`)
}

function correctionLine(before: Claim, after: Claim): string[] {
  const [old, now] = [before.correction, after.correction]
  if (JSON.stringify(old) === JSON.stringify(now)) return []
  if (!old && now) return [`${after.id} is corrected now: ${now.text} Evidence: ${now.evidence}`]
  if (old && !now) return [`${after.id} is no longer corrected (it was: ${old.text})`]
  return [
    ...from('text', old?.text, now?.text),
    ...from('evidence', old?.evidence, now?.evidence),
    ...from('certainty', old?.certainty, now?.certainty),
    ...from('slots', old?.slots?.join(', '), now?.slots?.join(', ')),
  ].map((change) => `${after.id}: the correction’s ${change}`)
}

function sourceLine({ n, title, tier }: Source): string {
  return `[${n}] ${title} (${tier === undefined ? 'not rated' : `tier ${tier}`})`
}

function sourceChanges(before: Source, after: Source): string[] {
  const fields = ['title', 'publisher', 'author', 'date', 'url', 'tier', 'kind', 'note'] as const
  return fields.flatMap((field) => from(field, before[field], after[field]).map((change) => `[${after.n}]: ${change}`))
}

function entityChanges(before: Entity, after: Entity): string[] {
  return [...from('kind', before.kind, after.kind), ...listChange('other name', before.aliases, after.aliases)].map(
    (change) => `${after.name}: ${change}`,
  )
}

/** Entries of the research that are new, gone or changed; each is found again by what it is about. */
function researchChanges(before: Research | undefined, after: Research | undefined): string[] {
  const lists = <K extends keyof Research>(name: K): [Research[K] | [], Research[K] | []] => [
    before?.[name] ?? [],
    after?.[name] ?? [],
  ]
  return [
    ...from('its method', before?.method, after?.method),
    ...entryChanges('section', lists('sections'), ({ section }) => section),
    ...entryChanges('question', lists('questions'), ({ asks }) => asks),
    ...entryChanges('access to source', lists('access'), ({ source }) => cited(source)),
    ...entryChanges('conflict', lists('conflicts'), ({ asks }) => asks),
    ...entryChanges('passage', lists('passages'), ({ claim, quote }) => `${claim}: “${quote}”`),
    ...entryChanges('review', lists('reviews'), ({ claim, judge, by }) => `${claim}, ${judge}, by ${by}`),
  ]
}

function entryChanges<T>(
  one: string,
  [before, after]: [readonly T[], readonly T[]],
  keyOf: (item: T) => string,
): string[] {
  const { added, removed, both } = pairs(before, after, keyOf)
  const changed = both.filter(([old, now]) => JSON.stringify(old) !== JSON.stringify(now)).map(([, now]) => now)
  const lines = (items: readonly T[], what: string) => items.map((item) => `${one} ${keyOf(item)} ${what}`)
  return [...lines(added, 'added'), ...lines(removed, 'taken out'), ...lines(changed, 'changed')]
}

type Said = string | number | undefined

function from(field: string, before: Said, after: Said): string[] {
  if (before === after) return []
  if (before === undefined || before === '') return [`${field} is “${after}” now, it had none`]
  if (after === undefined || after === '') return [`${field} “${before}” is gone`]
  return [`${field} “${before}” became “${after}”`]
}

function listChange(one: string, before: readonly string[], after: readonly string[], onlyCount = false): string[] {
  const added = after.filter((item) => !before.includes(item))
  const removed = before.filter((item) => !after.includes(item))
  if (onlyCount) {
    return [
      ...(added.length > 0 ? [`${added.length} ${one}${added.length === 1 ? '' : 's'} added`] : []),
      ...(removed.length > 0 ? [`${removed.length} ${one}${removed.length === 1 ? '' : 's'} taken out`] : []),
    ]
  }
  return [...added.map((item) => `${one} ${item} added`), ...removed.map((item) => `${one} ${item} taken out`)]
}

const cited = (n: number): string => `[${n}]`
const textOf = ({ text }: { text: string }): string => text
const slotText = ({ type, value, single }: Claim['slots'][number]): string =>
  `“${value}” (${type}, ${single ? 'only one' : 'others possible'})`
