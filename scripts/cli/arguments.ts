import { parseArgs } from 'node:util'
import { isoDate } from '@/lib/documents/iso-date'

export type Format = 'text' | 'json' | 'ndjson'

export interface Options {
  files: string[]
  /** `ndjson`: the files contain one article per line. */
  input: 'files' | 'ndjson'
  format: Format
  /** A portable dossier or a dossier folder; the bundled one without it. */
  dossier?: string
  /** Print the reasoning behind every sentence. */
  explain: boolean
  /** Publication date of the articles, overriding the files' own. */
  date?: string
}

export type Parsed = { kind: 'run'; options: Options } | { kind: 'help' } | { kind: 'wrong'; reason: string }

export const USAGE = `usage: npm run --silent check -- [--dossier PATH] [--date YYYY-MM-DD] [--format text|json|ndjson]
                                 [--explain] [--input ndjson] FILE...
  FILE       a .txt, .md, .html, .docx or .pdf file, or - for standard input
  --dossier  a portable dossier (JSON) or a dossier folder; the bundled dossier when left out
  --date     the day on which the articles appeared, for words such as "last year"
  --format   text for people (default), json: an array, ndjson: one object a line
  --explain  the reasoning behind every sentence: what was read, the nearest claims, possible conflicts, how likely each is
  --input    ndjson: the files hold one article a line, {"id", "text" or "html", "url"?, "date"?}; one answer a line,
             in the same order; a line that cannot be checked is answered with "error" (with --format ndjson only)`

/** Reads the command line. Never throws. */
export function parseArguments(args: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dossier: { type: 'string' },
        date: { type: 'string' },
        format: { type: 'string', default: 'text' },
        explain: { type: 'boolean', default: false },
        input: { type: 'string', default: 'files' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { kind: 'help' }
    const { dossier, date, format, explain, input } = values
    if (!isFormat(format)) return wrong(`--format ${format}: text, json or ndjson`)
    if (input !== 'files' && input !== 'ndjson') return wrong(`--input ${input}: ndjson`)
    if (input === 'ndjson' && format !== 'ndjson') return wrong('--input ndjson needs --format ndjson')
    if (date !== undefined && isoDate(date) !== date) return wrong(`--date ${date}: a day such as 2024-02-13`)
    if (dossier === '') return wrong('--dossier needs a path')
    if (positionals.length === 0) return wrong('no file given; see --help')
    if (positionals.filter((file) => file === '-').length > 1) return wrong('- can be given only once')
    const given = { ...(dossier === undefined ? {} : { dossier }), ...(date === undefined ? {} : { date }) }
    return { kind: 'run', options: { files: positionals, input, format, explain, ...given } }
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split(/\n|\. /)[0] ?? '') : String(error))
  }
}

function wrong(reason: string): Parsed {
  return { kind: 'wrong', reason }
}

function isFormat(value: string): value is Format {
  return value === 'text' || value === 'json' || value === 'ndjson'
}
