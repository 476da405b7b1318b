import { firstNames } from './words'

/**
 * Whether a full stop belongs to an abbreviation or initial, so that the sentence goes on behind it.
 *
 * @param before the text up to the full stop, at least its last 40 characters or the sentence so far
 * @param next the text behind it
 */
export function isUnfinished(before: string, next: string): boolean {
  const [, said = '', word = ''] = /^(.*?)([^\s("'[]+)\.$/su.exec(before) ?? []
  if (word === '') return false
  const lower = word.toLowerCase()
  if (beforeNumber.has(lower)) return /^\s*\d/.test(next)
  if (days.test(word))
    return /^\s*(?:\d|[A-Z][a-z]{2,8}\.? \d)/.test(next) || (word === 'Sat' && /^\s*(?:V|IB?)\b/.test(next))
  if (ofLives.has(word)) return /^\s*(?:\d|(?:in|on|at)\s)/.test(next) || month.test(next) || /[(,;]\s*$/.test(said)
  if (opener.test(next)) return false
  // "She said so on X. The works …": the site, not an initial.
  if (word === 'X' && /\b(?:on|via|from|to) $/.test(said)) return false
  if (/^\p{Lu}$/u.test(word)) return !isDesignation(said, word, next)
  if (enders.has(lower)) return !(hasVerb.test(said) && statement.test(next))
  if (/^(?:\p{Lu}\.-?)+\p{Lu}$/u.test(word) || anywhere.has(lower)) return true
  return /^\p{Lu}/u.test(word) && titles.has(lower)
}

/** Whether a capital names a thing and no person: "a Saturn V", "vitamin C", "Plan B". */
function isDesignation(said: string, letter: string, next: string): boolean {
  const [, article, name = ''] = /(?:\b(an?|the)\s+)?([\p{L}-]+)\s$/u.exec(said) ?? []
  if (name === '' || firstNames.has(name.toLowerCase())) return false
  if ((article !== undefined && /^\p{Lu}/u.test(name)) || named.has(name.toLowerCase())) return true
  return /[IVX]/.test(letter) && /^\p{Lu}/u.test(name) && hasVerb.test(said) && statement.test(next)
}

/** Words that start a sentence much more often than they follow an abbreviation: "… the Ph.D. In 2015 he …". */
const opener =
  /^\s*["'(]?(?:He|She|It|They|We|I(?!\.)|You|The|This|That|These|Those|There|Then|In|On|At|By|For|From|After|Before|But|And|When|While|His|Her|Their|Its|As|If|An|A(?!\.)|Later|However|Both|Some|Most|All|No|During|Since|With)\b/
const verb = String.raw`(?:is|are|was|were|has|had|have|did|does|will|would|can|could|became|began|left|led|made|took|won|went|wrote|came|said|built|flew|ran|\p{Ll}{3,}ed)`
const hasVerb = new RegExp(String.raw`(?<![\p{L}])${verb}(?![\p{L}])`, 'u')
/** Matches a name and its verb, as at the start of a statement, but not "Chairman Allen said" behind "Boeing Co.". */
const statement = new RegExp(
  String.raw`^\s*["'(]?(?!(?:Chair\p{Ll}*|President|Vice|Chief|CEO|Director|Founder|Secretary|Executive|Day|School|High)\b)(?:\p{Lu}[\p{L}\p{N}'-]*\s+){1,3}${verb}(?![\p{L}])`,
  'u',
)

const words = (list: string): Set<string> => new Set(list.split(' '))
/** Abbreviations that only a number follows: "He said no." ends a sentence. */
const beforeNumber = words('no nos fig figs vol vols pp p ch chap sec sect art para op')
/** Abbreviations of "born", "died", "flourished" and "near", before a date or place. */
const ofLives = words('b d fl nr')
const month = /^\s*(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]*)\s\d/
const days = /^(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)$/
/** Abbreviations that may be in the middle of a sentence, or at its end before a name with its verb. */
const enders = words(
  'co inc ltd corp bros plc llc jr sr esq etc ave blvd rd a.m p.m ph.d m.d m.sc b.sc m.a b.a d.c al ' +
    'eng intl natl assn mfg sam',
)
const anywhere = words('mr mrs ms messrs mme mlle dr prof st mt ft ste vs cf eg ie approx ca est u.s u.k u.n e.g i.e')
/** Abbreviations with a capital: titles, months, states; "fig", "gen" and "rear" in small letters are words. */
const titles = words(
  'hon rev fr msgr gov sen rep pres supt insp atty asst assoc dept univ inst brig gen col lt sgt capt cmdr cdr lcdr ' +
    'comdr maj cpl pvt ens adm vadm radm rear sqn ldr flt wg jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn ' +
    'tenn tex va vt wash wis wyo ed eds trans wm geo thos chas jas jos saml robt edw benj danl jno',
)
const named = words(
  'vitamin vitamins plan type class group grade category hepatitis option section appendix part point phase series model ' +
    'mark version stage letter schedule exhibit platform gate terminal zone wing runway box site unit team channel room',
)
