import { faultWords } from '../cli/fault-words'
import type { ImportProblem, ProblemCode } from '@/lib/dossier/import/types'

/** A problem as one English line: place, what became of the piece, and why. */
export function problemText({ level, code, line, place, words, reason, fault }: ImportProblem): string {
  const where = [place, line === undefined ? undefined : `line ${line}`].filter(Boolean).join(', ')
  const about = words ? ` “${words}”` : ''
  const why = reason ?? (fault && faultWords(fault))
  const detail = why ? ` (${why})` : ''
  return `${where ? `${where}: ` : ''}${level}: ${MESSAGES[code]}${detail}${about}`
}

const MESSAGES: Record<ProblemCode, string> = {
  'too-large': 'the file is larger than 40 MB',
  empty: 'the file is empty',
  unreadable: 'the file cannot be read',
  'not-text': 'the file is no text that can be read',
  'wrong-encoding': 'characters that cannot be read; the file may not be UTF-8',
  'not-a-dossier': 'it is not a valid dossier',
  'zip-without-dossier': 'the zip file has no dossier.yaml',
  'bad-field': 'this field has another form than a dossier needs',
  'same-source': 'another source has this number',
  'same-text': 'another claim says the same; its sources were added there',
  'unlisted-source': 'it is cited and has no entry in a list of sources',
  'unsafe-link': 'only web addresses (http, https) are kept',
  'common-alias': 'this name is a common word and would be found everywhere',
  'too-many': 'more than the limit; the rest is left out',
  'too-long': 'longer than the limit; the rest is left out',
  'no-claims': 'no statement was found',
  'no-sources': 'no list of sources and no links were found; the claims have no sources',
  pronoun: 'it is not clear whom or what the pronoun means',
  'no-sentence': 'it is no full sentence',
  rejected: 'the document itself rejects it',
  'subject-missing': 'the document does not name its subject in its title',
  'date-missing': 'the document gives no date for its knowledge',
  'unplaced-doubt': 'this doubt fits no claim; it is kept among the remarks',
  'offer-size': 'the file has another size than its page says',
  'offer-hash': 'the file has another checksum than its page says',
  'offer-key': 'the file is signed with another key than its page says',
  'offer-name': 'the dossier has another name or version than its page says',
}
