import { researchSchema, type Research } from '@/lib/dossier/format/research'
import type { AuthoredSource } from '@/lib/dossier/format/authoring'
import { tierRuleOf, type TierRule } from '@/lib/dossier/format/tier-rules'
import rules from './source-tiers.json'
import { hostOf } from '@/lib/text/host-of'
import { webAddress } from '@/lib/dossier/format/web-address'
import { shortened } from './problem-list'
import type { ClaimCollector } from './claim-writer'
import type { ClaimPlace } from './section-reader'
import type { SourceList } from './source-list'
import type { EvidencePlace } from './types'

interface ReadPage {
  title: string | undefined
  text: string
  /** The date that the document gives for itself. */
  asOf: string | undefined
  sources: SourceList
  writer: ClaimCollector
  places: readonly (ClaimPlace & { claim: string })[]
}

/** Adds a page as a source of all its claims, and returns the place of each claim as a passage of that source. */
export function addPage(
  place: EvidencePlace,
  { title, text, asOf, sources, writer, places }: ReadPage,
): Research | undefined {
  const url = place.url === undefined ? undefined : webAddress(place.url)
  const date = asOf
  const kind = kindOfPage(place, text)
  const tier = kind === 'encyclopedia' ? (ruleOf(url)?.tier ?? 3) : undefined
  const page = sources.addDocument({
    kind,
    ...(tier !== undefined && { tier }),
    title: place.title ?? title ?? place.fileName ?? (url === undefined ? 'Document' : hostOf(url)),
    ...(url !== undefined && { url, publisher: hostOf(url) }),
    ...(date !== undefined && { date }),
  })
  if (page === undefined) return undefined
  for (const claim of writer.claims) {
    claim.sources.push(page)
    delete claim.unsourced
  }
  return researchSchema.parse({
    by: [{ name: shortened(place.title ?? title ?? place.fileName ?? 'Document', 300), kind: 'organisation' }],
    access: [{ source: page, state: 'opened', on: place.readOn }],
    passages: places.map(({ claim, quote, before, after, paragraph }) => ({
      ...{ claim, source: page, quote: shortened(quote, MOST), paragraph, accessed: place.readOn },
      ...(before !== undefined && { before: shortened(before, MOST) }),
      ...(after !== undefined && { after: shortened(after, MOST) }),
      ...(date !== undefined && { published: date }),
    })),
  })
}

/** UTF-16 units of a passage that are kept. */
const MOST = 2000

/** Returns the host of a page without its ending; the name of a site is no subject. */
export function siteOf({ url, site }: EvidencePlace): string | undefined {
  return site ?? (url === undefined ? undefined : hostOf(url))
}

/** Rates the references of a page that have no tier, by the rules for hosts. */
export function rateByHost(sources: readonly AuthoredSource[]): AuthoredSource[] {
  return sources.map((source) => {
    const rule = source.tier === undefined && source.kind === undefined ? ruleOf(source.url) : undefined
    return rule ? { ...source, tier: rule.tier, kind: rule.kind } : source
  })
}

/** The rules are data, so that an editor can change them: `source-tiers.json`. */
const ruleOf = (url: string | undefined): TierRule | undefined => tierRuleOf(url, rules as TierRule[])

/** Returns the kind of a page, by its host or by what it says of itself. */
function kindOfPage({ url, title = '', site = '' }: EvidencePlace, text: string): string {
  const head = `${title}\n${site}\n${text.slice(0, 3000)}`
  return ruleOf(url)?.kind ?? KINDS.find(([, form]) => form.test(head))?.[0] ?? 'page'
}

const KINDS: readonly [string, RegExp][] = [
  ['encyclopedia', /\bfrom wikipedia\b|\bwikipedia\b.{0,40}\bencyclopa?edia\b/i],
  ['press-release', /\bpress release\b|\bfor immediate release\b|\btoday announced\b/i],
  ['ruling', /\b(?:plaintiff|appellant|respondent)s?\b|\bSupreme Court of\b|\bopinion of the court\b/i],
  ['study', /^\W*abstract\b|\bdoi:\s?10\.|\bdoi\.org\/10\./im],
  ['transcript', /\b(?:full |interview |rush )?transcript\b/i],
  ['report', /\b(?:annual|quarterly|final|interim|technical) report\b/i],
]
