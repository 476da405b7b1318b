import type { Block } from '@/lib/schema/finding'
import { linesAsBlocks } from '@/lib/engine/analyse/prepare-article'
import { verbsOfSaying } from '@/lib/engine/lexicon/concepts'

interface Span {
  start: number
  end: number
}

/** A quotation in a text. */
export interface Quotation extends Span {
  /** Words between its parts that are not quoted: “We lost,” she said, “and we go on.” */
  between: readonly Span[]
  /** The speaker, where the text names one. */
  speaker: Speaker | null
}

/** A speaker's name and its place. `isOwn`: the text names the speaker beside this quotation, not beside the one before. `isLead`: a sentence about the speaker leads to it. */
export interface Speaker extends Span {
  name: string
  isOwn: boolean
  isLead: boolean
}

/** Whether a word lies between two parts of a quotation, and so is not quoted. */
export const isBetweenParts = ({ between }: Quotation, { start }: Pick<Span, 'start'>): boolean =>
  between.some((words) => words.start <= start && start < words.end)

/** Returns what stands in quotation marks or in a block quote. A quotation does not cross the borders of a block. */
export function findQuotations(text: string, blocks: Iterable<Block> = linesAsBlocks(text)): Quotation[] {
  const found: Quotation[] = []
  const hasMarks = ANY_MARK.test(text)
  for (const block of blocks) {
    const isQuote = block.kind === 'quote'
    if (!hasMarks && !isQuote) continue
    const marked = markedIn(text, block)
    const isWhole =
      isQuote && marked.reduce((sum, { start, end }) => sum + end - start, 0) < (block.end - block.start) / 2
    let former: Speaker | null = null
    for (const span of isWhole ? [wholeQuote(text, block)] : joinParts(text, marked)) {
      const speaker = speakerOf(text, span, block)
      // The second quotation of a paragraph has the speaker of the first, unless it has one of its own, or somebody else comes between.
      const between = text.slice(found.at(-1)?.end, span.start)
      const surname = former?.name.split(' ').at(-1) ?? ''
      if (former && [...between.matchAll(NAMES)].some(([name]) => name.includes(' ') && !name.includes(surname)))
        former = null
      if (speaker !== null) former = { ...speaker, isOwn: false }
      found.push({ ...span, speaker: speaker ?? former })
    }
  }
  return found
}

const ANY_MARK = /["“”„«»‹›‘]|(?<![\p{L}\p{N}])'/u
/** Matches the words in marks. An apostrophe within a word closes no single marks, and inches are no marks. */
const MARKED =
  /“([^“”]*)(?:”|$)|„([^“”„]*)[“”]|«([^«»]*)»|‹([^‹›]*)›|(?<=^|[\s(])(?:”([^“”]*)”|»([^«»]*)«|›([^‹›]*)‹)|(?<![\p{L}\p{N}])"([^"]*)"|(?<![\p{L}\p{N}])‘((?:[^‘’]|[’‘](?=\p{L})){0,2000})’(?!\p{L})|(?<![\p{L}\p{N}])'((?:[^']|'(?=\p{L})){0,2000})'(?!\p{L})/gu

function markedIn(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(MARKED)].flatMap((match) => {
    const words = match.slice(1).join('')
    const from = start + match.index + 1
    return words.trim() === '' ? [] : [{ start: from, end: from + words.length }]
  })
}

