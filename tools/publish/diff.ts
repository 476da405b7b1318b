import type { Research } from '@/lib/dossier/format/research'
import type { Claim, Dossier, Source } from '@/lib/dossier/format/schema'
import { versionDifference } from '@/lib/dossiers/data/difference'

/** Changes between two versions of a dossier, field by field, in words: headings with their lines, in reading order. */
export function diffDossiers(before: Dossier, after: Dossier) {
  const { added, changed, retired, sources } = versionDifference(before, after)
  const names = new Map(before.entities.map((entity) => [entity.name, entity]))
  const kept = new Set(after.entities.map(({ name }) => name))
  const all = [
    { heading: 'The dossier', lines: fieldLines(aboutOf(before), aboutOf(after)) },
    { heading: 'Claims that are new', lines: added.map(claimLine) },
    { heading: 'Claims that are gone', lines: retired.map(claimLine) },
    {
      heading: 'Claims that changed',
      lines: changed.flatMap((one) => fieldLines(one.before, one.after, one.after.id)),
    },
    { heading: 'Sources that are new', lines: sources.added.map(sourceLine) },
    { heading: 'Sources that are gone', lines: sources.removed.map(sourceLine) },
    {
      heading: 'Sources that changed',
      lines: sources.changed.flatMap((one) => fieldLines(one.before, one.after, `[${one.after.n}]`)),
    },
    { heading: 'Names that are new', lines: after.entities.flatMap(({ name }) => (names.has(name) ? [] : name)) },
    { heading: 'Names that are gone', lines: before.entities.flatMap(({ name }) => (kept.has(name) ? [] : name)) },
    {
      heading: 'Names that changed',
      lines: after.entities.flatMap((entity) => fieldLines(names.get(entity.name) ?? entity, entity, entity.name)),
    },
    { heading: 'The research', lines: researchLines(before.research, after.research) },
  ]
  return all.filter(({ lines }) => lines.length > 0)
}

function aboutOf({ version, asOf, subject, introduction }: Dossier): object {
  return { version, asOf, subject: subject.name, aliases: subject.aliases, introduction }
}

function claimLine({ id, text, status }: Claim): string {
  return `${id}: ${text}${status === 'established' ? '' : ` (${status})`}`
}

function sourceLine({ n, title, tier }: Source): string {
  return `[${n}] ${title} (${tier === undefined ? 'not rated' : `tier ${tier}`})`
}

/** Lists added, removed and changed entries of the research; `keyOf` identifies an entry in both versions. */
function researchLines(before: Partial<Research> = {}, after: Partial<Research> = {}): string[] {
  const linesOf = <T>(one: string, old: readonly T[] = [], now: readonly T[] = [], keyOf: (item: T) => string) => {
    const [was, is] = [old, now].map((items) => new Map(items.map((item) => [keyOf(item), JSON.stringify(item)])))
    return [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])].flatMap((key) => {
      if (was?.get(key) === is?.get(key)) return []
      return `${one} ${key} ${!was?.has(key) ? 'added' : is?.has(key) ? 'changed' : 'taken out'}`
    })
  }
  return [
    ...fieldLines({ method: before.method }, { method: after.method }),
    ...linesOf('section', before.sections, after.sections, ({ section }) => section),
    ...linesOf('question', before.questions, after.questions, ({ asks }) => asks),
    ...linesOf('access to source', before.access, after.access, ({ source }) => `[${source}]`),
    ...linesOf('conflict', before.conflicts, after.conflicts, ({ asks }) => asks),
    ...linesOf('passage', before.passages, after.passages, ({ claim, quote }) => `${claim}: “${quote}”`),
    ...linesOf('review', before.reviews, after.reviews, (r) => `${r.claim ?? r.section}, ${r.judge}, by ${r.by}`),
  ]
}

function fieldLines(before: object, after: object, of = ''): string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was, is] = [valueText(old.get(field)), valueText(now.get(field))]
    return was === is ? [] : [`${of === '' ? '' : `${of}: `}${field} ${was} became ${is}`]
  })
}

function valueText(value: unknown): string {
  if (value === undefined || value === '') return 'none'
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value)
}
