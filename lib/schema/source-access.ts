/** How far the research read a source; without it, the source counts as opened. */
export interface SourceReading {
  state?:
    | 'opened'
    | 'part'
    | 'recognised'
    | 'pasted'
    | 'paywalled'
    | 'refused'
    | 'scripts'
    | 'search'
    | 'others'
    | 'unopened'
    | undefined
  on?: string | undefined
  /** A machine wrote the source. */
  machineMade?: boolean | undefined
}

interface ReadSource<T> {
  tier?: T | undefined
  access?: SourceReading | undefined
}

/** Returns whether the research is known not to have opened a source, or a machine wrote the source. */
export function isUnread({ access }: Pick<ReadSource<unknown>, 'access'>): boolean {
  const { state = 'opened', machineMade = false } = access ?? {}
  return machineMade || !READ_STATES.has(state)
}

/** States of a source whose words are known, though the source itself was not opened whole. */
const STATES_IN_DOUBT = ['part', 'recognised', 'pasted']
const READ_STATES = new Set(['opened', ...STATES_IN_DOUBT])

/** Returns whether a source is known to be unread, or its words come from a part, a picture or a pasted text. */
export const isNotWhole = (source: Pick<ReadSource<unknown>, 'access'>): boolean =>
  isUnread(source) || STATES_IN_DOUBT.includes(source.access?.state ?? 'opened')

export const areUnread = (sources: readonly ReadSource<unknown>[]): boolean =>
  sources.length > 0 && sources.every(isUnread)

export function bestTierOf<T extends number>(sources: readonly ReadSource<T>[]): T | null {
  let best: T | null = null
  for (const { tier } of sources) if (tier != null && (best === null || tier < best)) best = tier
  return best
}

/** The tier shown with a value: its best source's, or null where none is rated or none was read. */
export const shownTierOf = <T extends number>(sources: readonly ReadSource<T>[]): T | null =>
  areUnread(sources) ? null : bestTierOf(sources)
