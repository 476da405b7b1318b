import { parseArgs } from 'node:util'
import { WrongUse } from '@/tools/cli/arguments'
import { modelAddress } from '@/tools/lab/second-opinion/address'
import type { ModelOptions } from '@/tools/lab/second-opinion/open-model'

export type BulkCommand = 'enqueue' | 'work' | 'results' | 'status' | 'dead' | 'retry'

export interface BulkOptions {
  command: BulkCommand
  files: string[]
  dossier?: string | undefined
  /** The articles are checked with this model too: they wait apart from those without it. */
  modelName?: string | undefined
  model?: ModelOptions | undefined
  name: string
  processes: number
  attempts: number
  atMost: number
  timeLimit: number
  lockSeconds: number
  untilEmpty: boolean
  follow: boolean
  remove: boolean
  json: boolean
}

export const BULK_USAGE = `usage: npm run --silent bulk -- COMMAND [OPTIONS]
  enqueue FILE...   hands in articles: NDJSON, {"id", "text" or "html", "url"?, "date"?} a line; - for standard input;
                    or documents of one article each: .txt, .md, .html, .docx, .pdf
    --attempts N      tries of an article before it becomes a dead letter (4)
    --at-most N       waits while so many articles are in the queue (10000)
  work              checks articles until it is told to stop (SIGTERM)
    --processes N     processes that check (as many as there are cores)
    --until-empty     stops when no article is left
    --time-limit S    seconds that one article may take (60)
    --lock-seconds S  seconds until the articles of a worker that died go to another (30)
    --model ADDRESS   server of the model that --model-name names, on this computer: http://127.0.0.1:11434/v1;
                      CLAIMLIGHT_MODEL_KEY: a key, if it wants one
    --model-timeout S seconds that an answer of the model may take (120)
  results           prints the answers, NDJSON
    --follow          and goes on with those that come
    --remove          takes out of Redis what has been printed
  status            what waits, what is done  (--json)
  dead              the dead letters with their reasons, NDJSON
  retry             tries all dead letters again
  with every command
    --dossier PATH    a portable dossier (JSON) or a dossier folder; the bundled dossier when left out
    --name NAME       begins all names in Redis (claimlight)
    --model-name NAME a model checks each article too, by paragraph; answers have "modelCheck"
  REDIS_URL         which Redis; redis://127.0.0.1:6379 when left out`

const COMMANDS: readonly string[] = ['enqueue', 'work', 'results', 'status', 'dead', 'retry']

/**
 * Reads the command line.
 *
 * @param cores of this machine
 * @returns null where help is asked for
 * @throws WrongUse, or an error of `parseArgs`
 */
export function parseBulkArguments(args: readonly string[], cores: number): BulkOptions | null {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  const [command = '', ...files] = positionals
  if (values.help) return null
  if (!isCommand(command)) throw new WrongUse(command === '' ? 'no command given; see --help' : `no command ${command}`)
  if (command === 'enqueue' && files.length === 0) throw new WrongUse('no file given; see --help')
  if (command !== 'enqueue' && files.length > 0) throw new WrongUse(`${command} takes no files`)
  if (!/^[\w-]+$/.test(values.name)) throw new WrongUse('--name: letters, digits, - and _')
  const { dossier, name, follow, remove, json } = values
  return {
    ...{ command, files, dossier, name, follow, remove, json, untilEmpty: values['until-empty'] },
    ...modelIn(command, values),
    processes: numberOf('--processes', values.processes ?? String(cores), 1, 512),
    attempts: numberOf('--attempts', values.attempts, 1, 100),
    atMost: numberOf('--at-most', values['at-most'], 1, 1e9),
    timeLimit: numberOf('--time-limit', values['time-limit'], 0.001, 1e6),
    lockSeconds: numberOf('--lock-seconds', values['lock-seconds'], 1, 3600),
  }
}

const OPTIONS = {
  dossier: { type: 'string' },
  model: { type: 'string' },
  'model-name': { type: 'string' },
  'model-timeout': { type: 'string' },
  name: { type: 'string', default: 'claimlight' },
  processes: { type: 'string' },
  attempts: { type: 'string', default: '4' },
  'at-most': { type: 'string', default: '10000' },
  'time-limit': { type: 'string', default: '60' },
  'lock-seconds': { type: 'string', default: '30' },
  'until-empty': { type: 'boolean', default: false },
  follow: { type: 'boolean', default: false },
  remove: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
} as const

/** The model that checks the articles too; only the worker needs its address. */
function modelIn(
  command: BulkCommand,
  {
    model,
    'model-name': modelName,
    'model-timeout': seconds,
  }: { model?: string | undefined; 'model-name'?: string | undefined; 'model-timeout'?: string | undefined },
): Pick<BulkOptions, 'model' | 'modelName'> {
  if (modelName === undefined && model === undefined && seconds === undefined) return {}
  if (modelName === undefined) throw new WrongUse('--model and --model-timeout need --model-name')
  if (modelName === '') throw new WrongUse('--model-name needs a name')
  if (command !== 'work') return { modelName }
  if (model === undefined) throw new WrongUse('work --model-name needs --model with the address of its server')
  const address = modelAddress(model, false)
  if (!address.ok) throw new WrongUse(`--model ${model}: an address on this computer, such as http://127.0.0.1:8080/v1`)
  const modelTimeout = numberOf('--model-timeout', seconds ?? '120', 0.001, 86_400)
  return { modelName, model: { model, modelName, modelTimeout, allowRemote: false } }
}

function numberOf(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  const isWhole = Number.isInteger(value) || (least < 1 && least > 0)
  if (text.trim() !== '' && isWhole && value >= least && value <= most) return value
  throw new WrongUse(`${option} ${text}: a number from ${least} to ${most}`)
}

function isCommand(word: string): word is BulkCommand {
  return COMMANDS.includes(word)
}
