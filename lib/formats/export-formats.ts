import type { Key } from '@/lib/i18n/t'

/** The export formats, grouped by purpose, most used first. */
export const exportFormats = [
  { name: 'exporting.toRead', formats: ['markdown', 'markdownFiles', 'html'] },
  { name: 'exporting.forReferences', formats: ['csv', 'bibtex', 'cslJson'] },
  { name: 'exporting.forPrograms', formats: ['jsonLd', 'hypothesis', 'claimReview'] },
  { name: 'exporting.toKeep', formats: ['backup'] },
] as const satisfies readonly { name: Key; formats: readonly string[] }[]

export type ExportFormat = (typeof exportFormats)[number]['formats'][number]
