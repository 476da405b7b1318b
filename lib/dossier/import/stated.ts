import { hasUnreadableSign } from '@/lib/text/article-blocks'
import { fold } from '@/lib/text/fold'
import { unitAt } from '@/lib/text/units'
import { wordsOf } from '@/lib/text/words'
import { hasVerb, indexOfFirstVerb } from '@/lib/text/verbs'
import { isCitationRemark } from './citations'
import { isRunningSentence, isWholeSentence } from './compose'
import type { Statement } from './section'

/** Removes the number before a statement (`shift`: its length), and puts the fields at its end into brackets. */
export function bareStatement(text: string): { text: string; shift: number } {
  const numbered = STATEMENT_NUMBER.exec(text)?.[0] ?? ''
  // "2.3 GB/s" is a value, not section 2.3.
  const isValue = /^\s*\d/.test(numbered) && unitAt(text, numbered.length) !== null
  const shift = isValue ? 0 : numbered.length
  const whole = text.slice(shift)
  const tail = TRAILING_FIELDS.exec(whole)
  const isInBrackets = tail !== null && /[[(][^\])]*$/.test(whole.slice(0, tail.index))
  if (!tail || isInBrackets || tail.index < 12) return { text: whole, shift }
  const fields = whole
    .slice(tail.index)
    .trim()
    .replace(/[[\]()]/g, ' ')
    .replace(/[,.]\s+(?=tier \d|(?:very )?(?:high|medium|moderate|low)(?:[ -]confidence)?\s*(?:$|[,;]))/gi, '; ')
    .replace(/\.?\s+(?=(?:sources?|src|refs?|tier|confidence|status|verified)\s*:)/gi, '; ')
    .replace(/\.\s*$/, '')
  return { text: `${whole.slice(0, tail.index).replace(/[\s—–|-]+$/, '')} [${fields}]`, shift }
}

