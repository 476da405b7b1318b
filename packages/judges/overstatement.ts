import { fold } from '@/lib/text/fold'
import { stopWords } from '@/lib/engine/lexicon/concepts'
import { wordsOf } from '@/lib/text/words'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import type { Comparison } from './page-reader'
import { APPROXIMATE_WORDS } from '@/lib/research/align-claims'
import { contentStems } from '@/lib/research/shared-stems'

/** Finds a word of a claim that says more than its passages: "first", "only", "all", "never", a superlative. */
export function findOverstatement({ claim, quoted }: Comparison): string | null {
  const passages = quoted.map(({ text }) => text).join(' ')
  const text = fold(claim.text)
  // In other words a claim may deny and order what a passage says without such a word.
  const there = new Set(wordsOf(passages).map(({ stem }) => stem))
  const others = wordsOf(text).filter(({ lower, raw }) => !stopWords.has(lower) && /^\p{Ll}/u.test(raw))
  const isWorded = others.every(({ stem }) => there.has(stem))
  for (const { said, fits } of isWorded ? [...STRONG_WORDS, ...TURNING_WORDS] : STRONG_WORDS) {
    const word = said.exec(text)?.[0]
    if (word !== undefined && !fits.test(passages)) return word
  }
  const rank = ONE_OF.exec(passages)?.[1]
  if (rank === undefined || LIMITED_RANK.test(claim.text)) return null
  return new RegExp(`\\b(?:the|its|his|her|their) (?:very )?${rank}\\b`, 'i').exec(text)?.[0] ?? null
}

