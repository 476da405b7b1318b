import type { DetailKind } from './finding'

const KINDS: Record<DetailKind, true> = {
  date: true,
  number: true,
  name: true,
  org: true,
  place: true,
  work: true,
  role: true,
  degree: true,
  quote: true,
  negation: true,
  order: true,
  quantifier: true,
  term: true,
}

/** Every kind of detail that the engine gives. */
export const detailKinds = Object.keys(KINDS) as DetailKind[]

export function isDetailKind(value: unknown): value is DetailKind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value)
}
