import type { Tier } from './schema'

/** A rule for the tier of sources by their host. `path` is compared from its beginning; `kind` says what they are. */
export interface TierRule {
  host: string
  path?: string | undefined
  tier: Tier
  owner?: string | undefined
  kind?: string | undefined
}

/** Returns the first rule that fits an address; undefined if none fits, and for a file, which has no publisher. */
export function tierRuleOf<Rule extends TierRule>(
  address: string | undefined,
  rules: readonly Rule[],
): Rule | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const { hostname, pathname } = new URL(address)
  return rules.find(({ host, path = '/' }) => isOfHost(hostname, host) && pathname.startsWith(path))
}

function isOfHost(hostname: string, pattern: string): boolean {
  const host = pattern.replace(/^\*\./, '').toLowerCase()
  return host === '*' || hostname === host || hostname.endsWith(`.${host}`)
}
