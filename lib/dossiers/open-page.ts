import { z } from 'zod'
import { dateSchema, textSchema } from '@/lib/messaging/to-page'
import { readEvidenceIn } from '@/lib/platform/scripts'
import { truncatedTextSchema, reportedAddressSchema, reportedLineSchema } from '@/lib/schema/annotation'

/** UTF-16 units of a title, which becomes the name of the evidence. */
const LONGEST_TITLE = 300
const offsetsSchema = z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() })
const openPageSchema = textSchema.extend({
  url: reportedAddressSchema,
  title: truncatedTextSchema(LONGEST_TITLE),
  site: reportedLineSchema,
  date: dateSchema.nullable(),
  html: z.string().max(10_000_000),
  /** Whether the page has more than was read: behind an edge, in a fold or frame, or after the limit of a text. */
  isCut: z.boolean(),
  selection: textSchema.extend({ position: offsetsSchema.nullable() }).nullable(),
})

/** A page that was read for use as evidence. `text` is what is visible of the article, or the part that was selected. */
export interface OpenPage extends Omit<z.infer<typeof openPageSchema>, 'selection'> {
  isPart: boolean
}

/**
 * Reads the page of a tab.
 * @param isPart only the selected part, where something is selected
 * @returns null where the page may not be read or has no text
 */
export async function readOpenPage(tabId: number, isPart: boolean, read = readEvidenceIn): Promise<OpenPage | null> {
  const parsed = openPageSchema.safeParse(await read(tabId))
  if (!parsed.success) return null
  const { selection, ...page } = { ...parsed.data, isPart: false }
  const part = isPart && selection !== null ? selectedPartOf(page, selection) : page
  return part.text.trim() === '' ? null : part
}

/** Returns a page with the selected part of its text. A selection outside the article is text without blocks. */
function selectedPartOf(
  page: OpenPage,
  { text, position, blocks: all }: NonNullable<z.infer<typeof openPageSchema>['selection']>,
): OpenPage {
  const beginning = text.slice(0, MOST_NAME_LENGTH).replace(/\s+\S*$/, '')
  const own = { ...page, title: `${page.title}: “${beginning}…”`, isPart: true }
  if (position === null) return { ...own, html: '', text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' }] }
  const blocks = all.flatMap((block) => {
    const start = Math.max(block.start, position.start)
    const end = Math.min(block.end, position.end)
    return start < end ? [{ ...block, start, end }] : []
  })
  return { ...own, blocks, text: page.text.slice(0, position.end) }
}

/** Maximum number of characters of a selection in its name; two selections of one page then have different names. */
const MOST_NAME_LENGTH = 50
