import type { DocBlock } from '@/lib/dossier/readers/block'
import { adjectivesOfUntruth, nounsOfUntruth } from '@/lib/text/untruth'

/** Words of a document that call statements of a block wrong, and the sentences of the block that they mean. */
interface Frame {
  /** The words of the page: "Mostly false", "Common misconceptions". */
  words: string
  /** `last`: of its last sentence; else of those before one that says what is right. A heading may stand above both. */
  scope: 'last' | 'label' | 'heading'
}

/** Returns for each sentence of a block the words around it that call it wrong, if there are any. */
export type FramesInBlock = (block: DocBlock, sentences: readonly string[]) => (string | undefined)[]

/**
 * Finds the statements that a document repeats only to call them wrong: by the heading above them, a label, the line that
 * introduces their list, another cell of their row, or the sentence behind them.
 */
export function framesOf(blocks: readonly DocBlock[]): FramesInBlock {
  const frames = new Map<DocBlock, Frame>([
    ...framesOfNextSentences(blocks),
    ...framesOfHeadings(blocks),
    ...framesOfLists(blocks),
    ...framesOfRows(blocks),
    ...framesOfLabels(blocks),
  ])
  return (block, sentences) => {
    const frame = frames.get(block)
    const turn = frame ? sentences.findIndex((sentence, at) => turns(sentence, frame.scope === 'heading', at)) : -1
    return sentences.map((sentence, at) => {
      const denial = [REMARK_AT_END.exec(sentence)?.[1], sentences[at + 1]].find(
        (words) => words !== undefined && deniesLast(words),
      )
      if (denial !== undefined) return denial.trim()
      if (!frame) return undefined
      const isMeant = frame.scope === 'last' ? at === sentences.length - 1 : turn < 0 || at < turn
      return isMeant ? frame.words : undefined
    })
  }
}
const REMARK_AT_END = /(?:\(|\s[–—]\s)([^()–—]{3,60})\W*$/

/** Whether a sentence says that the one before it is untrue: "That is not true.", "Wrong." */
function deniesLast(sentence: string): boolean {
  const words = sentence.trim().slice(0, LONGEST_FRAME)
  return DENIAL_OF_LAST.test(words) || RATING_ALONE.test(words)
}
/** UTF-16 units of the words that frame a statement. */
const LONGEST_FRAME = 300

function turns(sentence: string, isBelowHeading: boolean, at: number): boolean {
  if (FACT_AHEAD.test(sentence) || (isBelowHeading && DENIAL_INSIDE.test(sentence))) return true
  return at > 0 && (TURN.test(sentence) || deniesLast(sentence))
}

/** A heading frames the blocks up to the next heading of its level, without those below "The facts" inside it. */
function* framesOfHeadings(blocks: readonly DocBlock[]): Generator<[DocBlock, Frame]> {
  let open: { level: number; words: string | undefined }[] = []
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  // The title frames nothing: below "Ten myths about bats", a page says what is right too.
  const isTitle = (block: DocBlock): boolean =>
    block === headings[0] && !blocks.slice(0, blocks.indexOf(block)).some(({ text }) => text.length > LONGEST_LINE)
  for (const block of blocks) {
    const words = open.at(-1)?.words
    if (block.kind !== 'heading') {
      if (words !== undefined) yield [block, { words, scope: 'heading' }]
      continue
    }
    const { level = 1, text } = block
    open = open.filter((heading) => heading.level < level)
    const outer = FACT_LABEL.test(text) ? undefined : open.at(-1)?.words
    open.push({
      level,
      words: text.length < LONGEST_FRAME && HEADING_OF_UNTRUTHS.test(text) && !isTitle(block) ? text.trim() : outer,
    })
  }
}

/** UTF-16 units of a line above a title: a date, a name. */
const LONGEST_LINE = 60

function* framesOfNextSentences(blocks: readonly DocBlock[]): Generator<[DocBlock, Frame]> {
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]
    if (next?.kind !== 'text' || (block.kind !== 'text' && block.kind !== 'item')) continue
    if (deniesLast(next.text)) yield [block, { words: firstSentenceOf(next.text), scope: 'last' }]
  }
}

