// Deletes a feature, `node scripts/delete-feature.mjs NAME`: its folders beside the lists of features in lib and
// components and in the tests, its entry in these lists, and its messages. Then it prints the lines that still name it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const name = process.argv[2]
const folders = ['lib', 'components', 'tests/unit', 'tests/browser'].map((room) => `${room}/features/${name}`)
if (!/^[a-z]+(?:-[a-z]+)*$/.test(name ?? '') || !folders.some((folder) => existsSync(folder))) {
  console.error('Name a folder of lib/features or components/features.')
  process.exit(2)
}
/** Its name in the code and in the messages: "factChecks" for the folder "fact-checks". */
const key = name.replace(/-./g, (letters) => letters[1].toUpperCase())
for (const folder of folders) rmSync(folder, { recursive: true, force: true })
for (const list of ['lib/features/list.ts', 'components/features/list.ts']) {
  remove(list, `^import .* from '\\./${name}/.*\n`)
  remove(list, `^ +${key},\n|(?<=[[ ])${key}, |(?:, )?\\b${key}(?=\\])`)
}
for (const language of ['en', 'fr']) remove(`locales/${language}.yml`, `^${key}:.*\n(?: .*\n)*\n?`)
const words = `features/${name}\\b|['"\`]${key}\\.`
console.log(spawnSync('git', ['grep', '-nE', words], { encoding: 'utf8' }).stdout || 'Nothing names it any more.')

/** @param part regular expression of the words that go */
function remove(path, part) {
  writeFileSync(path, readFileSync(path, 'utf8').replace(new RegExp(part, 'm'), '').trimEnd() + '\n')
}
