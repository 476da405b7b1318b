import { parse } from 'yaml'
import { z } from 'zod'
import { issueLine } from '@/lib/dossier/format/issue-line'
import { ResearchFault } from './folder'

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

/** Reads what a person has written into `by-hand.yaml`. @throws ResearchFault with the place of the first mistake */
export function byHandIn(text: string): ByHand {
  let value: unknown
  try {
    value = parse(text, { maxAliasCount: 0 }) as unknown
  } catch {
    throw new ResearchFault('by-hand.yaml: it is no YAML')
  }
  const read = byHandSchema.safeParse(value ?? {})
  if (!read.success) throw new ResearchFault(`by-hand.yaml: ${issueLine(read.error)}`)
  return read.data
}

export const STARTING_BY_HAND = `# Questions and passages of your own. Each pass reads them; a passage whose quotation is not on its page word for word is not taken.
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
`
