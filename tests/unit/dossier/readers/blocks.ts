import { markdownBlocks } from '@/lib/dossier/readers/markdown-blocks'
import { toCheckableDocument, type OwnDocument, type CheckableText } from '@/lib/dossier/readers/checkable-document'
import { UnreadableDocument } from '@/lib/dossier/readers/unreadable'

/** Kind and text of each block of a document. */
export function blocksOf({ readable: { article } }: OwnDocument): [kind: string, text: string][] {
  return (article.blocks ?? []).map(({ kind, start, end }) => [kind, article.text.slice(start, end)])
}

/** Returns the code of the error with which reading a document fails, or null. */
export async function faultOf(reading: Promise<OwnDocument>): Promise<string | null> {
  try {
    await reading
    return null
  } catch (error) {
    return error instanceof UnreadableDocument ? error.code : String(error)
  }
}

/** Parses a Markdown text into what the engine reads. */
export function readMarkdown(text: string): CheckableText {
  return toCheckableDocument(markdownBlocks(text, 'article')).readable
}
