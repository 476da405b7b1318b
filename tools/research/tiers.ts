import { parse } from 'yaml'
import { z } from 'zod'
import { tierSchema, type Tier } from '@/lib/dossier/format/schema'
import { ResearchFault } from './folder'

const ruleSchema = z.strictObject({
  /** A host, also with its subdomains; `*` is any. */
  host: z.string().min(1).max(200),
  path: z.string().startsWith('/').optional(),
  tier: tierSchema,
})
export type TierRule = z.infer<typeof ruleSchema>

/** The rules of `tiers.yaml`. @throws ResearchFault with the place of the first mistake */
export function tierRulesIn(text: string): TierRule[] {
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 0 })
  } catch {
    throw new ResearchFault('tiers.yaml: it is no YAML')
  }
  const rules = z.array(ruleSchema).safeParse(value ?? [])
  if (rules.success) return rules.data
  const [issue] = rules.error.issues
  throw new ResearchFault(`tiers.yaml: rule ${Number(issue?.path[0] ?? 0) + 1}: ${issue?.message ?? ''}`)
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

export const STARTING_RULES = `# Which tier a source has: 1 primary, 2 reputable press and reference works, 2.5 in between, 3 the rest. The first rule
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
`
