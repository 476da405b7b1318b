import { mentionsName } from '@/lib/text/mentions'
import { detectionNamesOf, type DossierSubject } from './subject-names'

/** Whether a text names a subject, or two of the main names of a document whose subject is a headline. */
export const isAbout = (text: string, subject: DossierSubject): boolean =>
  mentionsName(text, detectionNamesOf(subject)) ||
  (subject.main ?? []).filter((forms) => mentionsName(text, forms)).length >= 2