function* framesOfLists(blocks: readonly DocBlock[]): Generator<[DocBlock, Frame]> {
  let words: string | undefined
  for (const [index, block] of blocks.entries()) {
    const isListed = block.kind === 'item' || block.role === 'quote'
    if (isListed && words !== undefined) yield [block, { words, scope: 'label' }]
    if (isListed) continue
    const next = blocks[index + 1]
    const text = block.text.trim()
    const isLead =
      text.length < LONGEST_FRAME &&
      block.kind === 'text' &&
      (next?.kind === 'item' || next?.role === 'quote') &&
      !/[.!?]\s/.test(text)
    words = isLead && LEAD_OF_UNTRUTHS.test(text) ? text.replace(/[\s:]+$/, '') : undefined
  }
}

function* framesOfRows(blocks: readonly DocBlock[]): Generator<[DocBlock, Frame]> {
  let heads: string[] = []
  for (const [index, block] of blocks.entries()) {
    if (!block.cells) {
      heads = []
      continue
    }
    const cells = block.cells.map(({ text }) => text.trim().slice(0, LONGEST_FRAME))
    const before = blocks[index - 1]
    const isFirst = !before?.cells || before.table !== block.table
    if (block.cells.every(({ isHead }) => isHead) || (isFirst && cells.some((text) => CLAIM_LABEL.test(text)))) {
      heads = cells
      continue
    }
    if (isFirst) heads = []
    const words = wordsOfRow(cells, heads)
    if (words !== undefined) yield [block, { words, scope: 'label' }]
  }
}

function wordsOfRow(cells: readonly string[], heads: readonly string[]): string | undefined {
  const untruth = heads.find((head) => LABEL_OF_UNTRUTH.test(head))
  if (untruth !== undefined) return untruth
  const isOfClaims = heads.some((head) => CLAIM_LABEL.test(head))
  const rated = cells.find((cell, at) => {
    const head = heads[at] ?? ''
    return isOfClaims && VERDICT_LABEL.test(head) && isRatedWrong(head, cell)
  })
  if (rated !== undefined) return rated
  const isSentence = cells.some((cell) => cell.split(/\s+/).length >= LEAST_SENTENCE)
  return heads.length === 0 && isSentence
    ? cells.find((cell) => RATING_ALONE.test(cell) || LABEL_OF_UNTRUTH.test(cell))
    : undefined
}
const LEAST_SENTENCE = 4

/** A label before a statement says that it is wrong, or that it is a claim; what is a claim only, its verdict frames. */
function* framesOfLabels(blocks: readonly DocBlock[]): Generator<[DocBlock, Frame]> {
  let claims: DocBlock[] = []
  /** The label above a block, as a line or heading of its own. */
  let above: string | undefined
  for (const block of blocks) {
    const [label, said] = partsOf(block)
    if (above !== undefined && block.kind !== 'heading' && (label === undefined || VERDICT_LABEL.test(above))) {
      if (LABEL_OF_UNTRUTH.test(above)) yield [block, { words: above, scope: 'label' }]
      else if (CLAIM_LABEL.test(above)) {
        claims.push(block)
        if (claims.length < MOST_CLAIM_BLOCKS) continue
      } else {
        if (isRatedWrong(above, block.text)) for (const claim of claims) yield [claim, frameOfVerdict(block.text)]
        claims = []
      }
      above = undefined
      continue
    }
    if (label === undefined) {
      if (block.kind === 'heading') claims = []
      above = undefined
      continue
    }
    above = said === '' ? label : undefined
    if (LABEL_OF_UNTRUTH.test(label) && said !== '') yield [block, { words: label, scope: 'label' }]
    else if (CLAIM_LABEL.test(label)) claims = said === '' ? [] : [block]
    else if (said !== '' && VERDICT_LABEL.test(label)) {
      if (isRatedWrong(label, said)) for (const claim of claims) yield [claim, frameOfVerdict(said)]
      claims = []
    }
  }
}
const MOST_CLAIM_BLOCKS = 3

const frameOfVerdict = (said: string): Frame => ({ words: firstSentenceOf(said), scope: 'label' })

/** Returns the label of a block and the words behind it: all of a heading, two cells, or the words before a colon. */
function partsOf({ kind, text, cells }: DocBlock): [label: string | undefined, said: string] {
  const [first, second, ...more] = cells?.map((cell) => cell.text.trim()) ?? []
  if (first !== undefined && second !== undefined && more.length === 0 && isFrameLabel(first)) return [first, second]
  const shown = text.replace(/^\W+/u, '')
  const end = shown.search(/[:–—\]]/)
  if (end < 0) return kind !== 'row' && isFrameLabel(text) ? [text.trim(), ''] : [undefined, text.trim()]
  const before = shown.slice(0, end)
  const behind = shown.slice(end).replace(/^[:–—\]\s]+/, '')
  return isFrameLabel(before.trim()) ? [before.trim(), behind.trim()] : [undefined, text.trim()]
}