/** "3.2 ", "[C1] ", "Claim 4: ", "[12:30] " before a statement. */
const STATEMENT_NUMBER =
  /^\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=["“]?\p{Lu}\S*\s+\S+\s+\S)|\[?(?:[CFK]|Claim|Fact|Finding)[\s.-]?\d{1,3}\]?[.:)]?\s+|(?:Claim|Fact|Finding|Answer|A|Q)\s*\d*:\s+|\[\d\d:\d\d(?::\d\d)?\]\s+)(?=\S)/u
/** "src: S1, S5 | tier 1 | confidence: high" at the end of a statement, outside of brackets. */
const TRAILING_FIELDS =
  /(?<![[(])(?<=[\s.;|–—-])(?:src|sources?|refs?|evidence|confidence|tier)\s*[:=]\s*(?:[^()\n]|\([^()\n]{1,160}\)){1,240}$/i

export function isCalledWrong(text: string): boolean {
  return /\b(?:REJECTED|RETRACTED|DEBUNKED|REFUTED|FALSE|DISCARDED|DROPPED|MYTH)\b(?!\s+positive)/.test(text)
}

/** Returns whether a text is a heading inside a paragraph, an opinion, or a remark on the document itself. */
function isRemarkOrHeading(text: string): boolean {
  const words = wordsOf(text)
  if (/:\s*$/.test(text) && indexOfFirstVerb(words) < 1) return true
  return IMPRINT.test(text) || ABOUT_THE_DOCUMENT.test(text) || OPINION_WORDS.test(text)
}

/** "This document was researched in May", "Built by Ada Quist, Quist Labs": who made the document, and how. */
const IMPRINT =
  /^\W*(?:(?:This|The) (?:document|report|dossier|briefing|memo|research|summary|overview) (?:was|is|has been) (?:\p{Ll}+ly )?(?:researched|compiled|generated|prepared|written|made|created|built|assembled|produced|reviewed)\b|(?:Built|Made|Created|Compiled|Prepared|Researched|Written|Generated|Produced|Powered) (?:by|with)\b(?!.*\d))/u

const ABOUT_THE_DOCUMENT =
  /\b[Tt]his (?:paper|study|essay|talk|article|sheet|page|card|list|script|note|timeline|guide)\b(?! (?:of|by)\b)|^(?:(?:So|And|Now|Well|As \p{L}+(?: \p{L}+){0,3}),? )?[Hh]ere (?:is|are)\b|\b[Pp]lease\b|^For our purposes\b|\b(?:this|the) (?:sub)?(?:section|report|briefing|memo|dossier|document|overview|summary|fact sheet|profile|letter)\b(?! (?:of|by|on|that|was|from|to)\b)|\bresearch pass\b|\b(?:see|noted|discussed|summari[sz]ed|described|listed|mentioned) (?:above|below)\b|\bwhat follows\b|\bnext pass\b|^\W*(?:tier|confidence)\b.*\bmeans?\b|\bconfidence words\b|©|\bcookies\b|\ball rights reserved\b/iu
const OPINION_WORDS =
  /(?<![\p{Lu}\d][\p{L}\d]*,? |\.)\bI(?:'m|'ve|'d|'ll)?\b(?! (?:Am|Have|Was|Will|Do|Did)\b)(?![^"“]*["”])|\b(?:[Ww]e(?! (?:Are|Have|Were|Will|Do)\b)|[Mm]y|[Yy]ou|[Yy]our|[Ll]et's|Let us|let us)\b(?![^"“]*["”])|\b(?:[Aa]rguably|surely|of course|needless to say|no doubt|it is worth|worth (?:a visit|noting|reading|seeing)|one (?:may|might|can|could|has to)\b|[Aa] reader may|[Rr]eaders may|should|ought to|we recommend|recommended?|makes? (?:her|him|it|them) one of|one of the (?:most|greatest|best|finest) (?:\w+ )?(?:\w+ )?(?:in|of) (?:all|the) |most inspiring|inspiring|beautiful(?:ly)?|gracefully|wonderful|amazing|remarkabl[ey]|fascinating|(?:[Ff]ew|[Nn]obody|[Nn]o one|[Ee]veryone|[Ee]verybody) (?:has|have|knows|would|else|can|could|who))\b/u

/** Replaces `[UNVERIFIED — why [2]]` in a text by a label, keeps the marks inside, and returns the reasons by label. */
export function extractUnverified(text: string): { text: string; reasons: Map<string, string> } {
  const reasons = new Map<string, string>()
  let out = ''
  let at = 0
  for (const match of text.matchAll(new RegExp(`\\[${UNVERIFIED}`, 'gi'))) {
    if (match.index < at) continue
    const end = closingBracket(text, match.index)
    if (end === null) continue
    const inner = text.slice(match.index + 1, end)
    const label = `unverified${reasons.size + 1}`
    reasons.set(label, inner.replace(/\s*\[\d{1,4}\]/g, ''))
    out += `${text.slice(at, match.index)}[^${label}]${(inner.match(/\[\d{1,4}\]/g) ?? []).join('')}`
    at = end + 1
  }
  return { text: out + text.slice(at), reasons }
}

const UNVERIFIED = String.raw`(?:UNVERIFIED|DISPUTED|DUBIOUS|UNCONFIRMED|UNCERTAIN|UNCLEAR|CONTESTED|DOUBTFUL|NEEDS? (?:VERIFICATION|CHECKING|CONFIRMATION|SOURCE)|VERIFICATION NEEDED|NOT VERIFIED|CITATION NEEDED|SOURCE NEEDED|BETTER SOURCE NEEDED|ACCORDING TO WHOM|NOTE)\b`

/** Returns whether a note of a claim comes from a mark such as `[UNVERIFIED — why]`. */
export const isUnverified = (note: string): boolean => new RegExp(`^${UNVERIFIED}`, 'i').test(note)

function closingBracket(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < text.length && at - from < 2000; at += 1) {
    const sign = text[at]
    if (sign === '[') depth += 1
    else if (sign === ']' && --depth === 0) return at
  }
  return null
}

/** Returns why a sentence is no claim, or null. `aside`: it states nothing, and is not reported as dropped. */
export function whyNoClaim(
  text: string,
  isCited: boolean,
  statement: Statement,
  isEvidence: boolean,
): 'no-sentence' | 'aside' | null {
  if (hasUnreadableSign(fold(text))) return 'no-sentence'
  if (/\?["”)]?\s*$/.test(text)) return isCited ? 'no-sentence' : 'aside'
  if (isCitationRemark(text) || /^\W*$/.test(text)) return 'aside'
  if (isEvidence && isAppealToReaders(text)) return 'aside'
  if (isEvidence && isWholeStatement(text, statement, true)) return null
  if (isEvidence && statement.isComposed && statement.label === undefined && !hasVerb(text)) return 'aside'
  if (/^["“][^"“”]*["”]\W*$/.test(text) && !statement.isComposed) return isCited ? 'no-sentence' : 'aside'
  if (!isCited && !(isEvidence && FULL_SENTENCE.test(text) && hasVerb(text)) && isRemarkOrHeading(text)) return 'aside'
  if (
    statement.label !== undefined ||
    statement.context !== undefined ||
    statement.isComposed ||
    statement.block.kind === 'item'
  )
    return null
  // A piece of running text without a verb is a heading or a line of thanks.
  if (isWholeSentence(text) || isRunningSentence(text)) return null
  if (!isCited) return 'aside'
  return indexOfFirstVerb(wordsOf(text)) < 0 ? 'no-sentence' : null
}

/** "Click here", "Subscribe to our newsletter": what a page asks of its readers. */
export const isAppealToReaders = (text: string): boolean =>
  APPEAL_TO_READERS.test(text) || INVITATION_WORDS.test(text) || LEGAL_TEXT.test(text)
const APPEAL_TO_READERS =
  /^\W*(?:Please|Click|Tap|Subscribe|Enter your?|Send me|By (?:clicking|continuing|signing|becoming)|Filed under|Tagged|Tags|Continue reading|Check out (?:more|our)|Choose an available|We'll e?-?mail|If you (?:signed|currently have|have an? account)|Follow \S+(?: \S+){0,2} on|Sign up|Follow us|Share this|Read more|See (?:also|the|our|more|all|pictures|photos|\S+['’]s)|Watch|Listen|Photo(?:graph)?|Image|Source|Copyright|Have a tip|Contact us|Join us|Log in|Sign me|I agree my|I would like to (?:subscribe|receive)|You can help|Get (?:in touch|the latest))\b|©|\ball rights reserved\b|\b(?:we|site|website|page|our|by continuing)\b.{0,60}\bcookies\b|^\W*cookies? (?:policy|settings|notice)\b|^\W*(?:This|The) (?:article|section|page) (?:needs|may|is missing|has multiple|does not|contains|relies|uses)\b|^(?:Unsourced material may|Learn how and when)\b/i

/** "Download a copy", "Learn more about …", "Visit example.org/news": a short order with what a reader should open. */
const INVITATION_WORDS =
  /^\W*(?:Download|Read|Learn|Visit|Discover|View|Join|Find out)\s(?:an?|the|our|your|more|about|how|why|what|thousands|\S+\.\p{Ll}{2,}\S*)\s(?:\S+\s+){0,40}\S*$/u
const LEGAL_TEXT =
  /\btrademarks?\b.{0,60}\b(?:respective|not limited to|property of)\b|\brespectively\b.{0,60}\btrademarks?\b|\bherein\b.{0,80}\b(?:warrant(?:y|ies)|liab\w+|statements)\b|\bstatements\b.{0,40}\bherein\b|\b(?:contains?|includes?) forward-looking statements\b|^This \w+ is subject to copyright\b|\bno part may be reproduced\b|\bfor information purposes only\b|\b(?:comments|mailing list|(?:web)?site|blog) (?:is |are )?powered by\b/i

/** A sentence of a list, which a page states whatever it is about. */
const FULL_SENTENCE = /^(?:\S+\s+){5,}\S+[.!]["”’)]?$/

/** "She advocates non-violence.", also where the verb is not known. */
const PRONOUN_SENTENCE = /^(?:He|She|It|They|His|Her|Its|Their) (?:\S+ )+\S+[.!]["”’)]?$/

export const LINKS_HEADING =
  /^\W*(?:see also|external links|further reading|related\b.*|more (?:from|on|in)\b.*|most (?:read|popular|viewed|shared)|share|top stories.*|stay connected.*|follow us.*)\W*$/i

/** Returns whether a sentence states something on its own. Text composed from a table row does not. */
export function isWholeStatement(text: string, statement: Statement, isEvidence: boolean): boolean {
  const { isComposed, isField, block, label } = statement
  // Running text of a page is in sentences, also where a verb is not known.
  if (isEvidence && block.kind === 'text' && !isComposed && label === undefined && /[.!?]["”’)]?$/.test(text))
    return true
  if (isEvidence && block.kind === 'item' && label === undefined && PRONOUN_SENTENCE.test(text)) return true
  if ((isComposed && block.kind === 'row') || (isField === true && !/[.!?]$/.test(text))) return false
  return isWholeSentence(text) || (block.kind === 'text' && label === undefined && isRunningSentence(text))
}
