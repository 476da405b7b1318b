import type { DocBlock, ParsedDocument } from '@/lib/dossier/readers/block'
import { SQUARE_MARK } from './citation-style'

/** Rewrites the marks of assistants in a text as `[3]` or `[^label]`. */
export function plainMarks(text: string): string {
  return FOREIGN_MARKS.reduce(
    (words, { pattern, plain }) =>
      words.replace(pattern, (whole: string, first?: string, second?: string) => plain(whole, first, second)),
    text,
  )
}

/**
 * Rewrites the marks of assistants as `[3]` or `[^label]`, in the text, the headings and the lists of a document.
 * Headings lose their marks, since they name topics.
 */
export function withPlainMarks(document: ParsedDocument): ParsedDocument {
  const { references } = document
  const blocks = document.blocks.map((block): DocBlock => {
    const plain = convertMarks(block, references)
    if (block.kind === 'heading') return { ...block, ...plain, text: plain.text.replace(HEADING_MARK, '').trimEnd() }
    return {
      ...block,
      ...plain,
      ...(block.cells && { cells: block.cells.map((cell) => ({ ...cell, ...convertMarks(cell, references) })) }),
    }
  })
  return { ...document, blocks }
}

const HEADING_MARK = new RegExp(String.raw`(?<=\S)\s*(?:${SQUARE_MARK.source})`, 'gu')

interface ForeignMark {
  pattern: RegExp
  plain: (whole: string, first?: string, second?: string) => string
}

/** One result of ChatGPT's search, perhaps with its lines: `turn0search3`, `turn2view0†L3-L9`. */
const CHATGPT_RESULT = String.raw`turn\d{1,4}[a-z]{3,12}\d{1,4}(?:†[^\]】)\s,;]{0,40})?`
const CHATGPT_RESULTS = String.raw`${CHATGPT_RESULT}(?: ?[,;]? ?${CHATGPT_RESULT}){0,20}`
const NUMBER_LIST = String.raw`\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,20}`

/** The marks of assistants, by the form in which they export or copy them. */
const FOREIGN_MARKS: readonly ForeignMark[] = [
  // ChatGPT, between letters of the private use area: cite, url with its words, entity with its name, lists, pictures.
  { pattern: /\uE200([^\uE200\uE201]{0,4000})\uE201/g, plain: (_, inner = '') => plainPrivateUseMark(inner) },
  { pattern: /[\uE200-\uE20F]/g, plain: () => '' },
  {
    pattern: new RegExp(
      String.raw`[[(【]\^?(?:(?:file)?cite:?\s?)?(${CHATGPT_RESULTS})[\])】]|(?:file)?(?:cite:?\s?)?(${CHATGPT_RESULTS})`,
      'g',
    ),
    plain: (_, bracketed, bare) => labelMarksIn(bracketed ?? bare ?? '', CHATGPT_LABEL),
  },
  // ChatGPT and its assistants: [1†L12-L20], 【1†source】, 【4:0†file.pdf】.
  {
    pattern: /[[【]([^[\]【】\n]{0,80}†[^[\]【】\n]{0,120})[\]】]/g,
    plain: (whole, inner = '') =>
      labelMarksIn(inner, /(\d{1,4}(?::\d{1,4})?)(?=†)/g) || (whole.startsWith('[') ? whole : ''),
  },
  {
    pattern:
      /(?:\u200B|&#8203;)?`{0,2}(?::?contentReference)?[[【(]oaicite:\s?(\d{1,4})[\]】)](?:\{index=\d{1,4}\})?`{0,2}(?:\u200B|&#8203;)?/g,
    plain: (_, n = '') => `[^oaicite_${n}]`,
  },
  // Gemini: [cite_start]…[cite: 1, 2], [span_0](start_span). DeepSeek: [citation:3]. Perplexity: [web:3], [file:1].
  { pattern: /\[cite_(?:start|end)\]\s?|\[span_\d{1,4}\]\((?:start|end)_span\)/g, plain: () => '' },
  {
    pattern: new RegExp(String.raw`\[(?:cite|citation|web)\s?:\s?(${NUMBER_LIST})\]`, 'gi'),
    plain: (_, numbers = '') => `[${numbers}]`,
  },
  {
    pattern: /\[(attached_file|file|page|post|memory|image|chart):(\d{1,4})\]/g,
    plain: (_, kind = '', n = '') => `[^${kind}_${n}]`,
  },
  // Tags around or behind the words, as Grok and Claude write them.
  {
    pattern:
      /<grok:render\b[^<>]{0,300}>(?:\s?<argument[^<>]{0,80}>)?\s?(\d{0,4})\s?(?:<\/argument>\s?)?<\/grok:render>/g,
    plain: (_, n) => (n ? `[${n}]` : ''),
  },
  {
    pattern: /<(?:antml:)?cite\b[^<>]{0,80}?index="([^"<>]{1,80})"[^<>]{0,80}>([^<>]{0,2000})<\/(?:antml:)?cite>/g,
    plain: (_, index = '', words = '') => words + labelMarksIn(index, /(\d{1,4}-\d{1,4})/g),
  },
  // Double brackets and raised brackets.
  {
    pattern: new RegExp(String.raw`\[\[\^?(${NUMBER_LIST})\]\](?!\()`, 'g'),
    plain: (_, numbers = '') => `[${numbers}]`,
  },
  { pattern: /⁽([¹²³⁰⁴-⁹]{1,3})⁾/g, plain: (_, raised = '') => raised },
]