const isFrameLabel = (label: string): boolean =>
  label.length <= LONGEST_LABEL &&
  [LABEL_OF_UNTRUTH, CLAIM_LABEL, VERDICT_LABEL, FACT_LABEL].some((form) => form.test(label))

/** UTF-16 units of a label. */
const LONGEST_LABEL = 60

const firstSentenceOf = (text: string): string =>
  (/^[^.!?;]*/.exec(text.trim().slice(0, LONGEST_FRAME))?.[0] ?? '').trim()

/** Whether a verdict is another than that a claim is true. A label that may name other things needs a word for untrue. */
function isRatedWrong(label: string, said: string): boolean {
  const rating = firstSentenceOf(said)
  if (UNTRUE.test(rating) && rating.split(/\s+/).length <= LONGEST_RATING) return true
  return (
    OWN_VERDICT.test(label) &&
    /\p{L}/u.test(rating) &&
    rating.split(/\s+/).length <= LONGEST_RATING &&
    !CALLED_TRUE.test(rating)
  )
}
/** Words of a rating: with more, it is a sentence on something. */
const LONGEST_RATING = 6

const form = (source: string): RegExp => new RegExp(source, 'iu')
const degrees = String.raw`(?:(?:completely|entirely|totally|absolutely|simply|just|plainly|all|also|both|mostly|largely|partly|demonstrably|clearly|flatly|utterly|a|an|the|pure|complete|total|outright)\s)*`
const falseThings = String.raw`(?:(?:false|fake|debunked|fabricated|bogus|hoax)\s(?:claims?|rumou?rs?|statements?|reports?|stor(?:y|ies)|posts?|quot(?:e|ation)s?|news|attributions?|beliefs?|ideas?))`
const things = String.raw`(?:myth|misconception|hoax|falsehood|fallacy|urban legend|misquotation|misquote|untruth)`
const manyThings = String.raw`(?:(?:myth|misconception|hoaxe|falsehood|fallacie|urban legend|misquotation|misquote|untruth)s|${falseThings}|misinformation|disinformation)`
const UNTRUE = form(
  String.raw`\b(?:${adjectivesOfUntruth}|${nounsOfUntruth}|wrong|misleading|altered|doctored|manipulated|satire|retracted|unproven|unsupported|no evidence|pants on fire|pinocchios?|out of context)\b|^(?:no|nope|✗|✘|❌)\W*$`,
)
const RATING_ALONE = form(
  String.raw`^\W*${degrees}(?:${adjectivesOfUntruth}|wrong|misleading|(?:a )?(?:hoax|lie|myth)|satire|pants on fire|(?:four|three|two|4|3|2) pinocchios)\W*$`,
)
const CALLED_TRUE = form(
  String.raw`^\W*(?:(?:completely|entirely|this|that|it|is|the|claim|yes|a)\W+)*(?:true|correct|accurate|confirmed|verified|right|real|authentic|genuine|fact|proven|proved|supported|established|checked|legit(?:imate)?|yes|high|medium|moderate|low|strong|tier|open|pending)\b(?! (?:confidence )?(?:but|though))[^,]*$`,
)
const CLAIM_LABEL = form(
  String.raw`^\W*(?:the |what was |what they )?(?:claim(?:ed)?|viral claim|statement|allegation|quot(?:e|ation)|post|rumou?r|assertion)s?\s?\d{0,3}\W*$`,
)
const OWN_VERDICT = form(
  String.raw`^\W*(?:[\p{L}.'’]+\s){0,3}(?:verdict|ruling|rating|assessment|veracity|fact[- ]?check|truth(?:[- ]?o[- ]?meter)?)\W*$`,
)
const VERDICT_LABEL = form(
  String.raw`^\W*(?:[\p{L}.'’]+\s){0,3}(?:verdict|ruling|rating|assessment|veracity|fact[- ]?check|truth(?:[- ]?o[- ]?meter)?|status|result|conclusion|finding|outcome|judge?ment|true or false|true\?)\W*$`,
)
const LABEL_OF_UNTRUTH = form(
  String.raw`^\W*(?:(?:common|popular|viral|the)\s)?(?:${things}s?|${falseThings}|false|untrue|fake|lie|debunked|refuted|retracted|wrong|incorrect|not true|misattributed)(?:\s(?:#|no\.?\s?)?\d{1,3})?\W*$`,
)
const FACT_LABEL = form(
  String.raw`^\W*(?:the |our |what (?:is|we) )*(?:facts?|reality|truth|true|correct|right|found|know|verdict|answer|correction)\W*$`,
)
const HEADING_OF_UNTRUTHS = form(
  String.raw`^[\W\d]*(?:(?!of\b)[\p{L}\d-]+\s){0,3}(?:${manyThings}|misattribut(?:ed|ions)|disputed(?: quot(?:e|ation)s)?|debunked)(?:\s(?:about|on|around|concerning|regarding)\s.{1,60})?\W*$`,
)
const LEAD_OF_UNTRUTHS = form(
  String.raw`\b(?:is|are|was|were)\s${degrees}(?:${adjectivesOfUntruth}|wrong)\W*$|\b(?:none|neither|nothing)\b.{0,60}\b(?:is|are|was|were)\s(?:true|correct|accurate)\W*$|\bno (?:evidence|proof) for\b|\b(?:never|did not|didn[’']t) (?:say|said|write|wrote)\b|,\swhich (?:is|are)\s${degrees}${adjectivesOfUntruth}\b|^(?:\W*(?:an?|one|two|three|four|five|these|the following|here are|common|other|popular|some)\s)+(?:\p{L}+\s)?(?:${things}|${manyThings}|${falseThings})(?:\s[^.]{0,80})?:$`,
)
/** "That is not true.", "The quote is fabricated.", "It did not." (but not "She did not", who may be another); "It was wrong" and "It was a hoax" may judge a deed. */
const DENIAL_OF_LAST = form(
  String.raw`^["“'(]?(?:(?:but|however|yet|in fact|well),?\s)?(?:${[
    String.raw`(?:that|this|it|neither|none of (?:this|that|it|these))\s(?:is|was|are|were)\s${degrees}(?:false|untrue|not true|not so|not the case)`,
    String.raw`(?:that|this|it)\sis\s${degrees}(?:incorrect|not correct|nonsense|a lie|${things}|a fabrication|fake news)`,
    String.raw`(?:that|this)\sis\s${degrees}wrong`,
    String.raw`(?:this|that|the|both|these|those|all these)\s(?:\p{L}+\s)?(?:claim|quote|quotation|statement|allegation|assertion|myth)s?\s(?:is|was|are|were)\s${degrees}(?:${adjectivesOfUntruth}|wrong|${nounsOfUntruth})`,
    String.raw`(?:this|that|the)\s(?:\p{L}+\s)?(?:story|post|rumou?r|report)\sis\s${degrees}(?:${adjectivesOfUntruth}|wrong|${nounsOfUntruth})`,
    String.raw`(?:that|this|it|the (?:claim|statement|story|post|quote))\s(?:is|was)n[’']t\s(?:true|correct|accurate|so)`,
    String.raw`none of (?:this|that|it|these)\s(?:is|was|are|were)\strue`,
    String.raw`(?:(?:this|that|it)\snever|none of (?:this|that|it)\s(?:ever\s)?)\s?happened`,
    String.raw`there\s(?:is|was)\s(?:no|not any)\struth\s(?:in|to)\s(?:this|that|it|the (?:claim|story|rumou?r))`,
    String.raw`(?:this|that|it)\sis\s(?:a\s|an\s|pure\s)+(?:invention|fiction)`,
  ].join(
    '|',
  )})(?:\s(?:at all|either|and|because|since))?(?=\s*(?:[.!,;:–—)]|$))|^(?:(?:no, )(?:he|she|they|it)|it)\s(?:did|does|do|was|were|is|are|has|had|have)(?:\snot|n[’']t)(?=\s*(?:[.!:–—]|$))`,
)
/** "Fact: …", "In truth …" */
const FACT_AHEAD = form(
  String.raw`^\W*(?:the )?(?:facts?|reality|truth|correct|correction|true|answer|verdict)\s?(?:is\b|[:–—])|^\W*in (?:fact|reality|truth)\b`,
)
const TURN = /^\W*(?:actually|however|but|rather|instead)\b|^\W*no[,.]/i
/** A sentence that denies or corrects something itself says what is right, as an encyclopedia does below "Misconceptions". */
const DENIAL_INSIDE = form(
  String.raw`\b(?:not|never|no|none|nor|neither|cannot|without|actually|in fact|in reality|however|${adjectivesOfUntruth}|${nounsOfUntruth}|misconception|popular(?:ly)? (?:belie\w+|thought)|contrary)\b|n[’']t\b`,
)
