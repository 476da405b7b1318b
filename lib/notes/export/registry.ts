import type { NoteWriter } from '@/lib/notes/formats/shared/exchange'

interface ExportFormatEntry {
  isUsual?: true
  ending: string
  type: string
  load: () => Promise<NoteWriter | NoteWriter<Uint8Array>>
}

/** The export formats of notes, in the order of the screen. Texts are under `exporting.formats` and `exporting.good` in `locales/`. */
// prettier-ignore
const formatEntries = {
  markdown: { isUsual: true, ending: '.md', type: 'text/markdown', load: async () => (await import('@/lib/notes/formats/documents/notes')).writeMarkdown },
  csv: { isUsual: true, ending: '.csv', type: 'text/csv', load: async () => (await import('@/lib/notes/formats/csv/to-csv')).writeCsv },
  backup: { isUsual: true, ending: '.backup.jsonl', type: 'application/jsonl', load: async () => (await import('@/lib/notes/backup/run-backup')).writeFullBackup },
  markdownFiles: { ending: '.zip', type: 'application/zip', load: async () => (await import('@/lib/notes/formats/documents/markdown-files')).writeMarkdownFiles },
  html: { ending: '.html', type: 'text/html', load: async () => (await import('@/lib/notes/formats/documents/notes')).writeHtml },
  bibtex: { ending: '.bib', type: 'application/x-bibtex', load: async () => (await import('@/lib/notes/formats/citations/bibtex')).writeBibtex },
  jsonLd: { ending: '.jsonld', type: 'application/ld+json', load: async () => (await import('@/lib/notes/formats/web-annotation/json-ld')).writeJsonLd },
  hypothesis: { ending: '.hypothesis.json', type: 'application/json', load: async () => (await import('@/lib/notes/formats/hypothesis/hypothesis')).writeHypothesis },
} satisfies Record<string, ExportFormatEntry>

export type ExportFormat = keyof typeof formatEntries
export const exportFormatEntries: Readonly<Record<ExportFormat, ExportFormatEntry>> = formatEntries
export const exportFormats = Object.keys(formatEntries) as ExportFormat[]
