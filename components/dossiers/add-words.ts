import type { ImportForm } from '@/lib/dossier/format/import-record'
import type { ImportProblem } from '@/lib/dossier/import/types'
import { faultSentence } from '@/components/check/problem-words'
import { camelKey } from '@/components/ui/camel-key'
import { t } from '@/lib/i18n/t'
import type { FailureCode } from '@/lib/dossiers/add-dossier'

/** Why nothing was stored: one sentence. */
export function failureSentence(why: FailureCode): string {
  return t(`adding.failed.${why}`)
}

/** Which kind of file it was read as. */
export function formWord(form: ImportForm): string {
  return t(`adding.form.${form}`)
}

/** The problem in one sentence. */
export function problemSentence({ code, fault = 'broken' }: Pick<ImportProblem, 'code' | 'fault'>): string {
  if (code === 'unreadable') return faultSentence(fault)
  return t(`problem.${camelKey(code)}`)
}

/** The result for the rejected or repaired piece, such as "Left out". */
export function levelWord(level: ImportProblem['level']): string {
  return t(`problem.level.${level}`)
}

/** Where it is: "claims.yaml, line 12". Empty where the file as a whole is meant. */
export function placeOf({ place, line }: ImportProblem): string {
  return [place, line === undefined ? undefined : t('problem.line', { line: String(line) })].filter(Boolean).join(', ')
}
