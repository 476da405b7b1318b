import type { Key } from '@/lib/i18n/t'

/** The export formats, most used first. */
export const exportFormats = [
  { name: 'exporting.usual', formats: ['markdown', 'csv', 'backup'] },
  {
    name: 'exporting.others',
    formats: ['markdownFiles', 'html', 'bibtex', 'cslJson', 'jsonLd', 'hypothesis', 'claimReview'],
  },
] as const satisfies readonly { name: Key; formats: readonly string[] }[]

export type ExportFormat = (typeof exportFormats)[number]['formats'][number]
