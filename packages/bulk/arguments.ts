import { parseArgs } from 'node:util'
import { READ_ENDINGS } from '@/lib/dossier/readers/formats'
import { modelOptionsIn } from '@/tools/model-client/model-options'
import { parseNumberOption, Refusal } from '@/tools/shared/command'
import { modelAddress } from '@/tools/model-client/address'
import type { ModelOptions } from '@/tools/model-client/open-model'

export const BULK_USAGE = `usage: npm run --silent bulk -- COMMAND [OPTIONS]
  enqueue FILE...   hands in articles: NDJSON, {"id", "text" or "html", "url"?, "date"?} a line; - for standard input;
                    or documents of one article each: ${READ_ENDINGS.join(' ')}
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

const COMMANDS = ['enqueue', 'work', 'results', 'status', 'dead', 'retry'] as const

export type BulkOptions = NonNullable<ReturnType<typeof parseBulkArguments>>

/**
 * Reads the command line.
 *
 * @returns null when `--help` is given
 * @throws Refusal, or an error of `parseArgs`
 */
export function parseBulkArguments(args: readonly string[], cores: number) {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: BULK_OPTIONS })
  const [word = '', ...files] = positionals
  if (values.help) return null
  const command = COMMANDS.find((command) => command === word)
  if (command === undefined) throw new Refusal(word === '' ? 'no command given; see --help' : `no command ${word}`)
  if (command === 'enqueue' && files.length === 0) throw new Refusal('no file given; see --help')
  if (command !== 'enqueue' && files.length > 0) throw new Refusal(`${command} takes no files`)
  if (!/^[\w-]+$/.test(values.name)) throw new Refusal('--name: letters, digits, - and _')
  const { dossier, name, follow, remove, json } = values
  return {
    command,
    files,
    dossier,
    name,
    follow,
    remove,
    json,
    untilEmpty: values['until-empty'],
    ...modelIn(command, values),
    processes: parseNumberOption('--processes', values.processes ?? String(cores), 1, 512),
    attempts: parseNumberOption('--attempts', values.attempts, 1, 100),
    mostQueued: parseNumberOption('--at-most', values['at-most'], 1, 1e9),
    timeLimit: parseNumberOption('--time-limit', values['time-limit'], 0.001, 1e6),
    lockSeconds: parseNumberOption('--lock-seconds', values['lock-seconds'], 1, 3600),
  }
}

const BULK_OPTIONS = {
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

/** Returns the model options. Articles for a model have their own queue; only the worker needs the server's address. */
function modelIn(
  command: (typeof COMMANDS)[number],
  values: Parameters<typeof modelOptionsIn>[0],
): { modelName?: string; model?: ModelOptions | undefined } {
  const { model, 'model-name': modelName, 'model-timeout': seconds } = values
  if (modelName === undefined && (model ?? seconds) !== undefined)
    throw new Refusal('--model and --model-timeout need --model-name')
  if (modelName === '') throw new Refusal('--model-name needs a name')
  if (modelName === undefined || command !== 'work') return modelName === undefined ? {} : { modelName }
  if (model === undefined) throw new Refusal('work --model-name needs --model with the address of its server')
  if (!modelAddress(model, false).ok)
    throw new Refusal(`--model ${model}: an address on this computer, such as http://127.0.0.1:8080/v1`)
  return { modelName, model: modelOptionsIn(values) }
}
