import type { Annotation } from '@/lib/schema/annotation'
import type { ExportFormat } from '@/lib/formats/export-formats'
import { writeFullBackup } from '@/lib/backup/backup-pieces'
import type { WritingAbout } from '@/lib/formats/shared/exchange'
import type { DossierLookups } from '@/lib/formats/shared/dossier-lookup'
import { writeBibtex } from '@/lib/formats/citations/to-bibtex'
import { writeClaimReview } from '@/lib/formats/claim-review/to-claim-review'
import { writeCslJson } from '@/lib/formats/citations/to-csl-json'
import { writeCsv } from '@/lib/formats/csv/to-csv'
import { writeHtml } from '@/lib/formats/html/to-html'
import { writeHypothesis } from '@/lib/formats/hypothesis/to-hypothesis'
import { writeJsonLd } from '@/lib/formats/web-annotation/to-json-ld'
import { writeMarkdown } from '@/lib/formats/markdown/to-markdown'
import { writeMarkdownFiles } from '@/lib/formats/markdown/to-markdown-files'

export interface ExportForm {
  ending: string
  /** Media type of the file. */
  type: string
  writer: (
    shelf: DossierLookups,
  ) => (batches: AsyncIterable<readonly Annotation[]>, about: WritingAbout) => AsyncIterable<string | Uint8Array>
}

/** The writer and file name of each format. */
export const exportForms: Record<ExportFormat, ExportForm> = {
  markdown: { ending: '.md', type: 'text/markdown', writer: writeMarkdown },
  markdownFiles: { ending: '.zip', type: 'application/zip', writer: writeMarkdownFiles },
  html: { ending: '.html', type: 'text/html', writer: writeHtml },
  csv: { ending: '.csv', type: 'text/csv', writer: writeCsv },
  bibtex: { ending: '.bib', type: 'application/x-bibtex', writer: writeBibtex },
  cslJson: { ending: '.csl.json', type: 'application/vnd.citationstyles.csl+json', writer: writeCslJson },
  jsonLd: { ending: '.jsonld', type: 'application/ld+json', writer: () => writeJsonLd },
  hypothesis: { ending: '.hypothesis.json', type: 'application/json', writer: () => writeHypothesis },
  claimReview: { ending: '.claimreview.jsonld', type: 'application/ld+json', writer: writeClaimReview },
  backup: { ending: '.backup.jsonl', type: 'application/jsonl', writer: () => writeFullBackup },
}