const CHATGPT_LABEL = /(turn\d{1,4}[a-z]{3,12}\d{1,4})/g

function plainPrivateUseMark(inner: string): string {
  const [kind = '', ...parts] = inner.split('\uE202')
  if (kind === 'entity') return /^\[\s?"[^"]{0,80}",\s?"([^"]{1,200})"/.exec(parts[0] ?? '')?.[1] ?? ''
  const words = kind === 'url' || kind === 'link' ? (parts.shift() ?? '') : ''
  return words + labelMarksIn(parts.join(' '), CHATGPT_LABEL)
}

/** Returns a mark for each label that the pattern finds; `1:0` is `[^1_0]`, since it is not the source 1. */
function labelMarksIn(inner: string, pattern: RegExp): string {
  return [...inner.matchAll(pattern)]
    .map(([, label = '']) => (/^\d+$/.test(label) ? `[${label}]` : `[^${label.replace(/[:-]/g, '_')}]`))
    .join('')
}

type LinkedText = Pick<DocBlock, 'text' | 'links'>

function convertMarks(written: LinkedText, references: ParsedDocument['references']): LinkedText {
  const { text, links } = withReferenceLinks(written, references)
  let out = ''
  let at = 0
  const moved = links.map((link) => {
    out += plainMarks(text.slice(at, link.start))
    const start = out.length
    out += plainMarks(text.slice(link.start, link.end))
    at = link.end
    return { ...link, start, end: out.length }
  })
  return { text: out + plainMarks(text.slice(at)), links: moved }
}

/** Markdown's `[words][label]`, but not the two marks `[1][2]`. */
const REFERENCE_LINK = /\[(?!\^?\d{1,4}\^?\])([^[\]]{1,300})\]\[([^[\]]{0,60})\]/g

function withReferenceLinks({ text, links }: LinkedText, references: ParsedDocument['references']): LinkedText {
  let markedText = ''
  let at = 0
  const moved = [...links]
  for (const { 0: whole, 1: words = '', 2: label = '', index } of text.matchAll(REFERENCE_LINK)) {
    const url = references.get((label || words).toLowerCase())
    if (url === undefined) continue
    markedText += text.slice(at, index)
    const by = markedText.length - index
    moved.push({ start: markedText.length, end: markedText.length + words.length, url })
    for (const [place, link] of links.entries())
      if (link.start >= at && link.end <= index) moved[place] = { ...link, start: link.start + by, end: link.end + by }
    markedText += words
    at = index + whole.length
  }
  if (at === 0) return { text, links }
  const by = markedText.length - at
  for (const [place, link] of links.entries())
    if (link.start >= at) moved[place] = { ...link, start: link.start + by, end: link.end + by }
  return { text: markedText + text.slice(at), links: moved.sort((a, b) => a.start - b.start) }
}