/** "One of the last boats" is not the last boat, nor the second largest the largest. */
const ONE_OF =
  /\b(?:(?:one of|among|some of|not|n't) (?:the|its|his|her|their)|second|third|fourth|fifth)[ -](?:very )?(\w+est|first|last|only|best|most \w+)\b/i
const LIMITED_RANK = /\b(?:one of|among|some of|not|second|third|fourth|fifth)\b|n't\b/i

/** Words of denial and order. `fits`: words of a passage that say so in some way. */
const TURNING_WORDS: typeof STRONG_WORDS = [
  {
    said: /\b(?:not|cannot|never)\b|n't\b/i,
    fits: /\b(?:no|not|never|nobody|none|nothing|neither|nor|cannot|without|only|but|rather|instead|except|fail\w*|refus\w+|declin\w+|den\w+|reject\w*|prevent\w*|miss\w*|lost|lose|lack\w*|un\w+|in\w+|still|yet|far|little|few|hardly|barely|until|too|free|stop\w*|end\w*|ban\w*|false|wrong|contrary|despite|although)\b|n't\b/i,
  },
  {
    said: /\b(?:before|until|preceded|earlier than)\b/i,
    fits: /\b(?:before|until|till|earlier|prior|preced\w+|ago|already|previous\w*|former\w*|first|then|after|later|next|follow\w+|succe\w+|replac\w+|predecess\w+|eve|when|still)\b/i,
  },
]

/** `said`: words that widen a claim. `fits`: words of a passage that say as much. */
const STRONG_WORDS: { said: RegExp; fits: RegExp }[] = [
  {
    said: /\b(?:for the first time|(?:the )?very first|first ever|(?:is|was|were|became) (?:the|its|his|her|their) first|first (?:[\w-]+ ){1,4}(?:to|ever|who))\b/i,
    fits: /\b(?:first(?:ly|ever)?|1st|earliest|debut\w*|maiden|inaugura\w+|pioneer\w*|origin\w+|initial\w*|no (?:one|other|(?:\w+ ){1,3}(?:before|had|has|have|was))|never before|nobody|open(?:ed|ing)|beg[aiu]n\w*|start\w*|new)\b/i,
  },
  {
    said: /\b(?:the only|only|solely|exclusively|alone|single-handedly|nobody else|no other)\b/i,
    fits: /\b(?:only|sole(?:ly)?|exclusive\w*|alone|single|just|mere(?:ly)?|no(?:body| one)? (?:else|other)|nothing (?:but|else)|unique\w*|one|lone|by (?:him|her|it)self|unaided)\b/i,
  },
  {
    said: /(?<!\b(?:at|after|in|not) )\b(?:all(?! (?:but|over|the same)\b|-)|every|everyone|everybody|always|entire(?:ly)?|whole|completely|fully|in total)\b/i,
    fits: /\b(?:all|every\w*|each|always|entire\w*|whole\w*|complete\w*|full\w*|total\w*|both|any\w*|no|none|never|throughout|altogether|across|per|each|apiece)\b/i,
  },
  {
    said: /\b(?:never|nobody|no one|none|nothing)\b/i,
    fits: /\b(?:no|not|never|nobody|none|nothing|without|neither|nor|refus\w+|declin\w+|den\w+|un\w+|lack\w*)\b|n't\b/i,
  },
  {
    said: /\b(?:the (?:largest|biggest|greatest|highest|longest|fastest|oldest|youngest|smallest|best|worst|most \w+)|(?:largest|biggest|fastest|most \w+) (?:ever|in the world)|record-breaking|unprecedented)\b/i,
    fits: /\b(?:\w+est|most|best|worst|record\w*|top|than any|ever|unmatched|second|leading|chief)\b/i,
  },
  {
    said: /\b(?:(?:more|less|fewer) (?!than\b)\p{L}+ (?:\p{L}+ )?than|(?!(?:rath|oth|eith|furth|aft|und|ov|nev|wheth|howev|togeth|gath|numb|memb|ev)er\b)\p{L}{2,}er (?:\p{L}+ ){0,2}?than)\b(?! (?:\d|a |an |half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred))/iu,
    fits: /\b(?:\w+er|more|less|fewer|most|least|\w+est|beyond|above|below|exceed\w*|only|compared|against|ahead|behind|than|ever|record|double\w*|twice|half)\b/i,
  },
  {
    said: /\b(?:proved|proven|proves|definitively|conclusively|certainly|undoubtedly|beyond doubt|guaranteed|confirmed|confirms)\b/i,
    fits: /\b(?:prov\w+|proof|definit\w+|conclusive\w*|certain\w*|undoubted\w*|beyond|guarante\w+|confirm\w*|verif\w+|establish\w*|show\w*|demonstrat\w+)\b/i,
  },
  {
    said: /\b(?:because|due to|thanks to|as a result|caused|therefore|in order to)\b/i,
    fits: /\b(?:because|since|due|owing|thanks|result\w*|caus\w+|reason|so|therefore|hence|why|led|after|over|following|from|through|forc\w+|made|by|when|for|to|with|without)\b/i,
  },
]

/** Finds a doubt of the passages, such as "reportedly", that their claim leaves out, though it is on that part. */
export function findDroppedDoubt({ claim, stated, readings }: Comparison): string | null {
  const text = fold(claim.text)
  if (DOUBT_WORDS.test(withoutMay(text)) || ATTRIBUTION_WORDS.test(text) || APPROXIMATE_WORDS.test(text)) return null
  const own = contentStems(stated)
  // One passage that states the claim without a doubt is enough.
  const doubts = readings.map(({ sentences }) => doubtIn(sentences, own))
  return doubts.every((doubt) => doubt !== null) ? (doubts[0] ?? null) : null
}

function doubtIn(sentences: readonly ParsedSentence[], own: ReadonlySet<string>): string | null {
  for (const { text, start, clauses, words } of sentences)
    for (const clause of clauses) {
      const said = text.slice(clause.start - start, clause.end - start)
      for (const { index, 0: doubt } of withoutMay(said).matchAll(new RegExp(DOUBT_WORDS, 'gi'))) {
        // "According to the mayor, …" applies to the whole sentence, other doubts only to their clause.
        const isWhole = SENTENCE_WIDE_DOUBT.test(doubt)
        // A claim that names the source after "according to" leaves no doubt out.
        const source = wordsOf(said.slice(index + doubt.length)).slice(0, MOST_SOURCE_WORDS)
        if (isWhole && source.some(({ stem, lower }) => !stopWords.has(lower) && own.has(stem))) continue
        const within = words.filter((word) => isWhole || (word.start >= clause.start && word.end <= clause.end))
        const isBehind = within.some((word) => word.start >= clause.start + index + doubt.length && own.has(word.stem))
        const stems = contentStems([{ words: within }])
        const shared = [...stems].filter((stem) => own.has(stem)).length
        if (isBehind && shared >= Math.max(2, stems.size * LEAST_SHARED_STEMS)) return doubt
      }
    }
  return null
}

/** Number of words after "according to" that may name the source. */
const MOST_SOURCE_WORDS = 4

/** Hides the month "May", which is no doubt; the text keeps its length. */
const withoutMay = (text: string): string => text.replace(/\bMay\b/g, '---')

/** Least share of the stems of a doubted clause that a claim must have to be on that clause. */
const LEAST_SHARED_STEMS = 0.3

const DOUBT_WORDS =
  /\b(?:reportedly|(?:is|are|was|were) (?:reported|said|believed|thought|supposed|alleged|rumou?red|expected|estimated|put at|planned(?! by\b)) |reports (?:say|suggest)|allegedly|supposedly|purported(?:ly)?|apparently|seem(?:s|ed|ingly)?|appear(?:s|ed)? to|according to|(?:some|several|most) accounts|by (?:his|her) own account|may|might|perhaps|possibly|probabl[ey]|likely|unlikely|presum(?:ably|ed)|believe[sd]?|suspect(?:s|ed)?|rumou?rs?|claim(?:s|ed) (?:that|to)|claimed|expect(?:s|ed) to|plan(?:s|ned)? to|intend(?:s|ed)? to|aim(?:s|ed)? to|hope[sd]? to|estimate[sd]?|unconfirmed|uncertain|unclear|unverified|disputed|contested|legend|suggest(?:s|ed)|argue[sd]|tentative(?:ly)?|provisional(?:ly)?|preliminary)\b/i
const SENTENCE_WIDE_DOUBT = /^(?:according|reports|(?:some|several|most) accounts|legend)/i

/** Words by which a claim names who says it, or says that nobody knows: then it leaves no doubt out. */
const ATTRIBUTION_WORDS =
  /\b(?:says?|said|saying|told|tells|wrote|writes|states?|stated|called|calls|thinks?|thought|wants?|wanted|wish(?:es|ed)?|should|hear(?:s|d)|nobody|no one|not (?:\w+ )?(?:known|clear|proven|verified|agreed|settled|attested)|no proof|no evidence|unknown|open question|disagree\w*|depends|view|opinion|story|tale|critics?)\b/i
