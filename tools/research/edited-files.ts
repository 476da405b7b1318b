import { parse } from 'yaml'
import { z } from 'zod'
import { issueLine } from '@/lib/dossier/format/issue-line'
import { tierSchema, type Tier } from '@/lib/dossier/format/schema'
import { ResearchFault, type ResearchFolder } from './folder'

const words = z.string().trim().min(1).max(2000)
const byHandSchema = z.strictObject({
  /** Who wrote them. */
  by: words.optional(),
  questions: z.array(z.strictObject({ section: words, asks: words, query: words.optional() })).default([]),
  passages: z
    .array(
      z.strictObject({ page: words, claim: words, quote: words, section: words.optional(), asks: words.optional() }),
    )
    .default([]),
})
export type ByHand = z.infer<typeof byHandSchema>

const tierRulesSchema = z.array(
  z.strictObject({
    /** A host, also with its subdomains; `*` is any. */
    host: z.string().min(1).max(200),
    path: z.string().startsWith('/').optional(),
    tier: tierSchema,
  }),
)
export type TierRule = z.infer<typeof tierRulesSchema>[number]

/** Questions and passages of a person. @throws ResearchFault with the place of the first mistake */
export function byHandIn(folder: ResearchFolder): ByHand {
  return editedFile(folder, 'by-hand.yaml', byHandSchema, {})
}

/** The rules for tiers. @throws ResearchFault with the place of the first mistake */
export function tierRulesIn(folder: ResearchFolder): TierRule[] {
  return editedFile(folder, 'tiers.yaml', tierRulesSchema, [])
}

function editedFile<T>(folder: ResearchFolder, name: string, schema: z.ZodType<T>, empty: object): T {
  let value: unknown
  try {
    value = parse(folder.read(name) ?? '', { maxAliasCount: 0 }) as unknown
  } catch {
    throw new ResearchFault(`${name}: it is no YAML`)
  }
  const read = schema.safeParse(value ?? empty)
  if (!read.success) throw new ResearchFault(`${name}: ${issueLine(read.error)}`)
  return read.data
}

/** The tier by the first rule that fits; undefined without one, and for a file, whose publisher nobody has named. */
export function tierOf(address: string | undefined, rules: readonly TierRule[]): Tier | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const { hostname, pathname } = new URL(address)
  return rules.find(({ host, path = '/' }) => isOfHost(hostname, host) && pathname.startsWith(path))?.tier
}

function isOfHost(hostname: string, pattern: string): boolean {
  const host = pattern.replace(/^\*\./, '').toLowerCase()
  return host === '*' || hostname === host || hostname.endsWith(`.${host}`)
}

/** The files that people edit, as a research begins with them. */
export const STARTING_FILES = {
  'tiers.yaml': `# Which tier a source has: 1 primary, 2 reputable press and reference works, 2.5 in between, 3 the rest. The first rule
# that fits counts. Put the hosts of the subject itself on top, with tier 1. A path is compared from its beginning:
# - { host: example.org, path: /press/, tier: 1 }
- { host: '*.gov', tier: 1 }
- { host: '*.edu', tier: 1 }
- { host: '*.int', tier: 1 }
- { host: 'gov.uk', tier: 1 }
- { host: 'ac.uk', tier: 1 }
- { host: 'europa.eu', tier: 1 }
- { host: 'doi.org', tier: 1 }
- { host: 'arxiv.org', tier: 1 }
- { host: 'apnews.com', tier: 2 }
- { host: 'reuters.com', tier: 2 }
- { host: 'bbc.co.uk', tier: 2 }
- { host: 'bbc.com', tier: 2 }
- { host: 'britannica.com', tier: 2 }
- { host: 'wikipedia.org', tier: 2.5 }
- { host: '*', tier: 3 }
`,
  'by-hand.yaml': `# Questions and passages of your own. Each pass reads them; a passage whose quotation is not on its page word for word is not taken.
# A page is an address, or the path of a file below the folder of --pages.
# by: YOUR NAME
# questions:
#   - { section: Origin, asks: "Who founded it?", query: "words for the search" }
# passages:
#   - page: https://example.org/history
#     claim: The society was founded in 1901.
#     quote: was founded by three teachers in 1901
#     section: Origin
#     asks: Who founded it?
`,
}
