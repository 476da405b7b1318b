import type { Block } from '@/lib/dossier/readers/block'

/** The document's own title: its only heading of the highest level, what "Title:" says, or its metadata. */
export function titleOf(
  blocks: readonly Block[],
  headings: readonly Block[],
  given: string | undefined,
): { words: string | undefined; block: Block | null } {
  const [field, about] = [/^\W*title\s*:\s*(\S.{1,160})$/i, /^\W*(?:subject|re|topic)\s*:\s*(\S.{1,160})$/i].map(
    (form) =>
      blocks
        .slice(0, 12)
        .map(({ text }) => form.exec(text)?.[1]?.trim())
        .find(Boolean),
  )
  const first = headings.find(({ text }) => !isSpeaker(text))
  const isTitle =
    first !== undefined &&
    blocks.indexOf(first) < 8 &&
    headings.every((one) => isSpeaker(one.text) || (one.level ?? 1) > (first.level ?? 1) || one === first) &&
    !/[,:]$/.test(first.text) &&
    !isDateLine(first.text)
  if (field && !(isTitle && given)) return { words: field, block: isTitle ? first : null }
  if (about && (!isTitle || (!given && KIND_ALONE.test(first.text))))
    return { words: about, block: isTitle ? first : null }
  if (isTitle) return { words: first.text.replace(/^[\p{Extended_Pictographic}\uFE0F\s]+(?=\p{L})/u, ''), block: first }
  return {
    words:
      given ??
      (headings.length > 0 && blocks[0] === first && headings.length > 1 && !isDateLine(first?.text ?? '')
        ? first?.text
        : undefined),
    block: null,
  }
}

/** "MEMORANDUM", "Internal briefing note": a heading that says what the document is, and not on what. */
const KIND_ALONE =
  /^\W*(?:(?:\p{L}+ ){0,2}(?:memo(?:randum)?|note|briefing|report|letter|paper|brief|dossier|file|summary|minutes|mail|message)\W*)$/iu

/** "You said:" in the copy of a conversation. */
function isSpeaker(text: string): boolean {
  return /^\W*(?:you|user|me|human|prompt|question|assistant|chatgpt|claude|gemini|copilot|perplexity|gpt-?\d\w*|ai|bot|answer|response|model)(?: (?:said|asked|wrote|says|answered|replied))?\W*$/i.test(
    text,
  )
}

/** "Kraków, 2 July 2013" heads a letter. */
function isDateLine(text: string): boolean {
  return (
    text.length < 60 &&
    /\b(?:19|20)\d\d\W*$/.test(text) &&
    /^(?:[\p{L} .-]+,\s+)?(?:the )?\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{Lu}\p{L}+,? \d{4}\W*$|^(?:[\p{L} .-]+,\s+)?\p{Lu}\p{L}+ \d{1,2}, \d{4}\W*$/u.test(
      text,
    )
  )
}
