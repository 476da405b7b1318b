import { dayMs } from '@/lib/text/date-value'
import type { Dossier, Claim, Source } from '@/lib/dossier/format/schema'
import type { Reliability } from '@/lib/dossier/browse/dossier-book'
import { conflictingClaims } from '@/lib/research/claim-pairs'
import type { Research } from '@/lib/dossier/format/research'
import { versionDifference } from '@/lib/dossiers/data/difference'
import { timeSpan } from '@/lib/dossier/browse/timeline-lanes'

export function countDossier({ claims, sources, entities }: Dossier) {
  const slots = claims.flatMap((claim) => claim.slots)
  return {
    claims: claims.length,
    corrected: claims.filter((claim) => claim.correction).length,
    inDoubt: claims.filter((claim) => claim.status !== 'established').length,
    sections: new Set(claims.map((claim) => claim.section)).size,
    phrasings: claims.reduce((sum, claim) => sum + claim.phrasings.length, 0),
    slots: slots.length,
    singleSlots: slots.filter((slot) => slot.single).length,
    sources: sources.length,
    entities: entities.length,
  }
}

export function statsText(stats: ReturnType<typeof countDossier>): string {
  return [
    `${stats.claims} claims (${stats.inDoubt} in doubt, ${stats.corrected} corrected) in ${stats.sections} sections`,
    `${stats.phrasings} phrasings, ${stats.slots} slots (${stats.singleSlots} with one value only)`,
    `${stats.sources} sources, ${stats.entities} entities`,
  ].join('\n')
}

/** An audit for people: headings with their lines. @param today an ISO day, for counts that are out of date */
export function auditLines(audit: Reliability, dossier: Dossier, today: string): [heading: string, lines: string[]][] {
  const { byTier, unsourced, oneSource, unread, sureUnread, openQuestions, openConflicts, sectionsWithoutReason } =
    audit
  const claimCount = dossier.claims.length
  const row = (name: string, n: number) =>
    `  ${String(n).padStart(5)}  ${`${Math.round((100 * n) / claimCount)}%`.padStart(4)}  ${name}`
  return [
    [
      `what the ${claimCount} claims rest on`,
      [
        ...byTier.map(({ tier, claims }) =>
          row(tier === null ? 'best source not rated' : `best source of tier ${tier}`, claims),
        ),
        row('one source only', oneSource.length),
        row('no source', unsourced.length),
        row('only sources that were not opened, or that a machine wrote', unread.length),
        row('of these, established with high confidence', sureUnread.length),
      ],
    ],
    ['open in the research', [`  ${openQuestions} questions, ${openConflicts} conflicts between sources`]],
    ['sections below high confidence without a reason', sectionsWithoutReason.map((section) => `  ${section}`)],
    ['claims on sources that were not opened', unread.map(claimTextLine)],
    ['claims without a source', unsourced.map(claimTextLine)],
    [
      'claims with different values for one thing',
      conflictingClaims(dossier).flatMap((pair) => pair.map(({ claim }) => claimTextLine(claim))),
    ],
    [
      `numbers that change, seen more than a year before ${today}`,
      dueForReview(dossier, today).map(({ id, seen, text }) => `  ${seen}  ${id}: ${text}`),
    ],
  ]
}

function claimTextLine({ id, text }: Claim): string {
  return `  ${id}: ${text}`
}

/** Changes between two versions of a dossier, field by field, in words: headings with their lines, in reading order. */
export function diffDossiers(before: Dossier, after: Dossier) {
  const { added, changed, retired, sources } = versionDifference(before, after)
  const names = new Map(before.entities.map((entity) => [entity.name, entity]))
  const kept = new Set(after.entities.map(({ name }) => name))
  const allLines = [
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
  return allLines.filter(({ lines }) => lines.length > 0)
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

/**
 * Returns the claims with a number that changes over time (stars, views, members, money) and is older than a year on
 * `today`.
 *
 * @param today an ISO day
 * @returns `seen`: end of the claim's time, or the dossier's date for a claim without one
 */
export function dueForReview({ claims, asOf }: Dossier, today: string) {
  const now = timeSpan(today, asOf)?.from
  if (now === undefined) return []
  return claims.flatMap((claim) => {
    if (!isTimeBound(claim)) return []
    const seen = claim.time?.split('/').at(-1) ?? asOf
    const until = timeSpan(seen, asOf)?.to
    return until !== undefined && until + YEAR_MS < now ? [{ id: claim.id, text: claim.text, seen }] : []
  })
}

const YEAR_MS = 365 * dayMs

/** A number of a growing kind with an as-of date: "had 45,000 stars as of March 2026". */
function isTimeBound({ text, slots }: Claim): boolean {
  return slots.some(({ type }) => type === 'number') && GROWING_QUANTITY.test(text) && AS_OF_WORDS.test(text)
}

const GROWING_QUANTITY =
  /\b(stars?|forks?|views?|subscribers?|followers?|citations?|cited|members?|employees?|staff|head ?count|downloads?|points|comments|videos|commits|signatures|signatories|funding|raised|valu(?:ed|ation)|records?)\b/i
const AS_OF_WORDS = /\b(as of|so far|to date|at present|currently|now|has|have|counts?|stands? at|shows?|is at)\b/i
