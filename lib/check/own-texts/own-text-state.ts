import type { DocumentFault } from '@/lib/dossier/readers/unreadable'
import { t } from '@/lib/i18n/t'
import { createStoredItem } from '@/lib/platform/stored-item'
import type { Block } from '@/lib/schema/finding'
import type { CheckState } from '@/lib/schema/page-state'
import { bodyParagraphStarts } from '@/lib/text/article-blocks'
import { changeCheck, newCheck, type ChangeOfCheck } from '../check-states'

/** A text of the user as it is checked and shown. Offsets of blocks and findings refer to `text`. */
export interface OwnText {
  id: string
  /** Name of the file; null for a text typed or pasted into the text box. */
  file: string | null
  title: string
  /** ISO date that the file gives itself, or null. */
  date: string | null
  text: string
  blocks: Block[]
}

export type OwnTextProblem =
  | { kind: 'file'; name: string; fault: DocumentFault }
  /** Fault where more than one file was dropped. */
  | { kind: 'many-files' }
  /** `language`: the detected language as BCP 47, or null. */
  | { kind: 'language'; language: string | null; document: OwnText }
  /** `code`: the error code of a message's reply. */
  | { kind: 'check'; code: string }

export type OwnTextState =
  | { status: 'writing'; problem: OwnTextProblem | null }
  /** `share`: part of the file that was read, 0 to 1; null if unknown. */
  | { status: 'opening'; name: string; share: number | null }
  | OwnTextCheck

/** The check of a text of the user, with the text. */
export interface OwnTextCheck extends CheckState {
  document: OwnText
}

/** Returns the check of a text of which nothing is checked yet. */
export const newOwnCheck = ({ id, file, title, date, text, blocks }: OwnText): CheckState =>
  newCheck({
    id,
    title,
    site: file ?? t('check.pasted'),
    date,
    textLength: text.length,
    blockStarts: bodyParagraphStarts(text, blocks),
  })

/** The check of the text that was begun or finished last, in any window. It is stored without the text, which is long. */
export const ownTextCheck = createStoredItem<CheckState>('session', 'own-text-check')

/** Changes that check. One that does not fit is not stored at all, so that no older one comes back in its place. */
export async function changeOwnCheck(change: ChangeOfCheck<CheckState>): Promise<void> {
  await changeCheck(ownTextCheck, change).catch(() => ownTextCheck.remove())
}
