import { wordsOf } from '@/lib/text/words'
import { firstVerb } from './verbs'

/** A word in capitals before a colon, perhaps behind a time: "ANNA:", "BORN:". */
export const SPEAKER = /^\s*(?:\[\d\d:\d\d(?::\d\d)?\]\s+)?(\p{Lu}[\p{Lu}'.-]*(?: \p{Lu}[\p{Lu}'.-]*){0,2})\s*\d*:\s+/u

/** A statement without what a log puts around it: its number, and the line with its source. */
export function bareStatement(
  text: string,
  speakers: ReadonlySet<string>,
): { text: string; shift: number; note?: string } {
  const said = SPEAKER.exec(text)
  const ofSpeaker = said && speakers.has(said[1] ?? '') ? said[0].length : undefined
  const shift =
    ofSpeaker ??
    /^\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=["“]?\p{Lu})|\[?(?:[CFK]|Claim|Fact|Finding)[\s.-]?\d{1,3}\]?[.:)]?\s+|(?:Claim|Fact|Finding|Answer|A|Q)\s*\d*:\s+|\[\d\d:\d\d(?::\d\d)?\]\s+)(?=\S)/u.exec(
      text,
    )?.[0].length ??
    0
  // "High confidence: the bridge opened in 1890"
  const sure =
    /^\s*\W{0,3}(?:(high|medium|moderate|low)[ -]confidence|confidence\W{1,3}(high|medium|moderate|low))\s*[:—–|-]\s+(?=\S)/i.exec(
      text.slice(shift),
    )
  if (sure) {
    const inner = bareStatement(text.slice(shift + sure[0].length), speakers)
    return {
      ...inner,
      text: `${inner.text.trimEnd()} [confidence: ${sure.slice(1).find(Boolean) ?? ''}]`,
      shift: shift + sure[0].length + inner.shift,
    }
  }
  const rest = text.slice(shift)
  const note = /(?<=[.;|)\]–—]|\b(?:high|medium|low)|\d)\s(?:note|remark|caveat):\s+(\S.{4,})$/i.exec(rest)
  const whole = note ? rest.slice(0, note.index) : rest
  const tail = TAIL.exec(whole)
  const isInBrackets = tail !== null && /[[(][^\])]*$/.test(whole.slice(0, tail.index))
  if (!tail || isInBrackets || tail.index < 12) return { text: whole, shift, ...(note?.[1] ? { note: note[1] } : {}) }
  const fields = whole
    .slice(tail.index)
    .trim()
    .replace(/[[\]()]/g, ' ')
    .replace(/[,.]\s+(?=tier \d|(?:very )?(?:high|medium|moderate|low)(?:[ -]confidence)?\s*(?:$|[,;]))/gi, '; ')
    .replace(/\.?\s+(?=(?:sources?|src|refs?|tier|confidence|status|verified)\s*:)/gi, '; ')
    .replace(/\.\s*$/, '')
  return {
    text: `${whole.slice(0, tail.index).replace(/[\s—–|-]+$/, '')} [${fields}]`,
    shift,
    ...(note?.[1] ? { note: note[1] } : {}),
  }
}

/** "src: S1, S5 | tier 1 | confidence: high" at the end of a statement, outside of brackets. */
const TAIL =
  /(?<![[(])(?<=[\s.;|–—-])(?:src|sources?|refs?|evidence|confidence|tier)\s*[:=]\s*(?:[^()\n]|\([^()\n]{1,160}\)){1,240}$/i

/** A statement that the document itself calls wrong. */
export function isRejected(text: string): boolean {
  return /\b(?:REJECTED|RETRACTED|DEBUNKED|REFUTED|FALSE|DISCARDED|DROPPED|MYTH)\b(?!\s+positive)/.test(text)
}

/** Headings inside a paragraph, opinion, advice, and remarks on the document itself. */
export function isAside(text: string): boolean {
  const words = wordsOf(text)
  if (/:\s*$/.test(text) && firstVerb(words) < 1) return true
  if (IMPRINT.test(text) || OF_THE_DOCUMENT.test(text) || OPINION.test(text)) return true
  return /^(?:Please|Watch|See|Note|Read|Bring|Give|Cut|Do|Let|Consider|Remember|Imagine|Think|Look|Try|Ask|Visit|Compare|Check|Use|Beware|Keep|Take|Start|Skip|Avoid|Make|Go|Listen|Follow|Turn|Come|Stay|Wait|Mind|Don't|Never)\b(?! (?:of|was|is|were|are|had|has)\b)(?=\s(?:the|a|an|my|your|that|what|how|it|us|out|for|to|good|at|in|on|this|whatever|before|about|more|all|also|not|mention|and|write|listen|forget|miss|worry)\b)/.test(
    text,
  )
}

/** "This document was researched in May", "Built by Ada Quist, Quist Labs": who made the document, and how. */
const IMPRINT =
  /^\W*(?:(?:This|The) (?:document|report|dossier|briefing|memo|research|summary|overview) (?:was|is|has been) (?:\p{Ll}+ly )?(?:researched|compiled|generated|prepared|written|made|created|built|assembled|produced|reviewed)\b|(?:Built|Made|Created|Compiled|Prepared|Researched|Written|Generated|Produced|Powered) (?:by|with)\b(?!.*\d))/u

const OF_THE_DOCUMENT =
  /\b[Tt]his (?:paper|study|essay|talk|article|sheet|page|card|list|script|note|timeline|guide)\b(?! (?:of|by)\b)|^(?:(?:So|And|Now|Well|As \p{L}+(?: \p{L}+){0,3}),? )?[Hh]ere (?:is|are)\b|\b[Pp]lease\b|^For our purposes\b|\b(?:this|the) (?:sub)?(?:section|report|briefing|memo|dossier|document|overview|summary|fact sheet|profile|letter)\b(?! (?:of|by|on|that|was|from|to)\b)|\bresearch pass\b|\b(?:see|noted|discussed|summari[sz]ed|described|listed|mentioned) (?:above|below)\b|\bwhat follows\b|\bnext pass\b|^\W*(?:tier|confidence)\b.*\bmeans?\b|\bconfidence words\b|©|\bcookies\b|\ball rights reserved\b/iu
const OPINION =
  /(?<![\p{Lu}\d][\p{L}\d]*,? |\.)\bI(?:'m|'ve|'d|'ll)?\b(?! (?:Am|Have|Was|Will|Do|Did)\b)(?![^"“]*["”])|\b(?:[Ww]e(?! (?:Are|Have|Were|Will|Do)\b)|[Mm]y|[Yy]ou|[Yy]our|[Ll]et's|Let us|let us)\b(?![^"“]*["”])|\b(?:[Aa]rguably|surely|of course|needless to say|no doubt|it is worth|worth (?:a visit|noting|reading|seeing)|one (?:may|might|can|could|has to)\b|[Aa] reader may|[Rr]eaders may|should|ought to|we recommend|recommended?|makes? (?:her|him|it|them) one of|one of the (?:most|greatest|best|finest) (?:\w+ )?(?:\w+ )?(?:in|of) (?:all|the) |most inspiring|inspiring|beautiful(?:ly)?|gracefully|wonderful|amazing|remarkabl[ey]|fascinating|(?:[Ff]ew|[Nn]obody|[Nn]o one|[Ee]veryone|[Ee]verybody) (?:has|have|knows|would|else|can|could|who))\b/u
