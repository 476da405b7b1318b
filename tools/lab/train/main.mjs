// `npm run train [-- --retrieval]`: trains the linking net on the annotated texts with PyTorch, and packs its weights.
// --retrieval trains the retrieval first. Debian: apt-get install python3-torch libopenblas0-pthread
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

const OUT = '.cache/train'
const NET = `${OUT}/net.pt`
mkdirSync(OUT, { recursive: true })
const python = ['/usr/bin/python3', 'python3'].find((path) => run(path, ['-c', 'import torch, numpy'], true))
if (!python) {
  console.error(
    'Training needs Python 3 with PyTorch and NumPy; on Debian: apt-get install python3-torch libopenblas0-pthread',
  )
  process.exit(2)
}
if (process.argv.includes('--retrieval')) {
  must(process.execPath, ['scripts/run.mjs', 'tools/lab/train/export-retrieval.ts', `${OUT}/retrieval.csv`])
  must(python, ['tools/lab/train/train_retrieval.py', `${OUT}/retrieval.csv`, 'lib/engine/retrieve/weights.json'])
}
must(process.execPath, ['scripts/run.mjs', 'tools/lab/train/export-examples.ts', OUT])
// The net is trained twice, the second time at a lower learning rate.
const first = `${OUT}/first.pt`
must(python, ['tools/lab/train/train.py', OUT, first, '--stop', '10500'])
must(python, [
  'tools/lab/train/train.py',
  OUT,
  NET,
  '--start',
  first,
  '--epochs',
  '2.6',
  '--rate',
  '8e-4',
  '--seed',
  '5',
])
must(python, ['tools/lab/train/pack.py', NET, 'lib/engine/link/weights.json'])
// `npm test` checks the format of all committed files, and the weights are committed.
must(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', 'lib/engine/link/weights.json'])

function must(program, args) {
  if (!run(program, args, false)) process.exit(1)
}

/** Runs with one thread: with several, sums differ from run to run, and two cores are slower. */
function run(program, args, quiet) {
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }
  return spawnSync(program, args, { stdio: quiet ? 'ignore' : 'inherit', env }).status === 0
}
