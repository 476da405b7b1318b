import { textLanguageMessage } from '@/lib/i18n/language-message'
import type { OwnTextProblem } from '@/lib/check/own-texts/own-text-state'
import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import { camelKey } from '@/components/ui/camel-key'
import { t } from '@/lib/i18n/t'

/** The problem in one sentence. */
export function headOfProblem(problem: OwnTextProblem): string {
  switch (problem.kind) {
    case 'file':
      return t('check.noFile', { name: problem.name })
    case 'many-files':
      return t('check.manyFiles')
    case 'language':
      return textLanguageMessage(problem.language)
    case 'check':
      return t('check.failed', { why: '' }).trim()
  }
}

/** Why, and what the user can do; empty where the head says it all. */
export function problemSentence(problem: OwnTextProblem): string {
  switch (problem.kind) {
    case 'file':
      return faultSentence(problem.fault)
    case 'many-files':
    case 'language':
      return ''
    case 'check':
      return t(problem.code === 'unreachable' ? 'error.unreachable' : 'error.failed')
  }
}

/** Why a file cannot be read: one sentence. */
export function faultSentence(fault: DocumentFault): string {
  if (fault === 'too-many-marks') return t('check.fault.tooDeep')
  return t(`check.fault.${camelKey(fault === 'not-text' ? 'not-supported' : fault)}`)
}
