// Deletes a feature, `node scripts/delete-feature.mjs NAME`: its folders beside the lists of features in lib and
// components and in the tests, its entry in these lists, its messages, and the rows of tables in documents that name its
// folders. Then it prints the lines that still name it.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

const name = process.argv[2] ?? ''
if (!/^[a-z]+(?:-[a-z]+)*$/.test(name)) throw new Error('Name a folder of lib/features or components/features.')
/** Its name in the code and in the messages: "factChecks" for the folder "fact-checks". */
const key = name.replace(/-./g, (letters) => letters[1].toUpperCase())
const entry = `^import .* from '\\./${name}/.*\n|^ +${key},\n|(?<=[[ ])${key}, |(?:, )?\\b${key}(?=\\])`
const messages = `^${key}:.*\n(?: .*\n)*\n?`
const row = `^\\|.*\\bfeatures/${name}\\b.*\n`
const documents = spawnSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).stdout.trim().split('\n')
const parts = [
  [entry, ['lib/features/list.ts', 'lib/features/evidence-list.ts', 'components/features/list.ts']],
  [messages, ['locales/en.yml', 'locales/fr.yml']],
  [row, documents],
]

for (const folder of ['lib', 'components', 'tests/unit', 'tests/browser'])
  rmSync(`${folder}/features/${name}`, { recursive: true, force: true })
for (const [part, files] of parts)
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const rest = text.replace(new RegExp(part, 'gm'), '')
    if (rest !== text) writeFileSync(file, `${rest.trimEnd()}\n`)
  }
spawnSync('git', ['grep', '-nE', `features/${name}\\b|['"\`]${key}\\.`], { stdio: 'inherit' })
