import { parseArgs } from 'node:util'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import type { ModelOptions } from '@/tools/lab/second-opinion/open-model'

export type Format = 'text' | 'json' | 'ndjson'

export interface Options {
  files: string[]
  /** `ndjson`: the files contain one article per line. */
  input: 'files' | 'ndjson'
  format: Format
  /** A portable dossier or a dossier folder; the bundled one without it. */
  dossier?: string
  /** The texts are statements that somebody asks about. */
  asked: boolean
  /** Print the reasoning behind every sentence. */
  explain: boolean
  /** Publication date of the articles, overriding the files' own. */
  date?: string
  /** Seconds that reading or checking one article may take. */
  timeLimit: number
  /** A model that checks the text too. */
  model?: ModelOptions
}

export type Parsed = { kind: 'run'; options: Options } | { kind: 'help' } | { kind: 'wrong'; reason: string }

export const USAGE = `usage: npm run --silent check -- [--dossier PATH] [--date YYYY-MM-DD] [--format text|json|ndjson]
                                 [--asked] [--explain] [--input ndjson] [--time-limit SECONDS] [--model ADDRESS] FILE...
  FILE       a .txt, .md, .html, .docx or .pdf file, or - for standard input
  --dossier  a portable dossier (JSON) or a dossier folder; the bundled dossier when left out
  --date     the day on which the articles appeared, for words such as "last year"
  --format   text for people (default), json: an array, ndjson: one object a line
  --asked    the texts are statements that you ask about, as with "Check this claim": bolder than beside an article
  --explain  the reasoning behind every sentence: what was read, the nearest claims, possible conflicts, how likely each is
  --input    ndjson: the files hold one article a line, {"id", "text" or "html", "url"?, "date"?}; one answer a line,
             in the same order; a line that cannot be checked is answered with "error" (with --format ndjson only)
  --time-limit  seconds that one article may take, 60 by default; one that takes longer is answered with an error
  --model    has a model on this computer read after the engine, at the address of an OpenAI-compatible server such as
             http://127.0.0.1:8080/v1; what it finds is among the findings, with its name. It is tested first. --model-name NAME: the model on that server;
             --model-timeout SECONDS: how long an answer may take, 120 by default; --allow-remote: the server may be on
             another computer, which then gets each sentence and its claims; CLAIMLIGHT_MODEL_KEY: a key, if it wants one`

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
        asked: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        input: { type: 'string', default: 'files' },
        'time-limit': { type: 'string', default: '60' },
        ...MODEL_OPTIONS,
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { kind: 'help' }
    const { dossier, date, format, asked, explain, input } = values
    if (!isFormat(format)) return wrong(`--format ${format}: text, json or ndjson`)
    if (input !== 'files' && input !== 'ndjson') return wrong(`--input ${input}: ndjson`)
    if (input === 'ndjson' && format !== 'ndjson') return wrong('--input ndjson needs --format ndjson')
    if (date !== undefined && isoDate(date) !== date) return wrong(`--date ${date}: a day such as 2024-02-13`)
    const timeLimit = Number(values['time-limit'])
    if (!(timeLimit > 0 && timeLimit <= 1e6)) return wrong(`--time-limit ${values['time-limit']}: a number of seconds`)
    if (dossier === '') return wrong('--dossier needs a path')
    if (positionals.length === 0) return wrong('no file given; see --help')
    if (positionals.filter((file) => file === '-').length > 1) return wrong('- can be given only once')
    const model = modelOptionsIn(values)
    if (typeof model === 'string') return wrong(model)
    const given = {
      ...(dossier === undefined ? {} : { dossier }),
      ...(date === undefined ? {} : { date }),
      ...(model && { model }),
    }
    return { kind: 'run', options: { files: positionals, input, format, asked, explain, timeLimit, ...given } }
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split(/\n|\. /)[0] ?? '') : String(error))
  }
}

/** The options that name a model, for `parseArgs`. */
export const MODEL_OPTIONS = {
  model: { type: 'string' },
  'model-name': { type: 'string' },
  'model-timeout': { type: 'string' },
  'allow-remote': { type: 'boolean', default: false },
} as const

/** The model that is named; undefined where there is none. Or a sentence with what is wrong. */
export function modelOptionsIn(values: {
  model?: string | undefined
  'model-name'?: string | undefined
  'model-timeout'?: string | undefined
  'allow-remote': boolean
}): ModelOptions | undefined | string {
  const { model, 'model-name': modelName, 'model-timeout': seconds, 'allow-remote': allowRemote } = values
  if (model === undefined) {
    if (modelName === undefined && seconds === undefined && !allowRemote) return undefined
    return '--model-name, --model-timeout and --allow-remote need --model'
  }
  const modelTimeout = seconds === undefined ? undefined : Number(seconds)
  if (modelTimeout !== undefined && !(modelTimeout > 0 && modelTimeout <= 86_400))
    return `--model-timeout ${seconds}: a number of seconds`
  return { model, modelName, modelTimeout, allowRemote }
}

function wrong(reason: string): Parsed {
  return { kind: 'wrong', reason }
}

function isFormat(value: string): value is Format {
  return value === 'text' || value === 'json' || value === 'ndjson'
}
