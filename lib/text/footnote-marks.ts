/**
 * Replaces the footnote marks of a folded text by blanks: "[12]", "[note 3]", "¹²", "†", and digits behind a full stop
 * that a mark became in plain text ("in 1969.12 Columbia"). Decimals and versions ("GPT-3.5 Turbo") are no marks.
 *
 * @returns text of the same length
 */
export const blankFootnoteMarks = (folded: string): string =>
  folded.replace(anyMark, (mark) => ' '.repeat(mark.length)).replace(plainDigits, (mark) => ' '.repeat(mark.length))

const numberList = String.raw`\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}`
const editorialRemark = String.raw`(?:note|nb|n|fn|footnote|ref|source|notes)(?:\s?\d{1,3}[a-z]?|\s[a-z])?|(?:[a-z]+ ){0,2}(?:citations?|sources?|clarification|verification|pages?|dates?|references?|quotation|attribution|update|example|year) (?:needed|required|missing)|disputed [–-] discuss|(?:who|when|where|which|why|how|by whom|according to whom|clarify|dubious|tone)\?|sic|update|edit|vague|dead link|failed verification|original research`
/** Source of a pattern for marks in brackets. A lone letter is a mark only behind a word: "it was [a] step" is not. */
export const BRACKET_MARK = String.raw`(?:\[(?:(?!0)${numberList}(?!\]\d)|\^[\w-]{1,20}|[*†‡]|${editorialRemark})\]|(?<=[\p{L}\d.,;:!?)"'\]])\[(?:[a-z]|a[a-z])\](?!\p{L})|【(?:${numberList}(?::\d{1,3})?(?:†(?:source|[\w-]*\d[\w-]*|[\w. -]{1,30}\.[a-z]{2,4}))?|${editorialRemark})】)`
/** Source of a pattern for raised digits behind a word, a year or a stop; "10⁹" and "km²" are no marks. */
export const RAISED_MARK = String.raw`(?<=\p{L}{3}|[.,;:!?)"'”’\]]|\b(?:1\d|20)\d\d|\b(?!10)\d{1,3})(?!⁰)[¹²³⁰⁴-⁹]{1,3}(?:[,–-]?[¹²³⁰⁴-⁹]){0,3}(?![\p{L}\p{N}])`

const markSign = String.raw`(?<=[\p{L}\d.,;:!?)"'\]])[†‡*]{1,3}(?=[\s.,;:!?)]|$)|(?<=[.!?]["']?)(?:\(\d{1,3}\)|\^\d{1,3}\^?)(?=\s|$)`
const anySingleMark = `(?:${BRACKET_MARK}|${RAISED_MARK}|${markSign})`
const anyMark = new RegExp(`${anySingleMark}(?:[,;]?\\s?${anySingleMark}){0,9}`, 'gu')

/** Words before a full stop and a number that belongs to them: "No.5", "p.12". */
const numberedWords =
  'nos no nr op pp p chap ch sect sec art eq ex pt bk ver v figs fig vols vol st para cap rev ref ed'
const anyCaseWords = numberedWords
  .replace(/\b[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
  .replaceAll(' ', '|')
const beforeYear =
  '[Ii]n|of|[Ss]ince|[Bb]y|[Uu]ntil|to|[Ff]rom|during|after|before|late|early|mid|and|or|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?,?'
/** Matches digits between a full stop and the next sentence, behind a word, a bracket, or a year in a date. */
const plainDigits = new RegExp(
  String.raw`(?<=(?:(?<![\p{L}\p{N}.])(?!(?:${anyCaseWords})\.)[\p{L}\p{M}'-]{2,40}|["')\]%]|(?:\b(?:${beforeYear})|\d,|[–-])\s?(?:1[5-9]|20)\d\d)[.!?]["')]{0,2})${numberList}(?=\s+["'(]?(?:\p{Lu}|\p{Ll}+\p{Lu})|\s*$)(?!\s+(?:Kelvin|Celsius|Fahrenheit|Million|Billion|Beta|Alpha|Turbo|Release)\b)`,
  'gu',
)
