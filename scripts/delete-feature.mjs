// Deletes a feature, `node scripts/delete-feature.mjs NAME`: its folders beside the lists of features in lib and
// components and in the tests, its entry in these lists, and its messages. Then it prints the lines that still name it.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

const name = process.argv[2] ?? ''
if (!/^[a-z]+(?:-[a-z]+)*$/.test(name)) throw new Error('Name a folder of lib/features or components/features.')
/** Its name in the code and in the messages: "factChecks" for the folder "fact-checks". */
const key = name.replace(/-./g, (letters) => letters[1].toUpperCase())
const entry = `^import .* from '\\./${name}/.*\n|^ +${key},\n|(?<=[[ ])${key}, |(?:, )?\\b${key}(?=\\])`
for (const folder of ['lib', 'components', 'tests/unit', 'tests/browser'])
  rmSync(`${folder}/features/${name}`, { recursive: true, force: true })
for (const file of ['lib/features/list.ts', 'components/features/list.ts', 'locales/en.yml', 'locales/fr.yml']) {
  const part = new RegExp(file.endsWith('.ts') ? entry : `^${key}:.*\n(?: .*\n)*\n?`, 'gm')
  writeFileSync(file, `${readFileSync(file, 'utf8').replace(part, '').trimEnd()}\n`)
}
spawnSync('git', ['grep', '-nE', `features/${name}\\b|['"\`]${key}\\.`], { stdio: 'inherit' })
