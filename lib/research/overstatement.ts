import { fold } from '@/lib/text/fold'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { QuotedReading } from './page-reader'
import { contentStems } from './values'

/**
 * A word of a claim that says more than its passage: "first", "only", "all", "never", a superlative.
 *
 * @returns the word; null where the passage has it too, or another one of its group
 */
export function overstatement(claim: string, readings: readonly QuotedReading[]): string | null {
  const quoted = readings.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join(' ')
  for (const { said, fits } of STRONG) {
    const word = said.exec(fold(claim))?.[0]
    if (word !== undefined && !fits.test(quoted)) return word
  }
  return null
}

/** Words that widen a claim, with those that say as much. */
const STRONG: { said: RegExp; fits: RegExp }[] = [
  {
    said: /\b(?:for the first time|(?:the|its|his|her|their) (?:very )?first)\b/i,
    fits: /\b(?:first(?:ly|ever)?|1st|earliest|debut\w*|maiden|inaugura\w+|pioneer\w*|origin\w+|initial\w*|no (?:one|other|woman|man)|never before|open(?:ed|ing)|beg[aiu]n\w*|start\w*|new)\b/i,
  },
  {
    said: /\b(?:the only|only|solely|exclusively|alone|single-handedly|nobody else|no other)\b/i,
    fits: /\b(?:only|sole(?:ly)?|exclusive\w*|alone|single|just|mere(?:ly)?|no(?:body| one)? (?:else|other)|nothing (?:but|else)|unique\w*|one|lone|by (?:him|her|it)self|unaided)\b/i,
  },
  {
    said: /\b(?:all|every|everyone|everybody|each|always|entire(?:ly)?|whole|completely|fully|in total)\b/i,
    fits: /\b(?:all|every\w*|each|always|entire\w*|whole\w*|complete\w*|full\w*|total\w*|both|any\w*|no|none|never|throughout|altogether|across|per)\b/i,
  },
  {
    said: /\b(?:never|nobody|no one|none|nothing)\b/i,
    fits: /\b(?:no|not|never|nobody|none|nothing|without|neither|nor|refus\w+|declin\w+|den\w+|un\w+|lack\w*)\b|n't\b/i,
  },
  {
    said: /\b(?:the (?:largest|biggest|greatest|highest|longest|fastest|oldest|youngest|smallest|best|worst|most \w+)|(?:largest|biggest|fastest|most \w+) (?:ever|in the world)|record-breaking|unprecedented)\b/i,
    fits: /\b(?:\w+est|most|best|worst|record\w*|top|than any|ever|unmatched|second|leading|main|chief)\b/i,
  },
  {
    said: /\b(?:proved|proven|proves|definitively|conclusively|certainly|undoubtedly|beyond doubt|guaranteed|confirmed|confirms)\b/i,
    fits: /\b(?:prov\w+|proof|definit\w+|conclusive\w*|certain\w*|undoubted\w*|beyond|guarante\w+|confirm\w*|verif\w+|establish\w*|show\w*|demonstrat\w+)\b/i,
  },
]

/**
 * A doubt of the passage that its claim leaves out: "reportedly", "according to", "expected to", "about".
 *
 * @param stated the claim as read by the engine
 * @returns the passage's words; null where the claim doubts too, or is on another part of the passage
 */
export function doubtDropped(
  claim: string,
  stated: readonly ParsedSentence[],
  readings: readonly QuotedReading[],
): string | null {
  if (DOUBT.test(fold(claim))) return null
  const own = contentStems(stated)
  // One passage without the doubt is enough.
  const doubts = readings.map(({ sentences }) => doubtIn(sentences, own))
  return doubts.every((doubt) => doubt !== null) ? (doubts[0] ?? null) : null
}

function doubtIn(sentences: readonly ParsedSentence[], own: ReadonlySet<string>): string | null {
  for (const { text, start, clauses, words } of sentences) {
    for (const clause of clauses) {
      const doubt = DOUBT.exec(text.slice(clause.start - start, clause.end - start))?.[0]
      if (doubt === undefined) continue
      const stems = contentStems([
        { words: words.filter((word) => word.start >= clause.start && word.end <= clause.end) },
      ])
      const shared = [...stems].filter((stem) => own.has(stem)).length
      if (shared >= Math.max(2, stems.size * LEAST_COMMON)) return doubt
    }
  }
  return null
}

/** Share of the words of a doubted clause that a claim on it has. */
const LEAST_COMMON = 0.4

const DOUBT =
  /\b(?:reported(?:ly)?|reports?|alleged(?:ly)?|allegations?|supposed(?:ly)?|purported(?:ly)?|apparent(?:ly)?|seem(?:s|ed|ingly)?|appear(?:s|ed)? to|according to|accounts?|is said to|was said to|are said to|were said to|by (?:some|one|his own|her own) accounts?|may(?! \d)(?! (?:19|20))|might|could|perhaps|possibly|probabl[ey]|likely|unlikely|presum\w+|believe[sd]?|thought to|suspect\w*|rumou?r\w*|claim(?:s|ed)|expect(?:s|ed)?|plan(?:s|ned)?|intend(?:s|ed)?|aim(?:s|ed)?|hope[sd]?|propos(?:es|ed|al)|would|will|estimat\w+|unconfirmed|uncertain|unclear|unverified|disputed|contested|legend|tradition(?:ally)?|suggest(?:s|ed)?|argu(?:es|ed)|tentative\w*|provisional\w*|preliminary)\b/i