function wholeQuote(text: string, block: Span): Span & { between: Span[] } {
  const words = text.slice(block.start, block.end)
  const from = /^\s*(?:>\s*)?["“‘]?/.exec(words)?.[0].length ?? 0
  const signed = ATTRIBUTION_BELOW.exec(words)
  return { start: block.start + from, end: block.start + (signed?.index ?? words.length), between: [] }
}
/** A point is part of a name behind an initial or a title only. */
const NAME_WORD = String.raw`(?:(?:\p{Lu}|Mrs?|Ms|Dr|Prof|Rev|Sgt|Capt|Cllr|Gov|Sen|Rep|Gen|Col|Lt|St)\.|\p{Lu}[\p{L}\p{M}'’-]*)`
const NAME = String.raw`(?=\p{Lu}[\p{L}\p{M}'’.-])${NAME_WORD}(?:\s(?:(?:de|van|von|der|den|bin|al|la|le|du|di|of)\s)?${NAME_WORD}){0,4}`
const ATTRIBUTION_BELOW = new RegExp(String.raw`["”’]?\s*[—–-]\s*(${NAME})[^.!?]{0,80}$`, 'u')

/** Joins the parts of a quotation that is interrupted within a sentence. */
function joinParts(text: string, parts: readonly Span[]): (Span & { between: Span[] })[] {
  const joined: (Span & { between: Span[] })[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const between = last && text.slice(last.end - 1, part.start)
    if (last && between !== undefined && between.length <= LONGEST_ATTRIBUTION && INTERRUPTS.test(between)) {
      last.between.push({ start: last.end, end: part.start })
      last.end = part.end
    } else joined.push({ ...part, between: [] })
  }
  return joined
}

const SAY = `(?:${verbsOfSaying}|say|tell|told|asked|asks|recalls|replied|replies|argued|argues|warned|warns|insisted|insists|admitted|admits|claimed|claims|declared|stated|states|promised|promises|remembered|remembers|continued|concluded|reported|complained|remarked|acknowledged|described|called|calls|praised|dismissed|conceded|concedes|put|pointed out|points out)`
export const SAYS = new RegExp(String.raw`\b${SAY}\b`, 'u')
/** Matches what stands between two parts of one sentence, after the last sign of the first. */
const INTERRUPTS = new RegExp(String.raw`^(?:[,–—-]|.["”’»],)[^.!?…:]*\b${SAY}\b[^.!?…:]*$`, 'su')
const ASIDE = String.raw`(?:,[^,.!?"“]{1,90},)?`
const ADVERB = String.raw`(?:\s(?:has|had|have|later|also|then|once|\p{Ll}+ly|used to|likes? to|liked to))*`
const TITLE = String.raw`(?:(?:the |its |her |his |our |a |an |\p{Lu}\p{L}+['’]s )?(?:\p{Ll}[\p{Ll}-]* ){0,3}\p{Ll}[\p{Ll}-]*,? )?`
const AFTER = new RegExp(
  String.raw`^[,.]?["“”’»«›‹]?[,.]?\s*(?:[—–-]\s*)?(?:(${NAME})${ASIDE}${ADVERB}\s${SAY}\b|${SAY}\s${TITLE}(?<!\bthe )(${NAME})|(?:according to|in the words of) ${TITLE}(${NAME}))`,
  'u',
)
const BEFORE = new RegExp(
  String.raw`(?:(${NAME})${ASIDE}${ADVERB}\s${SAY}\b[^.!?"“”]{0,70}|(?:[Aa]ccording to|[Ii]n the words of) ${TITLE}(${NAME}),?|(?:^|[.!?]["”]?\s)(${NAME}):)\s*(?:that\s)?["“”‘«»„‹›]$`,
  'u',
)
/** Matches a sentence that begins with a name, has no other one, and leads to the quotation by a colon. */
const LEAD = new RegExp(String.raw`(?:^|[.!?]["”]?\s)(${NAME})(?=[\s,])[^.!?:"“”\p{Lu}]{1,120}:\s*["“”‘«»„‹›]$`, 'u')
const LABEL = new RegExp(String.raw`^\s*(${NAME}):\s`, 'u')

/** Returns the speaker named beside a quotation; null for a pronoun, a role alone, or none. */
function speakerOf(
  text: string,
  { start, end, between: [first] }: ReturnType<typeof wholeQuote>,
  block: Span,
): Speaker | null {
  const before = { start: Math.max(block.start, start - LONGEST_ATTRIBUTION), end: start }
  const after = { start: end, end: block.end }
  const places = [
    [AFTER, first ?? after],
    [AFTER, after],
    [BEFORE, before],
    [ATTRIBUTION_BELOW, after],
    [LABEL, block],
    [LEAD, before],
  ] as const
  for (const [pattern, place] of places) {
    const words = text.slice(place.start, Math.min(place.end, place.start + LONGEST_ATTRIBUTION))
    const match = pattern.exec(words)
    const name = match?.slice(1).join('').replace(/\.$/, '')
    if (!match || name === undefined) continue
    const at = place.start + words.indexOf(name, match.index)
    return NO_NAME.test(name) ? null : { name, start: at, end: at + name.length, isOwn: true, isLead: pattern === LEAD }
  }
  return null
}
export const NAMES = new RegExp(NAME, 'gu')
const LONGEST_ATTRIBUTION = 200
/** Matches a pronoun, or the owner of a speaker: "Pellan's captain". */
const NO_NAME = /^(?:He|She|They|It|I|We|You|This|That|The|One|Who)$|['’]s$/

/** Returns the speaker of a paragraph that begins with a name, as in an interview: "Priya Raman: Twice." */
export const labelledSpeaker = (paragraph: string): string | null =>
  LABEL.exec(paragraph.slice(0, LONGEST_ATTRIBUTION))?.[1] ?? null
