const MALE_KIN = 'father|brother|husband|son|grandfather|uncle|nephew|stepfather|grandson|widower'
const FEMALE_KIN = 'mother|sister|wife|daughter|grandmother|aunt|niece|stepmother|granddaughter|widow'
const OTHER_KIN =
  'cousin|parent|child|partner|spouse|pupil|student|teacher|tutor|mentor|assistant|successor|predecessor|rival|friend|colleague'

/** Matches words for relatives; the group has those for men. */
export const KIN_WORD = new RegExp(String.raw`\b(?:(${MALE_KIN})|${FEMALE_KIN})\b`, 'g')

/** Matches a sentence that begins with somebody beside the subject: "His best-known pupil is …", "Varga's mother …". */
export const KIN_FIRST = new RegExp(
  String.raw`^(?:his|her|its|(?:the )?[\p{L}-]+(?: [\p{L}-]+){0,3}'s?) (?:[\p{L}-]+ ){0,2}(${MALE_KIN}|${FEMALE_KIN}|${OTHER_KIN})\b`,
  'iu',
)

/** Matches a pronoun of a person at the head of a sentence, also behind an opening phrase. */
export const LEADING_PERSON =
  /^(?:(?:In|On|At|By|From|After|Before|During|Since|Until|Later|Then)\b[^,;]{0,60},? )?(he|she|his|her)(?![\p{L}'-])/iu

/** Returns the pronoun of a word for a relative; undefined for one of both sexes. */
export function pronounOfKin(kin: string): 'he' | 'she' | undefined {
  if (new RegExp(`^(?:${MALE_KIN})$`, 'i').test(kin)) return 'he'
  return new RegExp(`^(?:${FEMALE_KIN})$`, 'i').test(kin) ? 'she' : undefined
}
