import type { Entity, Tier } from '@/lib/dossier/format/schema'
import { decodeFromUrl, encodeForUrl } from '@/lib/text/urls'

export type ShowOption = 'all' | 'established' | 'doubt' | 'corrected'

export interface ClaimFilters {
  query: string
  show: ShowOption
  part: string | null
  topic: string | null
  tier: Tier | null
}

/** The visible part of the timeline: a range in UTC milliseconds (null: all), and a lane. */
export interface TimeView {
  from: number | null
  to: number | null
  lane: string | null
  onlyDoubt: boolean
}

export interface NamesView {
  at: 'names'
  kind: Entity['kind'] | null
}

export type DossierRoute =
  | { at: 'claims'; filters: ClaimFilters }
  | { at: 'claim'; id: string }
  | { at: 'introduction' }
  | { at: 'research' }
  | { at: 'timeline'; view: TimeView }
  | NamesView
  | { at: 'entity'; name: string }
  | { at: 'sources'; tier: Tier | null }
  | { at: 'source'; n: number }

export const noFilters: ClaimFilters = { query: '', show: 'all', part: null, topic: null, tier: null }
export const wholeTimeView: TimeView = { from: null, to: null, lane: null, onlyDoubt: false }
export const tiers: readonly Tier[] = [1, 2, 3]
export const entityKinds: readonly Entity['kind'][] = [
  'person',
  'organisation',
  'work',
  'course',
  'product',
  'event',
  'term',
  'place',
]

/**
 * Returns the address of a page, to be appended to the panel's own address: "#/dossier/timeline?lane=Work".
 *
 * @param dossier id of the dossier: "#/of/marie-curie/dossier/timeline"; without it the bundled one
 */
export function dossierHref(place: DossierRoute, dossier?: string): string {
  const href = hrefOf(place)
  return dossier === undefined ? href : `#/of/${encodeForUrl(dossier)}${href.slice(1)}`
}

/** Splits an address into the id of its dossier (undefined: the bundled dossier) and the address without that id. */
export function parseDossierId(hash: string): { dossier: string | undefined; hash: string } {
  const [, id, rest] = /^#?\/?of\/([^/?]+)(\/.*)?$/.exec(hash) ?? []
  return id === undefined
    ? { dossier: undefined, hash }
    : { dossier: decodeFromUrl(id), hash: `#${rest ?? '/dossier'}` }
}

function hrefOf(place: DossierRoute): string {
  switch (place.at) {
    case 'claims': {
      const { query, show, part, topic, tier } = place.filters
      return `#/dossier${queryStringOf({ q: query, show: show === 'all' ? '' : show, part, topic, tier })}`
    }
    case 'claim':
      return `#/claim/${encodeForUrl(place.id)}`
    case 'timeline': {
      const { from, to, lane, onlyDoubt } = place.view
      const span = { from: from === null ? '' : isoDayOf(from), to: to === null ? '' : isoDayOf(to) }
      return `#/dossier/timeline${queryStringOf({ ...span, lane, only: onlyDoubt ? 'doubt' : '' })}`
    }
    case 'names':
      return `#/dossier/names${queryStringOf({ kind: place.kind })}`
    case 'entity':
      return `#/dossier/entity/${encodeForUrl(place.name)}`
    case 'sources':
      return `#/dossier/sources${queryStringOf({ tier: place.tier })}`
    case 'source':
      return `#/dossier/source/${place.n}`
    case 'introduction':
    case 'research':
      return `#/dossier/${place.at}`
  }
}

/** The path and the parameters of an address: "#/dossiers/add?example=apollo-11". */
export function parseHash(hash: string): { path: string[]; parameters: URLSearchParams } {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  return { path: path.split('/'), parameters: new URLSearchParams(query) }
}

/** Returns the page at an address, or null if it is not a dossier page. Invalid parameters are ignored. */
export function parseDossierRoute(hash: string): DossierRoute | null {
  const { path, parameters } = parseHash(hash)
  const [screen, page, thirdPart] = path
  if (screen === 'claim') return { at: 'claim', id: decodeFromUrl(page ?? '') }
  if (screen !== 'dossier') return null
  const tier = tiers.find((known) => String(known) === parameters.get('tier')) ?? null
  switch (page) {
    case 'introduction':
    case 'research':
      return { at: page }
    case 'timeline': {
      const from = parseDay(parameters.get('from'))
      const to = parseDay(parameters.get('to'))
      const whole = from === null || to === null || from >= to
      const span = whole ? { from: null, to: null } : { from, to }
      return {
        at: 'timeline',
        view: { ...span, lane: parameters.get('lane'), onlyDoubt: parameters.get('only') === 'doubt' },
      }
    }
    case 'names':
      return { at: 'names', kind: entityKinds.find((kind) => kind === parameters.get('kind')) ?? null }
    case 'entity':
      return { at: 'entity', name: decodeFromUrl(thirdPart ?? '') }
    case 'sources':
      return { at: 'sources', tier }
    case 'source':
      return { at: 'source', n: Number(thirdPart) }
    default: {
      const show = parameters.get('show')
      const filters: ClaimFilters = {
        query: parameters.get('q') ?? '',
        show: show === 'established' || show === 'doubt' || show === 'corrected' ? show : 'all',
        part: parameters.get('part'),
        topic: parameters.get('topic'),
        tier,
      }
      return { at: 'claims', filters }
    }
  }
}

function queryStringOf(fields: Record<string, string | number | null>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    if (value !== null && value !== '') parameters.set(name, String(value))
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

function isoDayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function parseDay(iso: string | null): number | null {
  const at = iso !== null && /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(iso) : Number.NaN
  return Number.isNaN(at) ? null : at
}
