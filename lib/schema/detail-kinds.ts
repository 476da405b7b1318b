/**
 * How a quotation stands in the evidence: word for word; with words left out at an ellipsis; with other small words, spellings or signs,
 * or without words that may turn the sense; with other words; said by somebody else, whose name is the detail; not at all.
 */
export const quotationKinds = ['verbatim', 'shortened', 'reworded', 'misquoted', 'misattributed', 'unquoted'] as const
export type QuotationKind = (typeof quotationKinds)[number]

/** Kinds of details that a sentence explains on screen: a compared quotation, or the opinion of somebody else on all that is said. */
export const explainedKinds = [...quotationKinds, 'opinion'] as const

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
  ...explainedKinds,
] as const
export type DetailKind = (typeof detailKinds)[number]
