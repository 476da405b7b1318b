import { parseArgs } from 'node:util'
import { READ_ENDINGS } from '@/lib/dossier/readers/formats'
import { isoDate } from '@/lib/dossier/readers/iso-date'
import { MODEL_OPTIONS, modelOptionsIn } from '@/tools/model-client/model-options'
import { parseNumberOption, Refusal } from '@/tools/shared/command'

export const USAGE = `usage: npm run --silent check -- [--dossier PATH | --evidence FILE...] [--date YYYY-MM-DD] [--format text|json|ndjson]
                                 [--asked] [--explain] [--input ndjson] [--time-limit SECONDS] [--model ADDRESS] FILE...
  FILE       a file (${READ_ENDINGS.join(' ')}), or - for standard input
  --dossier  a portable dossier (JSON) or a dossier folder; the bundled dossier when left out
  --evidence a page or document to compare with instead, in the same formats as FILE; several may be given, each with
             --evidence before it, and each finding names its document
  --date     the day on which the articles appeared, for words such as "last year"
  --format   text for people (default), json: an array, ndjson: one object a line
  --asked    the texts are statements that you ask about, as with "Check this claim": bolder than beside an article
  --explain  the reasoning behind every sentence: what was read, the nearest claims, possible conflicts, how likely each is
  --input    ndjson: the files hold one article a line, {"id", "text" or "html", "url"?, "date"?}; one answer a line,
             in the same order; a line that cannot be checked is answered with "error" (with --format ndjson only)
  --time-limit  seconds that one article may take, 60 by default; one that takes longer is answered with an error;
             a file of evidence has 120 at least
  --model    has a model on this computer read after the engine, at the address of an OpenAI-compatible server such as
             http://127.0.0.1:8080/v1; what it finds is among the findings, with its name. It is tested first. --model-name NAME: the model on that server;
             --model-timeout SECONDS: how long an answer may take, 120 by default; --allow-remote: the server may be on
             another computer, which then gets each sentence and its claims; CLAIMLIGHT_MODEL_KEY: a key, if it wants one`

export type Options = NonNullable<ReturnType<typeof parseArguments>>

/** Reads the command line. @returns null where help is asked for @throws Refusal, or an error of `parseArgs` */
export function parseArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dossier: { type: 'string' },
      evidence: { type: 'string', multiple: true, default: [] },
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
  if (values.help) return null
  const { dossier, evidence, date, format, asked, explain, input } = values
  if (format !== 'text' && format !== 'json' && format !== 'ndjson')
    throw new Refusal(`--format ${format}: text, json or ndjson`)
  if (input !== 'files' && input !== 'ndjson') throw new Refusal(`--input ${input}: ndjson`)
  if (input === 'ndjson' && format !== 'ndjson') throw new Refusal('--input ndjson needs --format ndjson')
  if (date !== undefined && isoDate(date) !== date) throw new Refusal(`--date ${date}: a day such as 2024-02-13`)
  const timeLimit = parseNumberOption('--time-limit', values['time-limit'], 0.001, 1e6)
  if (dossier === '') throw new Refusal('--dossier needs a path')
  if (dossier !== undefined && evidence.length > 0) throw new Refusal('--dossier and --evidence: give one of them')
  if (evidence.length > 1 && values.model !== undefined) throw new Refusal('--model reads with one --evidence only')
  if (positionals.length === 0) throw new Refusal('no file given; see --help')
  if (positionals.filter((file) => file === '-').length > 1) throw new Refusal('- can be given only once')
  return {
    files: positionals,
    dossier,
    evidence,
    date,
    input,
    format,
    asked,
    explain,
    timeLimit,
    model: modelOptionsIn(values),
  }
}
