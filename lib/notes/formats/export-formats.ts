/** The export formats that most users want. */
export const usualFormats = ['markdown', 'csv', 'backup'] as const
// prettier-ignore
export const otherFormats = ['markdownFiles', 'html', 'bibtex', 'cslJson', 'jsonLd', 'hypothesis', 'claimReview'] as const

export type ExportFormat = (typeof usualFormats)[number] | (typeof otherFormats)[number]
