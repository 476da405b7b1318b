/** All kinds of details in findings. `term`: words that name a thing, or that a model quotes. */
export const detailKinds = [
  'date',
  'number',
  'name',
  'org',
  'place',
  'work',
  'role',
  'degree',
  'quote',
  'negation',
  'order',
  'quantifier',
  'term',
] as const
export type DetailKind = (typeof detailKinds)[number]

export function isDetailKind(value: unknown): value is DetailKind {
  return (detailKinds as readonly unknown[]).includes(value)
}
